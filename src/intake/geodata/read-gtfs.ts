import '../../messages/intake.ts'
import papa from 'papaparse'
import { message } from '../../messages/message.ts'
import { addGeoJsonShape } from './add-geojson.ts'
import { UnreadableFile, readText, stemOf, type GeoFile, type ReadOptions } from './geo-file.ts'
import { RawLayerBuilder, type RawLayer } from './raw-layer.ts'

type Row = Readonly<Record<string, string>>

/** The tables of a feed, by name without the ending; those that are missing are empty. */
type Feed = (table: string) => readonly Row[]

function openFeed(files: readonly GeoFile[], options: ReadOptions): Feed {
  const kept = new Map<string, readonly Row[]>()
  return (table) => {
    const known = kept.get(table)
    if (known) return known
    const file = files.find(({ name }) => name.slice(name.lastIndexOf('/') + 1) === `${table}.txt`)
    const text = file ? readText(file, options.encoding).text : ''
    const { data } = papa.parse<Row>(text, { header: true, skipEmptyLines: 'greedy', delimiter: ',' })
    kept.set(table, data)
    return data
  }
}

/** Seconds of a time of service, which may be past midnight: 25:10:00; NaN where there is none. */
function secondsOf(time: string | undefined): number {
  const found = /^\s*(\d{1,3}):(\d{2}):(\d{2})\s*$/.exec(time ?? '')
  return found ? Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]) : Number.NaN
}

const group = (rows: readonly Row[], field: string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = row[field] ?? ''
    const list = groups.get(key)
    if (list) list.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const dateOf = (text: string | undefined): string | null => {
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text?.trim() ?? '')
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null
}

/** First and last day on which services run, by their calendars and what is added to them. */
function spanOf(feed: Feed, services: ReadonlySet<string>): readonly [string | null, string | null] {
  const days = [
    ...feed('calendar')
      .filter(({ service_id: id = '' }) => services.has(id))
      .flatMap(({ start_date: start, end_date: end }) => [dateOf(start), dateOf(end)]),
    ...feed('calendar_dates')
      .filter(({ service_id: id = '', exception_type: type }) => services.has(id) && type === '1')
      .map(({ date }) => dateOf(date)),
  ].filter((day) => day !== null)
  const sorted = days.toSorted()
  return [sorted[0] ?? null, sorted.at(-1) ?? null]
}

interface Gtfs {
  readonly file: GeoFile
  readonly feed: Feed
  readonly options: ReadOptions
}

const builderFor = ({ file }: Gtfs, part: string, known: Readonly<Record<string, string>>): RawLayerBuilder =>
  new RawLayerBuilder({
    key: `${file.name}/${part}`,
    file: `${file.name}/${part}.txt`,
    name: `${stemOf(file.name)} ${part}`,
    format: 'gtfs',
    bytes: file.bytes.length,
    encoding: null,
    declared: null,
    known,
  })

function stopsOf(gtfs: Gtfs): RawLayer {
  const builder = builderFor(gtfs, 'stops', { id: 'stop_id', name: 'stop_name' })
  const calls = group(gtfs.feed('stop_times'), 'stop_id')
  for (const [i, row] of gtfs.feed('stops').entries()) {
    const at = `row ${i + 2}`
    if (builder.isFull) {
      builder.leftOut.add(builder.fullReason, at)
      break
    }
    builder.begin(row['stop_id'], at)
    for (const [field, value] of Object.entries(row)) if (!/^stop_(?:lat|lon)$/.test(field)) builder.set(field, value)
    const count = calls.get(row['stop_id'] ?? '')?.length ?? 0
    if (count > 0) builder.set('stop_times', count)
    const [lng, lat] = [row['stop_lon']?.trim(), row['stop_lat']?.trim()]
    if (!lng || !lat) builder.leftOut.add('left.noPosition', at)
    else addGeoJsonShape(builder, { type: 'Point', coordinates: [Number(lng), Number(lat)] })
    builder.end()
  }
  return builder.finish()
}

/** Positions of a shape in its order; of a trip without one those of its stops. */
function pathOf({ feed }: Gtfs): (trip: Row) => readonly (readonly [number, number])[] {
  const byOrder =
    (field: string) =>
    (a: Row, b: Row): number =>
      Number(a[field]) - Number(b[field])
  const shapes = group(feed('shapes'), 'shape_id')
  const calls = group(feed('stop_times'), 'trip_id')
  const stops = new Map(feed('stops').map((row) => [row['stop_id'] ?? '', row]))
  return (trip) => {
    const shape = shapes.get(trip['shape_id'] ?? '')
    if (shape)
      return shape
        .toSorted(byOrder('shape_pt_sequence'))
        .map((row) => [Number(row['shape_pt_lon']), Number(row['shape_pt_lat'])])
    return (calls.get(trip['trip_id'] ?? '') ?? [])
      .toSorted(byOrder('stop_sequence'))
      .map(({ stop_id: id = '' }) => stops.get(id))
      .filter((stop) => stop !== undefined && (stop['stop_lon'] ?? '') !== '')
      .map((stop) => [Number(stop?.['stop_lon']), Number(stop?.['stop_lat'])])
  }
}

/** Routes by the ways they run: one line for each route and shape, with how many trips, between when, on which days. */
function routesOf(gtfs: Gtfs): RawLayer {
  const { feed } = gtfs
  const builder = builderFor(gtfs, 'routes', { name: 'route', start: 'service_start', end: 'service_end' })
  const routes = new Map(feed('routes').map((row) => [row['route_id'] ?? '', row]))
  const calls = group(feed('stop_times'), 'trip_id')
  const path = pathOf(gtfs)
  const ways = new Map<string, Row[]>()
  for (const trip of feed('trips')) {
    const key = JSON.stringify([trip['route_id'], trip['shape_id'] || trip['direction_id'] || ''])
    const way = ways.get(key)
    if (way) way.push(trip)
    else ways.set(key, [trip])
  }
  for (const [key, trips] of ways) {
    const [first] = trips
    if (!first) continue
    const at = `trip ${first['trip_id'] ?? ''}`
    const route = routes.get(first['route_id'] ?? '') ?? {}
    builder.begin(key, at)
    builder.set('route', route['route_short_name'] || route['route_long_name'] || first['route_id'])
    for (const [field, value] of Object.entries(route)) builder.set(field, value)
    builder.set('headsign', first['trip_headsign'])
    builder.set('trips', trips.length)
    const times = trips
      .flatMap((trip) => calls.get(trip['trip_id'] ?? '') ?? [])
      .filter((row) => !Number.isNaN(secondsOf(row['departure_time'])))
      .toSorted((a, b) => secondsOf(a['departure_time']) - secondsOf(b['departure_time']))
    builder.set('first_departure', times[0]?.['departure_time'])
    builder.set('last_departure', times.at(-1)?.['departure_time'])
    const [start, end] = spanOf(feed, new Set(trips.map((trip) => trip['service_id'] ?? '')))
    builder.set('service_start', start)
    builder.set('service_end', end)
    const positions = path(first)
    if (positions.length < 2) builder.leftOut.add('left.noGeometry', at)
    else addGeoJsonShape(builder, { type: 'LineString', coordinates: positions })
    builder.end()
  }
  return builder.finish()
}

/** A GTFS feed: its stops as points, and its routes as lines along their shapes. */
export function readGtfs(file: GeoFile, inside: readonly GeoFile[], options: ReadOptions): RawLayer[] {
  const gtfs: Gtfs = { file, feed: openFeed(inside, options), options }
  const layers = [stopsOf(gtfs), routesOf(gtfs)].filter(({ count }) => count > 0)
  if (layers.length === 0) throw new UnreadableFile(message('geo.noFeatures'))
  return layers
}
