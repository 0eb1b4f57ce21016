import '../messages/intake.ts'
import { message, type Message } from '../messages/message.ts'
import { Inflate } from 'fflate'
import { cleanTexts } from '../base/clean-text.ts'
import { failure, success, type Result } from '../base/result.ts'
import { ownRecordSchema, type OwnRecord } from '../scenario/own-record.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import type { Scenario } from '../scenario/schema.ts'
import { SCENARIO_FILE_VERSION, SCENARIO_FORMAT, type ScenarioFile } from '../scenario/scenario-file.ts'
import { checksum } from '../scenario/checksum.ts'
import { wholeFileFault, type FileFault } from './file-fault.ts'
import { readLocatedJson } from './located-json.ts'

/** Characters of a file, or of what a link unpacks to. */
const MAX_TEXT = 2_000_000
const MAX_LINK = 16_000
const MAX_BASES = 8
const MAX_RECORDS = 20_000

/** What the faults of a link name as their file. */
const LINK = 'link'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads a `.scenario.json`, of any version, or a bare scenario as scenes/scenarios/ holds them. Every fault says its line
 * and column. Never throws.
 */
export function readScenarioFile(file: string, text: string): Result<ScenarioFile, FileFault> {
  const json = readLocatedJson(file, text, MAX_TEXT)
  if (!json.ok) return json
  const { value, at } = json.value
  const faults: FileFault[] = []
  const report = (path: readonly string[], reason: Message): void => {
    faults.push({ file, ...at(path), where: path.map((step) => `/${step}`).join(''), reason })
  }
  const scenarioAt = (part: unknown, path: readonly string[]): Scenario | undefined => {
    const read = readScenario(part)
    if (read.ok) return read.value
    for (const fault of read.errors)
      report([...path, ...fault.path.split('/').filter((step) => step !== '')], fault.reason)
    return undefined
  }

  if (!isObject(value) || !('format' in value)) {
    const scenario = scenarioAt(value, [])
    return scenario ? success({ scenario, bases: [], ownRecords: [] }) : failure(faults)
  }
  if (value['format'] !== SCENARIO_FORMAT)
    report(['format'], message('scenarioFile.format', { format: SCENARIO_FORMAT }))
  else if (value['version'] !== SCENARIO_FILE_VERSION)
    report(['version'], message('scenarioFile.version', { version: SCENARIO_FILE_VERSION }))
  for (const key of Object.keys(value))
    if (!['format', 'version', 'scenario', 'bases', 'ownRecords'].includes(key))
      report([key], message('scenarioFile.unknownField', { field: key }))
  if (faults.length > 0) return failure(faults)

  const scenario = scenarioAt(value['scenario'], ['scenario'])
  const bases = listAt('bases', MAX_BASES).flatMap((part, i) => scenarioAt(part, ['bases', String(i)]) ?? [])
  const ownRecords = listAt('ownRecords', MAX_RECORDS).flatMap((part, i): OwnRecord[] => {
    const read = ownRecordSchema.safeParse(cleanTexts(part))
    if (read.success) return [read.data]
    for (const issue of read.error.issues)
      report(
        ['ownRecords', String(i), ...issue.path.map(String)],
        message('scenarioFile.record', { message: issue.message }),
      )
    return []
  })
  return scenario && faults.length === 0 ? success({ scenario, bases, ownRecords }) : failure(faults)

  function listAt(key: string, max: number): readonly unknown[] {
    const list = isObject(value) ? (value[key] ?? []) : []
    if (Array.isArray(list) && list.length <= max) return list as unknown[]
    report([key], message('scenarioFile.list', { max }))
    return []
  }
}

/** Reads what `packText` packed. A cut or changed link is told from the checksum; nothing large is unpacked. */
export function unpackText(text: string): Result<string, FileFault> {
  const file = LINK
  const refuse = (reason: Message, column = 0): Result<never, FileFault> =>
    failure([{ ...wholeFileFault(file, reason), row: column === 0 ? 0 : 1, column }])
  if (text.length > MAX_LINK) return refuse(message('scenarioLink.tooLong'))
  const bad = /[^\w.-]/.exec(text)
  if (bad) return refuse(message('scenarioLink.character'), bad.index + 1)
  const [version, packed, sum, ...more] = text.split('.')
  if (version !== '1') return refuse(message('scenarioLink.version'), 1)
  if (packed === undefined || sum === undefined || more.length > 0) return refuse(message('scenarioLink.cut'))
  const json = inflate(packed)
  if (json === undefined || checksum(json) !== sum) return refuse(message('scenarioLink.damaged'))
  return success(json)
}

/** Reads what `writeScenarioLink` wrote. */
export function readScenarioLink(text: string): Result<ScenarioFile, FileFault> {
  const json = unpackText(text)
  if (!json.ok) return json
  const read = readScenarioFile(LINK, json.value)
  // A place in unpacked text means nothing to a reader of the link.
  return read.ok ? read : failure(read.errors.map((fault) => ({ ...fault, row: 0, column: 0 })))
}

function inflate(packed: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    )
    const parts: Uint8Array[] = []
    let size = 0
    const tooMuch = (): boolean => size > MAX_TEXT
    const stream = new Inflate((part) => {
      size += part.length
      parts.push(part)
    })
    for (let at = 0; at < bytes.length && !tooMuch(); at += 512)
      stream.push(bytes.subarray(at, at + 512), at + 512 >= bytes.length)
    if (tooMuch()) return undefined
    const whole = new Uint8Array(size)
    let filled = 0
    for (const part of parts) {
      whole.set(part, filled)
      filled += part.length
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(whole)
  } catch {
    return undefined
  }
}
