import { FIRST_DAY, LAST_DAY, isoOf, parseDay, type Day } from '../base/day.ts'

export const COCKPIT_TABS = ['systems', 'pairs', 'goals', 'due', 'changes', 'documents'] as const
export type CockpitTab = (typeof COCKPIT_TABS)[number]

/** Two days that were chosen, in the order in which they were: what changed from the one to the other, what is due between them. */
export type ChosenSpan = readonly [from: Day, to: Day]

export const RESULTS_TABS = ['differences', 'indicators', 'rank', 'share'] as const
export type ResultsTab = (typeof RESULTS_TABS)[number]

export const DOCK_TABS = ['list', 'layers', 'legend'] as const
export type DockTab = (typeof DOCK_TABS)[number]

/** What lies open over the map and is part of what a link shows. Ids are not checked: a panel shows nothing of one that is unknown. */
export interface OpenPanels {
  /** A document in the card's place, and the fact whose source was asked for. */
  readonly document: { readonly id: string; readonly fact: string | null } | null
  /**
   * The cockpit beside the run map. `system`: the page that is shown, or what the goals are narrowed to; `indicator`: the one
   * whose things are listed; `verdict`: what the pairs are narrowed to; `span`: of the tabs `due` and `changes`.
   */
  readonly cockpit: {
    readonly tab: CockpitTab
    readonly system: string | null
    readonly indicator: string | null
    readonly verdict?: string | null
    readonly span?: ChosenSpan | null
  } | null
  /** What the scenarios gain and cost. */
  readonly results: ResultsTab | null
  /** The choice of scenarios for the sides of the screen. */
  readonly scenarios: boolean
  /** The plan of the first side's scenario, to be edited, in the timeline's place. */
  readonly scenarioEditor: boolean
  /** The briefing that is being made; it waits behind the results. */
  readonly briefingEditor: boolean
  /** The viewer's own layers. */
  readonly ownData: boolean
  /** Entering own documents, at the side. */
  readonly ownDocuments: boolean
  /** The panel that is open beside the planner's rail. */
  readonly dock: DockTab | null
  /** Whether the planner's timeline is opened into its lanes. */
  readonly lanes: boolean
  /** Whether the day in words can be seen; it can always be heard. */
  readonly words: boolean
}

/** How someone likes to work: a link that is copied shows it, and the address bar, which a browser opens again, leaves it alone. */
type Arrangement = Pick<OpenPanels, 'dock' | 'lanes' | 'words'>

export const NOTHING_OPEN: OpenPanels = {
  document: null,
  cockpit: null,
  results: null,
  scenarios: false,
  scenarioEditor: false,
  briefingEditor: false,
  ownData: false,
  ownDocuments: false,
  dock: null,
  lanes: false,
  words: false,
}

/**
 * "document.<id>.<fact>,cockpit.<tab>.<steps>,results.<tab>,scenarios,editor,briefing,data,documents", and for a link
 * "list|layers|legend,lanes,words"; empty where nothing is open.
 */
export function writeOpenPanels(open: OpenPanels, isLink = false): string {
  const parts = [
    open.document && ['document', open.document.id, open.document.fact],
    open.cockpit && ['cockpit', open.cockpit.tab, ...cockpitSteps(open.cockpit)],
    open.results && ['results', open.results],
    open.scenarios && ['scenarios'],
    open.scenarioEditor && ['editor'],
    open.briefingEditor && ['briefing'],
    open.ownData && ['data'],
    open.ownDocuments && ['documents'],
    ...(isLink ? [open.dock && [open.dock], open.lanes && ['lanes'], open.words && ['words']] : []),
  ]
  return parts
    .flatMap((part) => (part ? [part.map((step) => step ?? '').join('.')] : []))
    .map((text) => text.replace(/\.+$/, ''))
    .join(',')
}

/** What follows the name of a tab: <system>.<indicator>, <system>.<verdict>, <system>, or <from>.<to>. */
function cockpitSteps({ tab, system, indicator, verdict, span }: NonNullable<OpenPanels['cockpit']>) {
  if (tab === 'systems') return [system, indicator]
  if (tab === 'pairs') return [system, verdict ?? null]
  if (tab === 'goals') return [system]
  return HAS_SPAN.has(tab) && span ? span.map(isoOf) : []
}

const HAS_SPAN: ReadonlySet<CockpitTab> = new Set(['due', 'changes'])

function readCockpit(tab: CockpitTab, one: string | null, two: string | null): Pick<OpenPanels, 'cockpit'> | undefined {
  const nothing = { tab, system: null, indicator: null }
  if (tab === 'systems') return { cockpit: { ...nothing, system: one, indicator: two } }
  if (tab === 'pairs') return { cockpit: { ...nothing, system: one, ...(two === null ? {} : { verdict: two }) } }
  if (tab === 'goals' && two === null) return { cockpit: { ...nothing, system: one } }
  if (one === null && two === null) return { cockpit: nothing }
  const [from, to] = [readSpanDay(one), readSpanDay(two)]
  if (!HAS_SPAN.has(tab) || from === undefined || to === undefined) return undefined
  return { cockpit: { ...nothing, span: [from, to] } }
}

function readSpanDay(text: string | null): Day | undefined {
  const day = text === null ? undefined : parseDay(text)
  return day !== undefined && day >= FIRST_DAY && day < LAST_DAY ? day : undefined
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** What an address asks for, with the arrangement that stands where it asks for none. */
export function keepArrangement(asked: OpenPanels, standing: Arrangement): OpenPanels {
  return {
    ...asked,
    dock: asked.dock ?? standing.dock,
    lanes: asked.lanes || standing.lanes,
    words: asked.words || standing.words,
  }
}

/** What `writeOpenPanels` wrote; undefined for whatever else. */
export function readOpenPanels(text: string): OpenPanels | undefined {
  let open: OpenPanels | undefined = NOTHING_OPEN
  for (const part of text === '' ? [] : text.split(',')) {
    const [name = '', ...steps] = part.split('.')
    const ids = steps.map((step) => (step === '' ? null : step))
    if (!ids.every((id) => id === null || ID.test(id))) return undefined
    const change = readPanel(name, ids)
    if (!change) return undefined
    open = { ...open, ...change }
  }
  return open
}

function readPanel(name: string, [one = null, two = null, three = null, ...more]: readonly (string | null)[]) {
  if (more.length > 0) return undefined
  // By its name alone a panel opens where it begins.
  const isBare = one === null && two === null && three === null
  const tab = isBare ? COCKPIT_TABS[0] : COCKPIT_TABS.find((item) => item === one)
  const results = isBare ? RESULTS_TABS[0] : RESULTS_TABS.find((item) => item === one)
  if (name === 'document' && one && three === null) return { document: { id: one, fact: two } }
  if (name === 'cockpit' && tab) return readCockpit(tab, two, three)
  if (name === 'results' && results && two === null && three === null) return { results }
  if (!isBare) return undefined
  if (name === 'scenarios') return { scenarios: true }
  if (name === 'editor') return { scenarioEditor: true }
  if (name === 'briefing') return { briefingEditor: true }
  if (name === 'data') return { ownData: true }
  if (name === 'documents') return { ownDocuments: true }
  if (name === 'lanes') return { lanes: true }
  if (name === 'words') return { words: true }
  const dock = DOCK_TABS.find((item) => item === name)
  return dock && { dock }
}
