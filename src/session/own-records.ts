import { cleanTexts } from '../base/clean-text.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { z } from 'zod'
import { message, type Message } from '../messages/message.ts'
import { failure, success, type Result } from '../base/result.ts'
import { ownRecordSchema, type OwnRecord } from '../scenario/own-record.ts'
import { createQuarantinedStore, parseJson } from './quarantined-store.ts'
import type { Aside, StoreFault } from './stored-texts.ts'
import { OWN_RECORDS_KEY, type TextStorage } from './text-storage.ts'

/** A bureau's own records, by the scenario that they came with. */
export interface OwnRecordsState {
  readonly byScenario: ReadonlyMap<string, readonly OwnRecord[]>
  /** Stored texts that could not be read: kept aside, word for word. */
  readonly damaged: readonly Aside[]
  /** Why the last change could not be stored; null while all is. */
  readonly unsaved: Message | null
}

export interface OwnRecords {
  readonly store: StoreApi<OwnRecordsState>
  of(scenario: string): readonly OwnRecord[]
  /** Takes records in: one thing has one record of each file, and the newer stands. */
  add(scenario: string, records: readonly OwnRecord[]): Result<readonly OwnRecord[], StoreFault>
  /** Puts another record in the place of one; a fault says what is wrong with it. */
  replace(scenario: string, old: OwnRecord, record: OwnRecord): Result<readonly OwnRecord[], StoreFault>
  /** One record goes. */
  drop(scenario: string, record: OwnRecord): Result<readonly OwnRecord[], StoreFault>
  /** All records of a scenario go; those of one file where it is named. */
  remove(scenario: string, file?: string): void
  /** Throws away what could not be read. */
  dropDamaged(key: string): void
}

const stored = z.array(ownRecordSchema)

const faultsOf = (error: z.ZodError): StoreFault[] =>
  error.issues.map(({ path, message: detail }) => ({
    path: `/${path.map(String).join('/')}`,
    reason: message('record.invalid', { detail }),
  }))

const isSame = (a: OwnRecord, b: OwnRecord): boolean => a.entity === b.entity && a.file === b.file

/** Records that a page or an address brought along with its scenario. */
export interface BroughtRecords {
  readonly scenario: string
  readonly records: readonly OwnRecord[]
}

/**
 * Keeps own records beside the scenarios, never among their edits and never among the facts. What was brought along is
 * there for as long as the page is, and is stored with nothing.
 */
export function createOwnRecords(storage: TextStorage, brought: readonly BroughtRecords[] = []): OwnRecords {
  const kept = createQuarantinedStore<readonly OwnRecord[]>(storage, {
    prefix: OWN_RECORDS_KEY,
    aside: 'zhengzhou-twin/own-records-aside/',
    read: (text) =>
      parseJson(text, (value) => {
        const read = stored.safeParse(cleanTexts(value))
        return read.success ? success(read.data) : failure(faultsOf(read.error))
      }),
  })
  const passing = new Map(brought.filter(({ records }) => records.length > 0).map((one) => [one.scenario, one.records]))
  const stateOf = (): OwnRecordsState => {
    const { items, aside, unsaved } = kept.store.getState()
    return { byScenario: new Map([...items, ...passing]), damaged: aside, unsaved }
  }
  const store = createStore<OwnRecordsState>(stateOf)
  const refresh = (): void => store.setState(stateOf(), true)
  kept.store.subscribe(refresh)
  const of = (scenario: string): readonly OwnRecord[] => store.getState().byScenario.get(scenario) ?? []
  const put = (scenario: string, records: readonly OwnRecord[]): Result<readonly OwnRecord[], StoreFault> => {
    if (passing.has(scenario)) {
      if (records.length > 0) passing.set(scenario, records)
      else passing.delete(scenario)
      refresh()
      return success(records)
    }
    if (records.length > 0) return kept.put(scenario, records)
    kept.remove(scenario)
    return success(records)
  }
  return {
    store,
    of,
    add(scenario, given) {
      const records = cleanTexts(given) as readonly OwnRecord[]
      return put(scenario, [
        ...of(scenario).filter((old) => !records.some((record) => isSame(old, record))),
        ...records,
      ])
    },
    replace(scenario, old, record) {
      const read = ownRecordSchema.safeParse(cleanTexts(record))
      if (!read.success) return failure(faultsOf(read.error))
      return put(
        scenario,
        of(scenario).map((one) => (isSame(one, old) ? read.data : one)),
      )
    },
    drop: (scenario, record) =>
      put(
        scenario,
        of(scenario).filter((one) => !isSame(one, record)),
      ),
    remove(scenario, file) {
      put(scenario, file === undefined ? [] : of(scenario).filter((record) => record.file !== file))
    },
    dropDamaged: kept.dropAside,
  }
}
