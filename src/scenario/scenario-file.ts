import type { OwnRecord } from './own-record.ts'
import type { Scenario } from './schema.ts'

/** What the first field of a scenario file says. */
export const SCENARIO_FORMAT = 'zhengzhou-twin-scenario'
export const SCENARIO_FILE_VERSION = 1

/**
 * A scenario as it travels, in a link, a file or a page: with the scenarios that it is based on and that the twin does not
 * ship, and with the bureau's own records, which are neither its edits nor evidence.
 */
export interface ScenarioFile {
  readonly scenario: Scenario
  readonly bases: readonly Scenario[]
  readonly ownRecords: readonly OwnRecord[]
}
