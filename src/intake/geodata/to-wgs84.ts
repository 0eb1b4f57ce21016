import gcoord from 'gcoord'
import proj4 from 'proj4'
import type { LngLat } from '../../base/geodesy.ts'
import type { CrsCode, CrsPlane } from '../../own-layers/crs.ts'
import { OWN_DEFINITION, PROJ_TEXTS, crsOf } from './file-crs.ts'

/**
 * Degrees of longitude and latitude of a position in a system. `placed` is where the numbers lie if the datum is taken as
 * WGS-84; `shifted` is where they lie in WGS-84. Undefined for what lies outside the system.
 */
export interface Placement {
  readonly placed: LngLat
  readonly shifted: LngLat
}

export type ToWgs84 = (x: number, y: number) => Placement | undefined

const ELLIPSOIDS: Readonly<Record<string, string>> = {
  grs80: '+a=6378137 +rf=298.257222101',
  wgs84: '+a=6378137 +rf=298.257223563',
  krassowsky: '+a=6378245 +rf=298.3',
  iau76: '+a=6378140 +rf=298.257',
}

/** Metres from the false easting within which a Gauss-Krüger plane is good for anything: about 12 degrees. */
const WIDEST_M = 1_200_000

type Projected = (x: number, y: number) => LngLat | undefined

const isDegrees = (lng: number, lat: number): boolean => lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90

/** From a plane to degrees on its own ellipsoid. No datum is shifted here: proj4 knows none for the Chinese systems. */
function fromPlane(plane: CrsPlane): Projected {
  if (plane.kind === 'degrees') return (x, y) => (isDegrees(x, y) ? [x, y] : undefined)
  if (plane.kind === 'mercator') {
    const inverse = proj4('EPSG:3857', 'EPSG:4326')
    return (x, y) => {
      if (Math.abs(x) > 20_037_509 || Math.abs(y) > 20_048_967) return undefined
      const [lng = NaN, lat = NaN] = inverse.forward([x, y])
      return isDegrees(lng, lat) ? [lng, lat] : undefined
    }
  }
  const ellipsoid = ELLIPSOIDS[plane.ellipsoid] ?? ''
  const from = `+proj=tmerc +lat_0=0 +lon_0=${plane.meridian} +k=${plane.scale} +x_0=${plane.falseEasting} +y_0=0 ${ellipsoid} +units=m +no_defs`
  const inverse = proj4(from, `+proj=longlat ${ellipsoid} +no_defs`)
  return (x, y) => {
    if (Math.abs(x - plane.falseEasting) > WIDEST_M || Math.abs(y) > 10_002_000) return undefined
    const [lng = NaN, lat = NaN] = inverse.forward([x, y])
    return isDegrees(lng, lat) ? [lng, lat] : undefined
  }
}

/** By proj4 alone, with whatever shift the definition states itself. Undefined where proj4 cannot read it. */
function fromDefinition(definition: string): Projected | undefined {
  try {
    // A text in well-known form; PROJJSON is read from its object.
    const source: unknown = definition.startsWith('{') ? JSON.parse(definition) : definition
    const inverse = proj4(source as string, 'EPSG:4326')
    return (x, y) => {
      const [lng = NaN, lat = NaN] = inverse.forward([x, y])
      return isDegrees(lng, lat) ? [lng, lat] : undefined
    }
  } catch {
    return undefined
  }
}

/** What brings positions of a system to WGS-84; undefined for a system that is not known here. */
export function toWgs84(code: CrsCode): ToWgs84 | undefined {
  const crs = crsOf(code)
  if (!crs) return undefined
  const text = PROJ_TEXTS[crs.code]?.text ?? crs.code.slice(OWN_DEFINITION.length)
  const place = crs.plane ? fromPlane(crs.plane) : fromDefinition(text)
  if (!place) return undefined
  const datum = crs.datum === 'gcj02' ? gcoord.GCJ02 : crs.datum === 'bd09' ? gcoord.BD09 : undefined
  return (x, y) => {
    const placed = Number.isFinite(x) && Number.isFinite(y) ? safely(place, x, y) : undefined
    if (!placed) return undefined
    if (!datum) return { placed, shifted: placed }
    const [lng = NaN, lat = NaN] = gcoord.transform<[number, number]>([placed[0], placed[1]], datum, gcoord.WGS84)
    return isDegrees(lng, lat) ? { placed, shifted: [lng, lat] } : undefined
  }
}

/** proj4 throws on numbers that its series do not end for. */
function safely(place: Projected, x: number, y: number): LngLat | undefined {
  try {
    return place(x, y)
  } catch {
    return undefined
  }
}
