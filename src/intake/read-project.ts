import '../messages/intake.ts'
import { unzipSync } from 'fflate'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { cleanLine } from '../base/clean-text.ts'
import { failure, success, type Result } from '../base/result.ts'
import { message, type Message } from '../messages/message.ts'
import { readStyle } from '../own-layers/check-style.ts'
import { readLayerBytes } from '../own-layers/layer-bytes.ts'
import { defaultStyle, type OwnLayerStyle } from '../own-layers/layer-style.ts'
import type { OwnLayer } from '../own-layers/own-layer.ts'
import { PROJECT_FORMAT, PROJECT_VERSION } from '../own-layers/project-index.ts'
import type { ScenarioFile } from '../scenario/scenario-file.ts'
import { wholeFileFault, type FileFault } from './file-fault.ts'
import { readLocatedJson } from './located-json.ts'
import { readScenarioFile } from './read-scenario-file.ts'

/** What a project holds that can be read; the rest is told by the faults. */
export interface ReadProject {
  readonly file: string
  readonly layers: readonly {
    readonly layer: OwnLayer
    readonly name: string
    readonly order: number
    readonly style: OwnLayerStyle
  }[]
  readonly scenarios: readonly ScenarioFile[]
  /** As texts: a briefing is checked against the scenarios once these are in. */
  readonly briefings: readonly { readonly path: string; readonly text: string }[]
  /** As texts: a record is checked against the city. */
  readonly records: readonly { readonly path: string; readonly text: string }[]
  readonly faults: readonly FileFault[]
}

/** What all files of a project may come to, unpacked. */
const MOST_BYTES = 1_500_000_000
const MOST_FILES = 2000
const MOST_INDEX = 5_000_000

const entry = { path: z.string().max(300), bytes: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }
const indexSchema = z.object({
  format: z.literal(PROJECT_FORMAT),
  version: z.literal(PROJECT_VERSION),
  layers: z.array(z.object({ ...entry, name: z.string(), order: z.number(), style: z.unknown() })).max(MOST_FILES),
  scenarios: z.array(z.object(entry)).max(MOST_FILES),
  briefings: z.array(z.object(entry)).max(MOST_FILES),
  records: z.array(z.object(entry)).max(MOST_FILES).default([]),
})
type Entry = z.infer<z.ZodObject<typeof entry>>

/**
 * Reads a `.twin.zip`. What is damaged is left out and told by its place in the archive; what is whole comes out. Fails only
 * where the archive or its project.json cannot be read. Never throws.
 */
export function readProject(file: string, bytes: Uint8Array): Result<ReadProject, FileFault> {
  const unpacked = unpack(file, bytes)
  if (!unpacked.ok) return unpacked
  const text = unpacked.value['project.json']
  if (!text) return failure([wholeFileFault(file, message('project.noIndex'))])
  const index = readIndex(file, new TextDecoder().decode(text))
  if (!index.ok) return index
  const faults: FileFault[] = []
  const report = ({ path }: Entry, reason: Message, where = ''): void => {
    faults.push({ file: `${file}/${cleanLine(path, 200)}`, row: 0, column: 0, where, reason })
  }
  /** The bytes of a file of it that are as they were written. */
  const wholeOf = (one: Entry): Uint8Array | undefined => {
    const found = Object.hasOwn(unpacked.value, one.path) ? unpacked.value[one.path] : undefined
    if (!found) report(one, message('project.missing'))
    else if (found.length !== one.bytes || bytesToHex(sha256(found)) !== one.sha256)
      report(one, message('project.changed'))
    else return found
    return undefined
  }
  const layers = index.value.layers.flatMap((one, at) => {
    const found = wholeOf(one)
    const read = found && readLayerBytes(found)
    if (read && !read.ok) report(one, message('project.badLayer'), read.errors[0])
    if (!read?.ok) return []
    const name = cleanLine(one.name, 120) || read.value.name
    return [{ layer: read.value, name, order: one.order, style: readStyle(one.style, defaultStyle(at)) }]
  })
  const scenarios = index.value.scenarios.flatMap((one) => {
    const found = wholeOf(one)
    const read = found && readScenarioFile(`${file}/${one.path}`, new TextDecoder().decode(found))
    if (read && !read.ok) faults.push(...read.errors)
    return read?.ok ? [read.value] : []
  })
  const textsOf = (entries: readonly Entry[]): { path: string; text: string }[] =>
    entries.flatMap((one) => {
      const found = wholeOf(one)
      return found ? [{ path: `${file}/${one.path}`, text: new TextDecoder().decode(found) }] : []
    })
  const briefings = textsOf(index.value.briefings)
  const records = textsOf(index.value.records)
  return success({ file, layers, scenarios, briefings, records, faults })
}

/** The files of an archive; none where it is no archive, or larger than any project. */
function unpack(file: string, bytes: Uint8Array): Result<Readonly<Record<string, Uint8Array>>, FileFault> {
  let [files, size] = [0, 0]
  try {
    const unpacked = unzipSync(bytes, {
      filter({ originalSize }) {
        files += 1
        size += originalSize
        if (files > MOST_FILES || size > MOST_BYTES) throw new RangeError('too large')
        return true
      },
    })
    return success(unpacked)
  } catch (error) {
    const reason = error instanceof RangeError ? message('project.tooLarge') : message('project.noArchive')
    return failure([wholeFileFault(file, reason)])
  }
}

function readIndex(file: string, text: string): Result<z.infer<typeof indexSchema>, FileFault> {
  const name = `${file}/project.json`
  const json = readLocatedJson(name, text, MOST_INDEX)
  if (!json.ok) return json
  const { value, at } = json.value
  const version = z.object({ format: z.literal(PROJECT_FORMAT), version: z.number() }).safeParse(value)
  if (version.success && version.data.version > PROJECT_VERSION)
    return failure([{ file: name, ...at(['version']), where: '/version', reason: message('project.newer') }])
  const read = indexSchema.safeParse(value)
  if (read.success) return success(read.data)
  return failure(
    read.error.issues.map(({ path, message: detail }) => ({
      file: name,
      ...at(path.map(String)),
      where: `/${path.map(String).join('/')}`,
      reason: message('project.index', { detail }),
    })),
  )
}
