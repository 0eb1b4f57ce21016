import { createStore, type StoreApi } from 'zustand/vanilla'
import { NOTHING_OPEN, type OpenPanels } from '../session/open-panels.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { ValuesParameter } from '../messages/values.ts'
import type { MessageId, zh } from './messages/zh.ts'

export const DOCK_TABS = ['list', 'layers', 'legend'] as const
export type DockTab = (typeof DOCK_TABS)[number]
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
  /** The panel that is open beside the planner's rail. */
  readonly dock: DockTab | null
  /** Whether the planner's timeline is opened into its lanes. */
  readonly lanes: boolean
  readonly dialog: DialogName | null
  /** What is typed while the search is still on its way; it begins with that. */
  readonly typedAhead: string
  /** The composed view whose caption stands over the map. */
  readonly shot: string | null
  /** Entering own documents, at the side; no link shows what only this browser holds. */
  readonly ownDocuments: boolean
  /** Whether the day in words can be seen; it can always be heard. */
  readonly words: boolean
  readonly toasts: readonly Toast[]
  readonly handedFiles: HandedFiles | null
  /** A schedule that was dropped, on its way to where schedules are read. */
  readonly handedSchedule: File | null
}

export type PanelsStore = StoreApi<Panels>

export function createPanels(
  dock: DockTab | null,
  toasts: readonly Toast[],
  shot: string | null = null,
  opened: OpenPanels = NOTHING_OPEN,
): PanelsStore {
  return createStore<Panels>(() => ({
    ...opened,
    dock,
    lanes: false,
    dialog: null,
    typedAhead: '',
    shot,
    ownDocuments: false,
    words: false,
    toasts,
    handedFiles: null,
    handedSchedule: null,
  }))
}

/** The part of what lies open that a link shows. */
export function openPanelsOf(panels: Panels): OpenPanels {
  const { document, cockpit, results, scenarios, scenarioEditor, briefingEditor, ownData } = panels
  return { document, cockpit, results, scenarios, scenarioEditor, briefingEditor, ownData }
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
export function tell(store: PanelsStore, told: Pick<Toast, 'message' | 'values'>): void {
  const id = Math.max(0, ...store.getState().toasts.map((toast) => toast.id)) + 1
  store.setState((open) => ({ toasts: [...open.toasts, { id, ...told, lasting: false }] }))
}

export function removeToast(store: PanelsStore, id: number): void {
  store.setState((open) => ({ toasts: open.toasts.filter((toast) => toast.id !== id) }))
}
