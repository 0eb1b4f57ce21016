import { createStore, type StoreApi } from 'zustand/vanilla'
import { z } from 'zod'
import type { LocalizedText } from '../base/localized-text.ts'
import { ownRecordSchema, type OwnRecord } from '../scenario/own-record.ts'
import { OWN_RECORDS_KEY, type TextStorage } from './text-storage.ts'

/** A bureau's own records, by the scenario that they came with. */
export interface OwnRecordsState {
  readonly byScenario: ReadonlyMap<string, readonly OwnRecord[]>
  /** Stored texts that could not be read: kept where they are, untouched. */
  readonly damaged: readonly { readonly key: string; readonly text: string }[]
  /** Why the last change could not be stored; null while all is. */
  readonly unsaved: LocalizedText | null
}

export interface OwnRecords {
  readonly store: StoreApi<OwnRecordsState>
  of(scenario: string): readonly OwnRecord[]
  /** Takes records in: one thing has one record of each file, and the newer stands. */
  add(scenario: string, records: readonly OwnRecord[]): void
  /** All records of a scenario go; those of one file where it is named. */
  remove(scenario: string, file?: string): void
}

const stored = z.array(ownRecordSchema)

/** Records that a page or an address embeddedFile along with its scenario. */
export interface BroughtRecords {
  readonly scenario: string
  readonly records: readonly OwnRecord[]
}

/**
 * Keeps own records beside the scenarios, never among their edits and never among the facts. What was embeddedFile along is
 * there for as long as the page is, and is stored with nothing.
 */
export function createOwnRecords(storage: TextStorage, embeddedFile: BroughtRecords | null = null): OwnRecords {
  const store = createStore<OwnRecordsState>(() => {
    const stored = readAll(storage)
    if (embeddedFile === null || embeddedFile.records.length === 0) return stored
    return { ...stored, byScenario: new Map([...stored.byScenario, [embeddedFile.scenario, embeddedFile.records]]) }
  })
  const put = (scenario: string, records: readonly OwnRecord[]): void => {
    const byScenario = new Map(store.getState().byScenario)
    if (records.length > 0) byScenario.set(scenario, records)
    else byScenario.delete(scenario)
    let unsaved: LocalizedText | null = null
    try {
      // What cannot be read is never written over.
      const key = OWN_RECORDS_KEY + scenario
      if (store.getState().damaged.some((found) => found.key === key)) throw new Error(key)
      if (records.length > 0) storage.write(key, JSON.stringify(records))
      else storage.remove(key)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      unsaved = {
        zh: `浏览器未能保存自有记录（${why}）；请把情景另存为文件`,
        en: `the browser could not store the own records (${why}); save the scenario as a file`,
      }
    }
    store.setState({ byScenario, unsaved })
  }
  const of = (scenario: string): readonly OwnRecord[] => store.getState().byScenario.get(scenario) ?? []
  return {
    store,
    of,
    add(scenario, records) {
      const same = (a: OwnRecord, b: OwnRecord): boolean => a.entity === b.entity && a.file === b.file
      put(scenario, [...of(scenario).filter((old) => !records.some((record) => same(old, record))), ...records])
    },
    remove(scenario, file) {
      put(scenario, file === undefined ? [] : of(scenario).filter((record) => record.file !== file))
    },
  }
}

function readAll(storage: TextStorage): OwnRecordsState {
  const byScenario = new Map<string, readonly OwnRecord[]>()
  const damaged: { key: string; text: string }[] = []
  try {
    for (const key of storage.keys()) {
      if (!key.startsWith(OWN_RECORDS_KEY)) continue
      const text = storage.read(key) ?? ''
      const read = stored.safeParse(parse(text))
      if (read.success) byScenario.set(key.slice(OWN_RECORDS_KEY.length), read.data)
      else damaged.push({ key, text })
    }
  } catch {
    // A browser that keeps nothing has nothing to read; writing will say so.
  }
  return { byScenario, damaged, unsaved: null }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
