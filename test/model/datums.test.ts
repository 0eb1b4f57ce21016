import { describe, expect, test } from 'vitest'
import { distanceM, type LngLat } from '../../src/base/geodesy.ts'
import { toWgs84 } from '../../src/intake/geodata/to-wgs84.ts'

/** Where a position of a system lies in WGS-84. */
function place(code: string, x: number, y: number): LngLat {
  const placed = toWgs84(code)?.(x, y)
  if (!placed) throw new Error(`${code} ${x} ${y}`)
  return placed.shifted
}

/*
 * Pairs that others have published: eviltransform's own tests (WGS-84 and GCJ-02, degrees with latitude first there), and the
 * example of gcoord's documentation (WGS-84 and BD-09).
 */
const GCJ02 = [
  { city: 'Shanghai', wgs: [121.5272106, 31.1774276], gcj: [121.531541859215, 31.17530398364597] },
  { city: 'Shenzhen', wgs: [113.912316, 22.543847], gcj: [113.9171764808363, 22.540796131694766] },
  { city: 'Beijing', wgs: [116.377817, 39.911954], gcj: [116.38404722455657, 39.91334545536069] },
] as const
const BD09 = { wgs: [116.403988, 39.914266], bd: [116.41661560068297, 39.92196580126834] } as const

describe('shifted datums of China', () => {
  test.each(GCJ02)('GCJ-02 in $city comes back to within a decimetre', ({ wgs, gcj }) => {
    expect(distanceM(wgs, gcj)).toBeGreaterThan(300)
    expect(distanceM(place('GCJ-02', gcj[0], gcj[1]), wgs)).toBeLessThan(0.1)
  })

  test('BD-09 comes back to within a metre', () => {
    expect(distanceM(BD09.wgs, BD09.bd)).toBeGreaterThan(1000)
    expect(distanceM(place('BD-09', ...BD09.bd), BD09.wgs)).toBeLessThan(1)
  })

  test('outside China nothing is shifted', () => expect(place('GCJ-02', 2.35, 48.85)).toEqual([2.35, 48.85]))
})

interface Ellipsoid {
  readonly a: number
  readonly rf: number
}

/** Krüger's series to the fourth order, which is good to less than a millimetre here: nothing of what is tested. */
function gaussKrueger(
  { a, rf }: Ellipsoid,
  meridian: number,
  [lng, lat]: LngLat,
): readonly [east: number, north: number] {
  const n = 1 / (2 * rf - 1)
  const radius = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
  const alpha = [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
    (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
    (49561 * n ** 4) / 161280,
  ]
  const [phi, lambda] = [(lat * Math.PI) / 180, ((lng - meridian) * Math.PI) / 180]
  const e = (2 * Math.sqrt(n)) / (1 + n)
  const t = Math.sinh(Math.atanh(Math.sin(phi)) - e * Math.atanh(e * Math.sin(phi)))
  const [xi, eta] = [Math.atan2(t, Math.cos(lambda)), Math.atanh(Math.sin(lambda) / Math.hypot(1, t))]
  const sum = (of: (j: number) => number): number =>
    alpha.reduce((total, factor, at) => total + factor * of(2 * (at + 1)), 0)
  return [
    500_000 + radius * (eta + sum((j) => Math.cos(j * xi) * Math.sinh(j * eta))),
    radius * (xi + sum((j) => Math.sin(j * xi) * Math.cosh(j * eta))),
  ]
}

const GRS80 = { a: 6_378_137, rf: 298.257222101 }
const KRASSOVSKY = { a: 6_378_245, rf: 298.3 }
const IAU76 = { a: 6_378_140, rf: 298.257 }

/** Codes of 3° zone 38 with the zone's number in the easting, of 114° E without it, and of 6° zone 19 with it. */
const SYSTEMS = [
  { name: 'CGCS2000', ellipsoid: GRS80, zone: 'EPSG:4526', meridian: 'EPSG:4547', six: 'EPSG:4497' },
  { name: 'Beijing 1954', ellipsoid: KRASSOVSKY, zone: 'EPSG:2414', meridian: 'EPSG:2435', six: 'EPSG:21419' },
  { name: "Xi'an 1980", ellipsoid: IAU76, zone: 'EPSG:2362', meridian: 'EPSG:2383', six: 'EPSG:2333' },
] as const
/** In the city, on the meridian, and at the far ends of the region. */
const PLACES: readonly LngLat[] = [
  [113.6654, 34.7579],
  [114, 34.5],
  [112.72, 34.26],
  [115.2, 35.1],
]

describe.each(SYSTEMS)('$name in Gauss-Krüger zones', ({ ellipsoid, zone, meridian, six }) => {
  test.each(PLACES)('%f, %f', (lng, lat) => {
    const [east, north] = gaussKrueger(ellipsoid, 114, [lng, lat])
    const [eastSix, northSix] = gaussKrueger(ellipsoid, 111, [lng, lat])
    for (const found of [
      place(zone, east + 38_000_000, north),
      place(meridian, east, north),
      place(six, eastSix + 19_000_000, northSix),
    ])
      expect(distanceM(found, [lng, lat])).toBeLessThan(0.002)
  })
})

test('each system is read on its own ellipsoid: on the wrong one it would lie tens of metres away', () => {
  const at = PLACES[0]!
  const plane = gaussKrueger(KRASSOVSKY, 114, at)
  expect(distanceM(place('EPSG:4547', ...plane), at)).toBeGreaterThan(20)
  expect(distanceM(place('EPSG:2383', ...plane), at)).toBeGreaterThan(20)
})

test('an easting with the zone in it is no easting without', () => {
  const [east, north] = gaussKrueger(GRS80, 114, PLACES[0]!)
  expect(toWgs84('EPSG:4547')?.(east + 38_000_000, north)).toBeUndefined()
  expect(toWgs84('EPSG:4526')?.(east, north)).toBeUndefined()
})
