import '../../../messages/intake.ts'
import { message } from '../../../messages/message.ts'
import type { City } from '../../../city/build-city.ts'
import type { FileFault } from '../../../intake/file-fault.ts'
import type { MatchPreview } from '../../../intake/match-rows.ts'
import type { ScenarioFile } from '../../../scenario/scenario-file.ts'

/** What a file came to: a scenario, a schedule matched to things, or nothing; with what could not be read. */
export interface ReadFile {
  readonly faults: readonly FileFault[]
  readonly preview: MatchPreview | null
  readonly scenario: ScenarioFile | null
}

/** Beyond this a file is no schedule of this city, and would stall the page. */
const LARGEST_BYTES = 20_000_000

/** Reads a file for what it holds, whatever it is called. The readers are fetched when a file is first brought. */
export async function readIncoming(file: File, city: City): Promise<ReadFile> {
  if (file.size > LARGEST_BYTES) {
    const reason = message('file.over', { megabytes: LARGEST_BYTES / 1e6 })
    return { faults: [{ file: file.name, row: 0, column: 0, where: '', reason }], preview: null, scenario: null }
  }
  const [{ readSchedule }, { matchRows }, { isScenarioText }, { cleanLine }] = await Promise.all([
    import('../../../intake/read-schedule.ts'),
    import('../../../intake/match-rows.ts'),
    import('../../../intake/name-file.ts'),
    import('../../../base/clean-text.ts'),
  ])
  const name = cleanLine(file.name, 200) || 'file'
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (isScenarioText(name, bytes)) {
    const [{ readScenarioFile }, { decodeText }] = await Promise.all([
      import('../../../intake/read-scenario-file.ts'),
      import('../../../intake/decode-text.ts'),
    ])
    const read = readScenarioFile(name, decodeText(name, bytes).text)
    return read.ok
      ? { faults: [], preview: null, scenario: read.value }
      : { faults: read.errors, preview: null, scenario: null }
  }
  const schedule = readSchedule(name, bytes)
  return {
    faults: schedule.faults,
    preview: schedule.rows.length > 0 ? matchRows(city, schedule) : null,
    scenario: null,
  }
}
