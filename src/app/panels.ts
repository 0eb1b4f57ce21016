import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MessageId } from './messages/zh.ts'

export type DockTab = 'list' | 'layers' | 'legend'
export type DialogName = 'help' | 'credits' | 'assumption' | 'known' | 'search' | 'export'
export type CockpitTab = 'systems' | 'pairs' | 'documents'

export const RESULTS_TABS = ['differences', 'indicators', 'rank', 'share'] as const
export type ResultsTab = (typeof RESULTS_TABS)[number]

/** A short message that goes away; `values` fill its words. */
export interface Toast {
  readonly id: number
  readonly message: MessageId
  readonly values: Readonly<Record<string, string>>
  /** Stays until it is closed. */
  readonly lasting: boolean
}

/** What lies open in the interface. Passing: not part of the session, not in the address. */
export interface Panels {
  readonly dock: DockTab | null
  /** A document in the card's place, and the fact whose source was asked for. */
  readonly document: { readonly id: string; readonly fact: string | null } | null
  readonly dialog: DialogName | null
  /** What is typed while the search is still on its way; it begins with that. */
  readonly typedAhead: string
  /** The composed view whose caption stands over the map. */
  readonly shot: string | null
  /** The cockpit beside the run map, the page of one system in it, and the indicator whose things are listed. */
  readonly cockpit: {
    readonly tab: CockpitTab
    readonly system: string | null
    readonly indicator: string | null
  } | null
  /** The choice of scenarios for the sides of the screen. */
  readonly scenarios: boolean
  /** The plan of the first side's scenario, to be edited, in the timeline's place. */
  readonly scenarioEditor: boolean
  /** What the scenarios gain and cost. */
  readonly results: ResultsTab | null
  /** The briefing that is being made; it waits behind the results. */
  readonly briefingEditor: boolean
  /** Whether the day in words can be seen; it can always be heard. */
  readonly words: boolean
  readonly toasts: readonly Toast[]
}

export type PanelsStore = StoreApi<Panels>

export function createPanels(dock: DockTab | null, toasts: readonly Toast[], shot: string | null = null): PanelsStore {
  return createStore<Panels>(() => ({
    dock,
    document: null,
    dialog: null,
    typedAhead: '',
    shot,
    cockpit: null,
    results: null,
    briefingEditor: false,
    scenarios: false,
    scenarioEditor: false,
    words: false,
    toasts,
  }))
}

/** Opens the cockpit where it was asked for, or where it begins. */
export function openCockpit(store: PanelsStore, at: Partial<NonNullable<Panels['cockpit']>> = {}): void {
  store.setState({ dialog: null, cockpit: { tab: 'systems', system: null, indicator: null, ...at } })
}

export function addToast(store: PanelsStore, message: MessageId, values: Readonly<Record<string, string>> = {}): void {
  const id = Math.max(0, ...store.getState().toasts.map((toast) => toast.id)) + 1
  store.setState((open) => ({ toasts: [...open.toasts, { id, message, values, lasting: false }] }))
}

export function removeToast(store: PanelsStore, id: number): void {
  store.setState((open) => ({ toasts: open.toasts.filter((toast) => toast.id !== id) }))
}
