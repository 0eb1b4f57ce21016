import '../../messages/intake.ts'
import { message } from '../../messages/message.ts'
import { addGeoJsonShape } from './add-geojson.ts'
import { GEO_BOUNDS } from './bounds.ts'
import { declaredByDefinition } from './file-crs.ts'
import { UnreadableFile, stemOf, type Database, type GeoFile, type ReadOptions } from './geo-file.ts'
import { RawLayerBuilder, type DeclaredCrs, type RawLayer } from './raw-layer.ts'
import { readWkb } from './well-known.ts'

/** Rows that are fetched at a time. */
const ROWS = 20_000

/** A name as SQL quotes it. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

interface FeatureTable {
  readonly table: string
  readonly column: string
  readonly declared: DeclaredCrs | null
}

function tablesOf(database: Database): FeatureTable[] {
  const { rows } = database.query(
    `SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition, s.srs_name
     FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
     LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE c.data_type = 'features'`,
  )
  return rows.map(([table, column, organisation, code, definition, name]) => {
    const reason = message('geo.crsMember', { name: String(name ?? code ?? '').slice(0, 80) })
    const epsg = /^epsg$/i.test(String(organisation)) && Number(code) > 0 ? `EPSG:${Number(code)}` : null
    const byDefinition = typeof definition === 'string' ? declaredByDefinition(definition, reason) : null
    const declared = byDefinition ?? (epsg ? { code: epsg, basis: 'stated' as const, reason } : null)
    return { table: String(table), column: String(column), declared }
  })
}

/** Bytes of the envelope after the header of a shape, by the code in its flags. */
const ENVELOPES = [0, 32, 48, 48, 64]

/** A shape as GeoPackage stores it: a header of its own before well-known binary. */
function addShape(builder: RawLayerBuilder, value: unknown): void {
  if (value === null || value === undefined) return builder.leftOut.add('left.noGeometry', builder.at)
  const bytes = value instanceof Uint8Array ? value : new Uint8Array()
  const flags = bytes[3] ?? 0
  const envelope = ENVELOPES[(flags >> 1) & 7]
  if (bytes[0] !== 0x47 || bytes[1] !== 0x50 || envelope === undefined)
    return builder.leftOut.add('left.brokenGeometry', builder.at)
  if (flags & 0x10) return builder.leftOut.add('left.noGeometry', builder.at)
  const read = readWkb(bytes.subarray(8 + envelope))
  if (read === undefined || read === 'curve')
    return builder.leftOut.add(read === 'curve' ? 'left.curve' : 'left.brokenGeometry', builder.at)
  addGeoJsonShape(builder, read.geometry)
}

function layerOf(file: GeoFile, database: Database, found: FeatureTable, options: ReadOptions): RawLayer {
  const { table, column, declared } = found
  const key = `${file.name}/${table}`
  const builder = new RawLayerBuilder({
    key,
    file: key,
    name: table || stemOf(file.name),
    format: 'geopackage',
    bytes: file.bytes.length,
    encoding: null,
    declared,
  })
  const [[total] = [0]] = database.query(`SELECT count(*) FROM ${quoted(table)}`).rows
  for (let from = 0; from < Number(total); from += ROWS) {
    if (builder.isFull) {
      builder.leftOut.add(builder.fullReason, `row ${from + 1}`, Number(total) - from)
      break
    }
    const { columns, rows } = database.query(
      `SELECT rowid AS __row, * FROM ${quoted(table)} ORDER BY rowid LIMIT ${ROWS} OFFSET ${from}`,
    )
    for (const row of rows) {
      builder.begin(row[0] as number | string | null, `row ${builder.count + 1}`)
      for (const [i, value] of row.entries()) {
        const field = columns[i] ?? ''
        if (i > 0 && field !== column) builder.set(field, value)
      }
      addShape(builder, row[columns.indexOf(column)])
      builder.end()
    }
    options.onShare(Math.min(1, (from + ROWS) / Number(total)))
  }
  return builder.finish()
}

/** The tables of features of a GeoPackage, a layer each. Needs SQLite, which runs where WebAssembly may. */
export async function readGeoPackage(file: GeoFile, options: ReadOptions): Promise<RawLayer[]> {
  if (!options.openDatabase) throw new UnreadableFile(message('geo.noDatabase'))
  let database: Database
  try {
    database = await options.openDatabase(file.bytes)
  } catch (fault) {
    const detail = (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)
    const isRefused = /wasm|WebAssembly|CompileError|Content Security/i.test(detail)
    throw new UnreadableFile(isRefused ? message('geo.noDatabase') : message('geo.damaged', { detail }))
  }
  try {
    const tables = tablesOf(database).slice(0, GEO_BOUNDS.archived)
    if (tables.length === 0) throw new UnreadableFile(message('geo.noFeatures'))
    return tables.map((table) => layerOf(file, database, table, options))
  } catch (fault) {
    if (fault instanceof UnreadableFile) throw fault
    const detail = (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)
    throw new UnreadableFile(
      /no such table/.test(detail) ? message('geo.noGeoTables') : message('geo.damaged', { detail }),
    )
  } finally {
    database.close()
  }
}
