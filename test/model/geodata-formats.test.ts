import { describe, expect, test } from 'vitest'
import { isoOf, type Day } from '../../src/base/day.ts'
import type { GeoFile } from '../../src/intake/geodata/geo-file.ts'
import { valueAt } from '../../src/own-layers/value-at.ts'
import {
  DayPrecision,
  GeometryKind,
  HeightBasis,
  type DayColumn,
  type OwnLayer,
} from '../../src/own-layers/own-layer.ts'
import { faultsOf, input, inspect, layerOf, sample, textFile, unzipped, zipOf } from './geodata-files.ts'

/** The three parcels as they were given to GDAL: a square with a hole, two squares, a square; degrees of CGCS2000. */
const CORNERS = [
  [113.7, 34.75],
  [113.72, 34.76],
  [113.6, 34.7],
] as const

const attribute = (layer: OwnLayer, name: string, row: number): string | number | boolean | null => {
  const column = layer.attributes.find((one) => one.name === name)
  return column ? valueAt(column, row) : null
}

const dayAt = (column: DayColumn | undefined, row: number): string => isoOf((column?.days[row] ?? NaN) as Day)

/** South-west corner of a row. */
function cornerOf({ geometry }: OwnLayer, row: number): [number, number] {
  const from = geometry.ringPositions[geometry.partRings[geometry.rowParts[row]!]!]!
  const to = geometry.ringPositions[geometry.partRings[geometry.rowParts[row + 1]!]!]!
  let [west, south] = [Infinity, Infinity]
  for (let i = from; i < to; i += 1) {
    west = Math.min(west, geometry.positions[2 * i]!)
    south = Math.min(south, geometry.positions[2 * i + 1]!)
  }
  return [west, south]
}

/** All of it is where it was given to GDAL, with its parts and its hole. */
function expectParcels(layer: OwnLayer): void {
  expect([...layer.geometry.kinds]).toEqual([GeometryKind.polygon, GeometryKind.polygon, GeometryKind.polygon])
  for (const [row, [lng, lat]] of CORNERS.entries()) {
    const [west, south] = cornerOf(layer, row)
    expect(Math.abs(west - lng)).toBeLessThan(1e-7)
    expect(Math.abs(south - lat)).toBeLessThan(1e-7)
  }
  expect([...layer.geometry.rowParts]).toEqual([0, 1, 3, 4])
  expect([...layer.geometry.partRings]).toEqual([0, 2, 3, 4, 5])
  expect([...layer.geometry.ringPositions]).toEqual([0, 5, 10, 15, 20, 25])
}

describe('files that GDAL and GeoPandas wrote', () => {
  test('a zipped Shapefile in GBK on CGCS2000 zone 38, with Chinese names in the archive', async () => {
    const files = [input('parcels-gbk-gk38.zip')]
    const [preview] = await inspect(...files)
    expect(preview).toMatchObject({
      key: 'parcels-gbk-gk38.zip/数据/地块.shp',
      name: '地块',
      format: 'shapefile',
      encoding: { name: 'gb18030', basis: 'stated' },
      crs: { code: 'EPSG:4526', datum: 'cgcs2000', basis: 'stated', swapped: false },
      count: 3,
      kinds: { none: 0, point: 0, line: 0, polygon: 3 },
      inHenan: 'all',
      leftOut: [],
      faults: [],
      mapping: { id: '编号', name: '名称', start: '开工日期', end: '竣工', storeys: '层数', height: '高度' },
    })
    expect(preview!.firstRows[1]).toEqual(['郑-02', '龙湖“北”岸', '2023/01/01 00:00:00', '2025', '', '12'])
    const layer = await layerOf(files)
    expectParcels(layer)
    expect(layer.ids).toEqual(['郑-01', '郑-02', '郑-03'])
    expect(dayAt(layer.days.start, 0)).toBe('2022-05-20')
    // "2024年底" and "2025" as ends are the last days of their times, and stay vague.
    expect([dayAt(layer.days.end, 0), dayAt(layer.days.end, 1)]).toEqual(['2024-12-31', '2025-12-31'])
    expect([...layer.days.end!.precision]).toEqual([DayPrecision.part, DayPrecision.year, 0])
    expect([...layer.heights.basis]).toEqual([HeightBasis.stated, HeightBasis.stated, HeightBasis.storeys])
    expect([...layer.heights.metres]).toEqual([54.5, 12, 9])
  })

  test.each(['parcels.geojsonl', 'parcels-wkt.csv', 'parcels-4547.gpkg', 'parcels.parquet'])('%s', async (name) => {
    const layer = await layerOf([input(name)])
    expectParcels(layer)
    expect(layer.leftOut).toEqual([])
    expect(attribute(layer, '名称', 2)).toBe('中原区 <b>地块</b>')
    expect(dayAt(layer.days.start, 1)).toBe('2023-01-01')
    expect(layer.heights.metres[0]).toBe(54.5)
  })

  test('FlatGeobuf with an index, whose features lie in the order of the index', async () => {
    const layer = await layerOf([input('parcels.fgb')])
    expect(layer.ids.toSorted()).toEqual(['郑-01', '郑-02', '郑-03'])
    const corners = new Map(layer.ids.map((id, row) => [id, cornerOf(layer, row).map((degrees) => degrees.toFixed(6))]))
    expect(corners.get('郑-01')).toEqual(['113.700000', '34.750000'])
    expect(corners.get('郑-03')).toEqual(['113.600000', '34.700000'])
    expect(layer).toMatchObject({ datum: 'cgcs2000', datumBasis: 'stated', leftOut: [] })
    expect(dayAt(layer.days.start, layer.ids.indexOf('郑-01'))).toBe('2022-05-20')
  })

  test('KML: a TimeSpan becomes start and end', async () => {
    const layer = await layerOf([input('parcels.kml')])
    expectParcels(layer)
    expect(layer.datumBasis).toBe('stated')
    expect(attribute(layer, 'name', 1)).toBe('龙湖“北”岸')
    expect([dayAt(layer.days.start, 0), dayAt(layer.days.end, 0)]).toEqual(['2022-05-20', '2024-12-31'])
  })

  test('GPX way points', async () => {
    const layer = await layerOf([input('points.gpx')])
    expect([...layer.geometry.kinds]).toEqual([1, 1, 1])
    expect(attribute(layer, 'name', 0)).toBe('高新区样地')
    expect(dayAt(layer.days.start, 0)).toBe('2022-05-20')
  })

  test('a workbook with columns of longitude and latitude', async () => {
    const layer = await layerOf([input('points.xlsx')])
    expect([...layer.geometry.kinds]).toEqual([1, 1, 1])
    expect(layer.geometry.positions[1]).toBeCloseTo(34.755, 3)
    expect(attribute(layer, '名称', 0)).toBe('高新区样地')
    expect(dayAt(layer.days.start, 0)).toBe('2022-05-20')
  })
})

/** Previews of the samples that are at hand, as name and what was counted. */
async function counted(names: readonly string[]): Promise<Record<string, { count: number; placed: boolean }>> {
  const found: Record<string, { count: number; placed: boolean }> = {}
  for (const name of names) {
    const file = sample(name)
    if (!file) continue
    const previews = await inspect(file)
    const count = previews.reduce((sum, preview) => sum + preview.count, 0)
    found[name] = { count, placed: previews.every(({ positions }) => positions > 0) }
  }
  return found
}

describe('samples that other software made', () => {
  test('each that is at hand is read whole', async () => {
    const expected: Record<string, number> = {
      'kml/KML_Samples.kml': 20,
      'kml/extended_data.kml': 1,
      'kml/gxtrack.kml': 1,
      'kml/multigeometry.kml': 1,
      'kml/timespan.kml': 1,
      'trek.gpx': 1,
      'countries.fgb': 179,
      'airports.parquet': 1000,
      'polys.parquet': 5,
      'zstd.parquet': 3,
      'rivers_small.gpkg': 1,
      'gtfs-sample-feed.zip': 18,
      '3dbag.city.json': 98,
    }
    const found = await counted(Object.keys(expected))
    const wanted = Object.keys(found).map((name) => [name, { count: expected[name], placed: true }])
    expect(found).toEqual(Object.fromEntries(wanted))
  })

  test('dBase tables in GBK by their own mark; without shapes they say what is missing', async () => {
    const files = ['chinese.dbf', 'chinese.prj', 'chinese.shp', 'chinese.shx'].map((name) =>
      sample(`shapefile-gbk/${name}`),
    )
    const there = files.filter((file) => file !== undefined)
    const previews = there.length < files.length ? [] : await inspect(...there)
    const texts = previews.map(({ encoding, firstRows }) => [encoding?.name, encoding?.basis, firstRows[0]?.join()])
    expect(texts).toEqual(previews.map(() => ['gb18030', 'stated', expect.stringContaining('简体')]))
    const alone = sample('shapefile-gbk/gbk.dbf')
    expect(alone ? await faultsOf(alone) : ['gbk.dbf:0 geo.noShp']).toEqual(['gbk.dbf:0 geo.noShp'])
  })
})

describe('formats whose files are written here', () => {
  test('a GTFS feed: stops, and routes along their shapes with the days of service', async () => {
    const tables = {
      'agency.txt': 'agency_id,agency_name\n1,郑州公交\n',
      'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\na,东风路,34.79,113.68\nb,花园路,34.78,113.69\nc,无坐标,,\n',
      'routes.txt': 'route_id,agency_id,route_short_name,route_type\nr,1,B1,3\n',
      'trips.txt':
        'route_id,service_id,trip_id,shape_id,trip_headsign\nr,w,t1,s,花园路\nr,w,t2,s,花园路\nr,w,t3,,花园路\n',
      'stop_times.txt':
        'trip_id,stop_id,stop_sequence,departure_time\nt1,a,1,06:00:00\nt1,b,2,06:10:00\nt2,a,1,24:50:00\nt2,b,2,25:00:00\nt3,b,1,07:00:00\nt3,a,2,07:10:00\n',
      'calendar.txt': 'service_id,monday,start_date,end_date\nw,1,20230101,20231231\n',
      'shapes.txt':
        'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\ns,34.78,113.69,10\ns,34.79,113.68,1\ns,34.785,113.68,5\n',
    }
    const file = zipOf('feed.zip', tables)
    const previews = await inspect(file)
    expect(previews.map(({ key, format, count }) => [key, format, count])).toEqual([
      ['feed.zip/stops', 'gtfs', 3],
      ['feed.zip/routes', 'gtfs', 2],
    ])
    const routes = await layerOf([file], {}, 1)
    expect(attribute(routes, 'trips', 0)).toBe(2)
    expect(attribute(routes, 'last_departure', 0)).toBe('25:00:00')
    expect([...routes.geometry.positions.slice(0, 6)]).toEqual([113.68, 34.79, 113.68, 34.785, 113.69, 34.78])
    // A trip without a shape runs from stop to stop.
    expect([...routes.geometry.positions.slice(6)]).toEqual([113.69, 34.78, 113.68, 34.79])
    expect([dayAt(routes.days.start, 0), dayAt(routes.days.end, 0)]).toEqual(['2023-01-01', '2023-12-31'])
  })

  test('CityJSON: the ground plan of each object, and its height', async () => {
    const square = [0, 1, 2, 3]
    const city = {
      type: 'CityJSON',
      version: '1.1',
      transform: { scale: [0.001, 0.001, 0.01], translate: [113.7, 34.75, 100] },
      metadata: { referenceSystem: 'https://www.opengis.net/def/crs/EPSG/0/4490' },
      CityObjects: {
        parent: { type: 'Building', attributes: { 建成年份: '1998' }, children: ['part'], geometry: [] },
        part: {
          type: 'BuildingPart',
          parents: ['parent'],
          geometry: [{ type: 'Solid', lod: '1', boundaries: [[[square], [[4, 5, 6, 7]], [[0, 1, 5, 4]]]] }],
        },
      },
      vertices: [0, 2400].flatMap((z) => [
        [0, 0, z],
        [1, 0, z],
        [1, 1, z],
        [0, 1, z],
      ]),
    }
    const layer = await layerOf([textFile('block.city.json', JSON.stringify(city))])
    expect(layer).toMatchObject({ count: 1, ids: ['part'], datum: 'cgcs2000', name: 'block' })
    expect([...layer.geometry.ringPositions]).toEqual([0, 5])
    expect([layer.heights.metres[0], layer.heights.basis[0]]).toEqual([24, HeightBasis.stated])
    expect(dayAt(layer.days.end, 0)).toBe('1998-12-31')
  })

  test('loose parts of a Shapefile in GBK without .cpg: by its mark, else by trying', async () => {
    const parts = unzipped('parcels-gbk-gk38.zip').filter(({ name }) => !name.endsWith('.cpg'))
    const markedAs = (mark: number): GeoFile[] =>
      parts.map(({ name, bytes }) => ({ name, bytes: name.endsWith('.dbf') ? bytes.with(29, mark) : bytes }))
    const [marked] = await inspect(...markedAs(0x4d))
    expect(marked?.encoding).toMatchObject({ name: 'gb18030', basis: 'stated' })
    const [tried] = await inspect(...markedAs(0))
    expect(tried?.encoding).toMatchObject({ name: 'gb18030', basis: 'derived' })
    expect(tried?.firstRows[0]?.[1]).toBe('高新区样地')
  })
})
