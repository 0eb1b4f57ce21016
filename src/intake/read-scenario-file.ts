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
  const report = (path: readonly string[], zh: string, en: string): void => {
    faults.push({ file, ...at(path), where: path.map((step) => `/${step}`).join(''), reason: { zh, en } })
  }
  const scenarioAt = (part: unknown, path: readonly string[]): Scenario | undefined => {
    const read = readScenario(part)
    if (read.ok) return read.value
    for (const fault of read.errors)
      report([...path, ...fault.path.split('/').filter((step) => step !== '')], fault.reason.zh, fault.reason.en)
    return undefined
  }

  if (!isObject(value) || !('format' in value)) {
    const scenario = scenarioAt(value, [])
    return scenario ? success({ scenario, bases: [], ownRecords: [] }) : failure(faults)
  }
  if (value['format'] !== SCENARIO_FORMAT)
    report(
      ['format'],
      `不是情景文件：format应为“${SCENARIO_FORMAT}”`,
      `no scenario file: format is not "${SCENARIO_FORMAT}"`,
    )
  else if (value['version'] !== SCENARIO_FILE_VERSION)
    report(
      ['version'],
      `文件版本无法读取；本程序读第${SCENARIO_FILE_VERSION}版`,
      `the version of the file cannot be read; this program reads version ${SCENARIO_FILE_VERSION}`,
    )
  for (const key of Object.keys(value))
    if (!['format', 'version', 'scenario', 'bases', 'ownRecords'].includes(key))
      report([key], `有不认识的字段：${key}`, `unknown field: ${key}`)
  if (faults.length > 0) return failure(faults)

  const scenario = scenarioAt(value['scenario'], ['scenario'])
  const bases = listAt('bases', MAX_BASES).flatMap((part, i) => scenarioAt(part, ['bases', String(i)]) ?? [])
  const ownRecords = listAt('ownRecords', MAX_RECORDS).flatMap((part, i): OwnRecord[] => {
    const read = ownRecordSchema.safeParse(cleanTexts(part))
    if (read.success) return [read.data]
    for (const issue of read.error.issues)
      report(
        ['ownRecords', String(i), ...issue.path.map(String)],
        `自有记录有误（${issue.message}）`,
        `the own record is wrong: ${issue.message}`,
      )
    return []
  })
  return scenario && faults.length === 0 ? success({ scenario, bases, ownRecords }) : failure(faults)

  function listAt(key: string, max: number): readonly unknown[] {
    const list = isObject(value) ? (value[key] ?? []) : []
    if (Array.isArray(list) && list.length <= max) return list as unknown[]
    report([key], `应为至多${max}项的列表`, `a list of at most ${max} is wanted`)
    return []
  }
}

/** Reads what `packText` packed. A cut or changed link is told from the checksum; nothing large is unpacked. */
export function unpackText(text: string): Result<string, FileFault> {
  const file = LINK
  const refuse = (zh: string, en: string, column = 0): Result<never, FileFault> =>
    failure([{ ...wholeFileFault(file, zh, en), row: column === 0 ? 0 : 1, column }])
  if (text.length > MAX_LINK) return refuse('链接过长', 'the link is too long')
  const bad = /[^\w.-]/.exec(text)
  if (bad) return refuse('链接中有不该有的字符', 'the link holds a character that does not belong there', bad.index + 1)
  const [version, packed, sum, ...more] = text.split('.')
  if (version !== '1') return refuse('链接的版本无法读取', 'the version of the link cannot be read', 1)
  if (packed === undefined || sum === undefined || more.length > 0)
    return refuse('链接不完整，可能被截断', 'the link is incomplete; it may have been cut')
  const json = inflate(packed)
  if (json === undefined || checksum(json) !== sum)
    return refuse('链接已损坏或被截断', 'the link is damaged or was cut')
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
