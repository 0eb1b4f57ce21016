import type { ReactNode } from 'react'
import { dayOf } from '../../src/base/day.ts'
import { COCKPIT_TABS, RESULTS_TABS, type ChosenSpan } from '../../src/session/open-panels.ts'
import type { Panels, Toast } from '../../src/app/panels.ts'
import { Planner } from '../../src/shells/planner/planner.tsx'
import type { GalleryOptions } from './gallery-services.ts'
import {
  ButtonsSheet,
  CardsSheet,
  DiagramsSheet,
  DocumentsSheet,
  FieldsSheet,
  IndicatorsSheet,
  MarksSheet,
} from './sheets.tsx'

/** One page of the gallery: building parts in all states, or a shell in one state. */
export interface GalleryPage {
  readonly id: string
  /** A sheet is as long as what stands on it; a shell fills the window. */
  readonly kind: 'sheet' | 'planner' | 'presenter'
  readonly content?: ReactNode
  readonly panels?: Partial<Panels>
  readonly options?: Omit<GalleryOptions, 'language' | 'theme'>
  /** Selectors pressed one after the other, each as soon as it is there. */
  readonly press?: readonly string[]
  /** A key of the shell, pressed at last. */
  readonly key?: string
}

const sheet = (id: string, content: ReactNode): GalleryPage => ({ id, kind: 'sheet', content })
const planner = (id: string, panels: Partial<Panels>, more: Partial<GalleryPage> = {}): GalleryPage => ({
  id,
  kind: 'planner',
  content: <Planner />,
  panels,
  ...more,
})

const TOASTS: readonly Toast[] = [
  { id: 1, message: 'notice.address', values: { parameter: 'reading', value: 'sideways' }, lasting: true },
  {
    id: 2,
    message: 'notice.unread',
    values: { parameter: 'a-parameter-with-a-long-name', value: 'and-an-even-longer-value-that-means-nothing-at-all' },
    lasting: true,
  },
]
const OWN = { options: { own: true } } as const
const LONG = { options: { long: true } } as const satisfies Partial<GalleryPage>
const COMPARED = {
  options: {
    session: {
      sides: [
        { scenario: 'reference', reading: 'planned' },
        { scenario: 'slip-a-year', reading: 'planned' },
      ],
    },
  },
} as const satisfies Partial<GalleryPage>

/** Two days between which much changes and much is due. */
const SPAN: ChosenSpan = [dayOf('2022-05-20'), dayOf('2023-03-09')]

export const GALLERY: readonly GalleryPage[] = [
  sheet('marks', <MarksSheet />),
  sheet('buttons', <ButtonsSheet />),
  sheet('fields', <FieldsSheet />),
  sheet('cards', <CardsSheet />),
  sheet('documents', <DocumentsSheet />),
  sheet('diagrams', <DiagramsSheet />),
  sheet('indicators', <IndicatorsSheet />),
  ...(['list', 'layers', 'legend'] as const).map((dock) => planner(`dock-${dock}`, { dock })),
  planner('toasts', { dock: 'list', toasts: TOASTS, words: true }),
  planner('card', { dock: 'list' }, { options: { session: { selection: 'zhongyuan-kejicheng' } } }),
  planner('difference', { dock: 'legend' }, { ...COMPARED, options: { ...COMPARED.options, day: '2024-06-01' } }),
  ...(['help', 'credits', 'assumption', 'known', 'search', 'export'] as const).map((dialog) =>
    planner(`dialog-${dialog}`, { dialog }),
  ),
  ...COCKPIT_TABS.map((tab) =>
    planner(`cockpit-${tab}`, { cockpit: { tab, system: null, indicator: null, span: SPAN } }),
  ),
  planner('cockpit-system', { cockpit: { tab: 'systems', system: 'autonomous-mobility', indicator: null } }),
  ...RESULTS_TABS.map((results) => planner(`results-${results}`, { results }, COMPARED)),
  planner('scenarios', { scenarios: true }, OWN),
  planner('editor-gantt', { scenarioEditor: true }, OWN),
  planner('editor-table', { scenarioEditor: true }, { ...OWN, press: ['.editor-views button:nth-child(2)'] }),
  planner('editor-edits', { scenarioEditor: true }, { ...OWN, press: ['.editor-views button:nth-child(3)'] }),
  planner('briefing-editor', { briefingEditor: true }),
  planner('long-list', { dock: 'list' }, { options: { long: true, session: { selection: 'av-fleet' } } }),
  planner('long-card', {}, { options: { long: true, session: { selection: 'zhongyuan-kejicheng' } } }),
  ...(['pairs', 'goals', 'documents'] as const).map((tab) =>
    planner(`long-${tab}`, { cockpit: { tab, system: null, indicator: null } }, LONG),
  ),
  planner('long-results', { results: 'differences' }, { options: { ...COMPARED.options, ...LONG.options } }),
  planner('long-editor', { scenarioEditor: true }, { options: { own: true, long: true } }),
  { id: 'presenter-chooser', kind: 'presenter', options: { shell: { present: '' } } },
  { id: 'presenter-chapter', kind: 'presenter', options: { shell: { present: 'zhengzhou-2025', chapter: '2' } } },
  { id: 'presenter-list', kind: 'presenter', options: { shell: { present: 'zhengzhou-2025' } }, key: 'g' },
  { id: 'presenter-help', kind: 'presenter', options: { shell: { present: 'zhengzhou-2025' } }, key: '?' },
]
