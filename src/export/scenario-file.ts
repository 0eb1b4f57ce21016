import '../messages/export.ts'
import { message, type Message } from '../messages/message.ts'
import { deflateSync, strToU8 } from 'fflate'
import { failure, success, type Result } from '../base/result.ts'
import { SCENARIO_FILE_VERSION, SCENARIO_FORMAT, type ScenarioFile } from '../scenario/scenario-file.ts'
import { checksum } from '../scenario/checksum.ts'

/** What an address may grow to and still pass through mail and messengers. */
const MAX_LINK = 8000

/**
 * The text of a `.scenario.json`: the fields in the schema's order, two spaces, a line end. The same scenario gives the
 * same bytes, whatever way it was made.
 */
export function writeScenarioFile(file: ScenarioFile): string {
  return `${JSON.stringify(canonical(file), null, 2)}\n`
}

/**
 * The scenario as text for an address, `1.<deflated, base64url>.<checksum>`, or the reason why it is too long for one.
 * Own records go along only if the file holds them: whoever shares decides.
 */
export function writeScenarioLink(file: ScenarioFile): Result<string, Message> {
  const text = packText(JSON.stringify(canonical(file)))
  if (text.length <= MAX_LINK) return success(text)
  return failure([message('link.scenarioTooLarge', { length: text.length, max: MAX_LINK })])
}

/** A text for an address: `1.<deflated, base64url>.<checksum>`. */
export function packText(text: string): string {
  return `1.${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}.${checksum(text)}`
}

function canonical({ scenario, bases, ownRecords }: ScenarioFile): unknown {
  const {
    version,
    id,
    name,
    statement,
    base,
    horizon,
    deadlines,
    durations,
    profiles,
    edits,
    dependencies,
    milestones,
    notes,
  } = scenario
  const ordered = {
    version,
    id,
    name,
    statement,
    base,
    horizon,
    deadlines,
    durations,
    profiles,
    edits,
    dependencies,
    milestones,
    notes,
  }
  return { format: SCENARIO_FORMAT, version: SCENARIO_FILE_VERSION, scenario: ordered, bases, ownRecords }
}

function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
