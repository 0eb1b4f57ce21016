import type { Datum } from './own-layer.ts'

/** How a coordinate system's plane, or sphere, is measured. */
export type CrsPlane =
  | { readonly kind: 'degrees' }
  | { readonly kind: 'mercator' }
  /** Gauss-Krüger or UTM: central meridian in degrees, scale on it, false easting in metres, on an ellipsoid. */
  | {
      readonly kind: 'transverse-mercator'
      readonly meridian: number
      readonly scale: number
      readonly falseEasting: number
      readonly ellipsoid: 'grs80' | 'wgs84' | 'krassowsky' | 'iau76'
    }

/**
 * A coordinate system, as `EPSG:4526` where there is such a code, as `GCJ-02` and `BD-09` where there is none. `PRJ:` and a
 * text in well-known form is one that a file brought itself.
 */
export type CrsCode = string

export interface Crs {
  readonly code: CrsCode
  readonly label: string
  readonly datum: Datum
  readonly plane: CrsPlane
}

interface GaussKrueger {
  readonly datum: Datum
  readonly name: string
  readonly ellipsoid: 'grs80' | 'krassowsky' | 'iau76'
  /** EPSG codes of the zones 36 to 40 (3°) and 18 to 20 (6°), with the zone's number in the easting and without it. */
  readonly three: readonly [withZone: number, without: number]
  readonly six: readonly [withZone: number, without: number]
}

/** EPSG codes of 3° zone 25 (meridian 75° E) and 6° zone 13 (meridian 75° E); those of the other zones follow them. */
const GAUSS_KRUEGER: readonly GaussKrueger[] = [
  { datum: 'cgcs2000', name: 'CGCS2000', ellipsoid: 'grs80', three: [4513, 4534], six: [4491, 4502] },
  { datum: 'xian80', name: "Xi'an 1980", ellipsoid: 'iau76', three: [2349, 2370], six: [2327, 2338] },
  { datum: 'beijing54', name: 'Beijing 1954', ellipsoid: 'krassowsky', three: [2401, 2422], six: [21413, 21453] },
]

/** Zones whose meridian lies within 6° of Henan (110° to 117° E), for which a choice is offered. */
const THREE_DEGREE = [36, 37, 38, 39, 40]
const SIX_DEGREE = [18, 19, 20]

function zonesOf({ datum, name, ellipsoid, three, six }: GaussKrueger): Crs[] {
  const plane = (meridian: number, zone: number | null): CrsPlane => ({
    kind: 'transverse-mercator',
    meridian,
    scale: 1,
    falseEasting: 500_000 + (zone ?? 0) * 1_000_000,
    ellipsoid,
  })
  const oneOf = (degrees: 3 | 6, zone: number, codes: readonly [number, number]): Crs[] => {
    const [first, meridian] = degrees === 3 ? [25, zone * 3] : [13, zone * 6 - 3]
    const stem = `${name} / ${degrees}-degree Gauss-Kruger`
    return [
      { code: `EPSG:${codes[0] + zone - first}`, label: `${stem} zone ${zone}`, datum, plane: plane(meridian, zone) },
      {
        code: `EPSG:${codes[1] + zone - first}`,
        label: `${stem} CM ${meridian}E`,
        datum,
        plane: plane(meridian, null),
      },
    ]
  }
  return [
    ...THREE_DEGREE.flatMap((zone) => oneOf(3, zone, three)),
    ...SIX_DEGREE.flatMap((zone) => oneOf(6, zone, six)),
  ]
}

const degrees: CrsPlane = { kind: 'degrees' }

/** The systems that can be chosen: those in use for Henan. */
export const CHOOSABLE_CRS: readonly Crs[] = [
  { code: 'EPSG:4326', label: 'WGS 84', datum: 'wgs84', plane: degrees },
  { code: 'EPSG:4490', label: 'CGCS2000', datum: 'cgcs2000', plane: degrees },
  { code: 'GCJ-02', label: 'GCJ-02', datum: 'gcj02', plane: degrees },
  { code: 'BD-09', label: 'BD-09', datum: 'bd09', plane: degrees },
  { code: 'EPSG:3857', label: 'WGS 84 / Pseudo-Mercator', datum: 'wgs84', plane: { kind: 'mercator' } },
  ...[49, 50].map((zone): Crs => ({
    code: `EPSG:${32600 + zone}`,
    label: `WGS 84 / UTM zone ${zone}N`,
    datum: 'wgs84',
    plane: {
      kind: 'transverse-mercator',
      meridian: zone * 6 - 183,
      scale: 0.9996,
      falseEasting: 500_000,
      ellipsoid: 'wgs84',
    },
  })),
  ...GAUSS_KRUEGER.flatMap(zonesOf),
  { code: 'EPSG:4610', label: "Xi'an 1980", datum: 'xian80', plane: degrees },
  { code: 'EPSG:4214', label: 'Beijing 1954', datum: 'beijing54', plane: degrees },
]
