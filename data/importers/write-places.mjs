import { writeFileSync } from 'node:fs'

/**
 * Writes a geometry file of the city pack: indented, but every geometry's coordinates on one line, so that changes read well.
 * @param {string} path
 * @param {object} meta
 * @param {(Record<string, unknown> & { geometry: { type: string, coordinates: unknown } })[]} features places as in src/city/schema.ts
 */
export function writePlaces(path, meta, features) {
  const body = features.map((f) => {
    const { geometry, ...rest } = f
    const fields = Object.entries({
      id: rest.id,
      name: rest.name,
      kind: rest.kind,
      accuracyM: rest.accuracyM,
      crossChecked: rest.crossChecked,
      basis: rest.basis,
      note: rest.note,
    })
    const lines = fields.map(([k, v]) => `      ${JSON.stringify(k)}: ${JSON.stringify(v)},`)
    return `    {\n${lines.join('\n')}\n      "geometry": { "type": ${JSON.stringify(geometry.type)}, "coordinates": ${JSON.stringify(geometry.coordinates)} }\n    }`
  })
  const head = JSON.stringify(meta, null, 2).replaceAll('\n', '\n  ')
  writeFileSync(path, `{\n  "meta": ${head},\n  "features": [\n${body.join(',\n')}\n  ]\n}\n`)
}
