import { createStore, type StoreApi } from 'zustand/vanilla'
import { NOTHING_OPEN, type OpenPanels } from '../session/open-panels.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { ValuesParameter } from '../messages/values.ts'
import type { MessageId, zh } from './messages/zh.ts'

export type DialogName = 'help' | 'credits' | 'assumption' | 'known' | 'search' | 'export' | 'addData' | 'openProject'

/** A short message that goes away; `values` fill its words. */
export interface Toast {
  readonly id: number
  readonly message: MessageId
  readonly values: Readonly<Record<string, string | LocalizedText>>
  /** Stays until it is closed. */
  readonly lasting: boolean
}

/** Files that were dropped or chosen and wait to be looked at; `replaces` is the own layer whose file they replace. */
export interface HandedFiles {
  readonly files: readonly File[]
  readonly replaces: string | null
}

/** What lies open in the interface: what a link shows of it, and what only passes. */
export interface Panels extends OpenPanels {
  readonly dialog: DialogName | null
  /** What is typed while the search is still on its way; it begins with that. */
  readonly typedAhead: string
  /** The composed view whose caption stands over the map. */
  readonly shot: string | null
  /** Whether the map turns slowly by itself. */
  readonly turning: boolean
  /** Lists that are narrowed or sorted in a way that no link carries, by a name for each. */
  readonly narrowed: readonly string[]
  readonly toasts: readonly Toast[]
  readonly handedFiles: HandedFiles | null
  /** A schedule that was dropped, on its way to where schedules are read. */
  readonly handedSchedule: File | null
}

export type PanelsStore = StoreApi<Panels>

export function createPanels(
  toasts: readonly Toast[] = [],
  shot: string | null = null,
  opened: OpenPanels = NOTHING_OPEN,
): PanelsStore {
  return createStore<Panels>(() => ({
    ...opened,
    dialog: null,
    typedAhead: '',
    shot,
    turning: false,
    narrowed: [],
    toasts,
    handedFiles: null,
    handedSchedule: null,
  }))
}

/** The part of what lies open that a link shows. */
export function openPanelsOf(panels: Panels): OpenPanels {
  const { document, cockpit, results, scenarios, scenarioEditor, briefingEditor } = panels
  const { ownData, ownDocuments, dock, lanes, words } = panels
  return {
    document,
    cockpit,
    results,
    scenarios,
    scenarioEditor,
    briefingEditor,
    ownData,
    ownDocuments,
    dock,
    lanes,
    words,
  }
}

/** Opens the cockpit where it was asked for, or where it begins. */
export function openCockpit(store: PanelsStore, at: Partial<NonNullable<Panels['cockpit']>> = {}): void {
  store.setState({ dialog: null, cockpit: { tab: 'systems', system: null, indicator: null, ...at } })
}

export function addToast<Id extends MessageId>(
  store: PanelsStore,
  message: Id,
  ...[values]: ValuesParameter<(typeof zh)[Id], string>
): void {
  tell(store, { message, values: { ...values } })
}

/** Shows a message that was put together elsewhere. */
export function tell(store: PanelsStore, toast: Pick<Toast, 'message' | 'values'>): void {
  const id = Math.max(0, ...store.getState().toasts.map((toast) => toast.id)) + 1
  store.setState((open) => ({ toasts: [...open.toasts, { id, ...toast, lasting: false }] }))
}

export function removeToast(store: PanelsStore, id: number): void {
  store.setState((open) => ({ toasts: open.toasts.filter((toast) => toast.id !== id) }))
}
