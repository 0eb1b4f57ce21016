import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { asDay } from '../../src/base/day.ts'
import { createIntakeSession, type IntakeSession } from '../../src/intake/geodata/intake-session.ts'
import type { GeoFile } from '../../src/intake/geodata/geo-file.ts'
import type { FilePreview, IntakeChoices } from '../../src/own-layers/file-preview.ts'
import type { OwnLayer } from '../../src/own-layers/own-layer.ts'
import { openSqlite } from '../../src/intake/geodata/open-sqlite.ts'
import { root } from '../rules/sources.ts'

/** A file of test/model/inputs/geodata, all of which GDAL 3.12 and GeoPandas wrote. */
export function input(name: string): GeoFile {
  return { name, bytes: new Uint8Array(readFileSync(join(root, 'test/model/inputs/geodata', name))) }
}

/** A file of ../shared/samples; undefined, and said, where it is not at hand. */
export function sample(name: string): GeoFile | undefined {
  const path = [join(root, '../shared/samples', name), join(root, '../../shared/samples', name)].find(existsSync)
  if (path === undefined) {
    console.info(`not tried: ../shared/samples/${name} is not at hand`)
    return undefined
  }
  return { name: name.slice(name.lastIndexOf('/') + 1), bytes: new Uint8Array(readFileSync(path)) }
}

/** A file made of text. */
export const textFile = (name: string, text: string): GeoFile => ({ name, bytes: new TextEncoder().encode(text) })

/** An archive of texts. */
export function zipOf(name: string, files: Readonly<Record<string, string>>): GeoFile {
  const parts = Object.entries(files).map(([part, text]) => [part, strToU8(text)])
  return { name, bytes: zipSync(Object.fromEntries(parts) as Record<string, Uint8Array>) }
}

/** The files of an archive among the inputs, each by its ending alone. */
export function unzipped(name: string): GeoFile[] {
  return Object.entries(unzipSync(input(name).bytes)).map(([path, bytes]) => ({
    name: `loose.${path.slice(path.lastIndexOf('.') + 1)}`,
    bytes,
  }))
}

export const openSession = (): IntakeSession =>
  createIntakeSession({ onProgress: () => {}, openDatabase: openSqlite() })

/** What is said of files; fails where they cannot be read. */
export async function inspect(...files: readonly GeoFile[]): Promise<readonly FilePreview[]> {
  const result = await openSession().inspect(files)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

/** The first layer of files, under choices. */
export async function layerOf(files: readonly GeoFile[], choices: IntakeChoices = {}, at = 0): Promise<OwnLayer> {
  const session = openSession()
  const previews = await session.inspect(files)
  if (!previews.ok) throw new Error(JSON.stringify(previews.errors))
  const layer = await session.read(previews.value[at]!.key, choices, { id: 'layer-u1', addedOn: asDay(700) })
  if (!layer.ok) throw new Error(JSON.stringify(layer.errors))
  return layer.value
}

/** The reasons of faults of files that cannot be read. */
export async function faultsOf(...files: readonly GeoFile[]): Promise<readonly string[]> {
  const result = await openSession().inspect(files)
  return result.ok ? [] : result.errors.map(({ file, row, reason }) => `${file}:${row} ${reason.code}`)
}
