import { lazy } from 'react'
import { IntlProvider } from 'react-intl'
import { useStore } from 'zustand'
import type { Entity } from '../../city/schema.ts'
import type { SourceDocument } from '../../facts/schema.ts'
import { LOCALES } from '../../base/localized-text.ts'
import { chooseFeature } from '../../app/own-data/own-data.ts'
import type { Panels } from '../../app/panels.ts'
import { MESSAGES } from '../../app/messages/catalogue.ts'
import { SourceCard } from '../../features/card/source-card.tsx'
import { Dock } from './dock/dock.tsx'
import { FleetCounter } from '../../features/overlays/fleet-counter.tsx'
import { FileDrop } from './file-drop.tsx'
import { FootLine } from '../../features/overlays/foot-line.tsx'
import { toggleInterface } from './hide-interface.ts'
import { PanelBoundary } from '../../ui/panel-boundary.tsx'
import { HatchPatterns } from '../../ui/hatch-patterns.tsx'
import { HoverTip } from '../../features/overlays/hover-tip.tsx'
import { MapFurniture } from './map-furniture.tsx'
import { Masthead } from './masthead.tsx'
import { Notices } from './notices.tsx'
import { Rail } from './rail.tsx'
import { ShotCaption } from './shot-caption.tsx'
import { StageNotice } from './stage-notice.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { ToolBar } from './tool-bar.tsx'
import { useLanguage, usePanels, useSession, useText, useApp } from '../../app/use-app.ts'

/** What is not the main view comes when it is first asked for. */
const AssumptionDialog = lazy(async () => ({
  default: (await import('../../features/dialogs/assumption-dialog.tsx')).AssumptionDialog,
}))
const CreditsDialog = lazy(async () => ({
  default: (await import('../../features/dialogs/credits-dialog.tsx')).CreditsDialog,
}))
const DayWords = lazy(async () => ({ default: (await import('./day-summary.tsx')).DayWords }))
const DocumentPanel = lazy(async () => ({
  default: (await import('../../features/card/document-panel.tsx')).DocumentPanel,
}))
const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }))
const KnownDialog = lazy(() => import('./cockpit/as-of-dialog.tsx'))
const SearchPalette = lazy(() => import('./search/search-palette.tsx'))
const ExportDialog = lazy(() => import('../../features/export/export-dialog.tsx'))
const Results = lazy(() => import('./results/results.tsx'))
const BriefingEditor = lazy(() => import('./briefing-editor/briefing-editor.tsx'))
const OwnDocumentsPanel = lazy(() => import('./own-documents/own-documents-panel.tsx'))
const SwipeHandle = lazy(() => import('../../features/compare/swipe-handle.tsx'))
const ScenarioPanel = lazy(() => import('./scenarios/scenario-panel.tsx'))
const ScenarioEditor = lazy(() => import('./scenario-editor/scenario-editor.tsx'))
const OwnDataPanel = lazy(() => import('./own-data/own-data-panel.tsx'))
const AddDataDialog = lazy(() => import('./own-data/add-data-dialog.tsx'))
const OpenProjectDialog = lazy(() => import('./own-data/open-project-dialog.tsx'))
const OwnFeatureCard = lazy(() => import('./own-data/own-feature-card.tsx'))
const Cockpit = lazy(() => import('./cockpit/cockpit.tsx'))

/** The planner's whole interface, over the map. */
export function Planner() {
  const language = useLanguage()
  return (
    <IntlProvider locale={LOCALES[language]} messages={MESSAGES[language]}>
      <PanelBoundary>
        <Screen />
      </PanelBoundary>
    </IntlProvider>
  )
}

function sideOf(open: Panels): 'results' | 'briefing' | 'documents' | undefined {
  if (open.results !== null) return 'results'
  if (open.briefingEditor) return 'briefing'
  return open.ownDocuments ? 'documents' : undefined
}

/** How the planner stands, for its sheets: each part says by these how it gives way. */
function useStanding(card: boolean) {
  const shot = usePanels((open) => open.shot)
  const side = usePanels(sideOf)
  return {
    'data-card': card || undefined,
    'data-cockpit': usePanels((open) => open.cockpit !== null) || undefined,
    'data-shot': shot ?? undefined,
    'data-editor': usePanels((open) => open.scenarioEditor) || undefined,
    'data-side': side,
    'data-scenarios': usePanels((open) => open.scenarios) || undefined,
    'data-own-data': usePanels((open) => open.ownData) || undefined,
    'data-dock': usePanels((open) => open.dock !== null) || undefined,
    'data-lanes': usePanels((open) => open.lanes) || undefined,
  }
}

function Screen() {
  const text = useText()
  const { city, panels } = useApp()
  const selection = useSession((session) => session.selection)
  const asked = usePanels((open) => open.document)
  const document = asked === null ? undefined : city.documents.get(asked.id)
  const compared = useSession((session) => session.sides.length > 1)
  const scenarios = usePanels((open) => open.scenarios)
  const scenarioEditor = usePanels((open) => open.scenarioEditor)
  const cockpit = usePanels((open) => open.cockpit !== null)
  const entity = selection === null ? undefined : city.entityById.get(selection)
  return (
    <div className="planner" data-part="planner" {...useStanding(document !== undefined || entity !== undefined)}>
      <a className="skip-link" href="#timeline">
        {text('skip')}
      </a>
      <HatchPatterns />
      {compared && (
        <PanelBoundary>
          <SwipeHandle />
        </PanelBoundary>
      )}
      <Rail />
      <Masthead />
      <PanelBoundary onClose={() => panels.setState({ dock: null })}>
        <Dock />
      </PanelBoundary>
      <div className="right-column">
        <ToolBar />
        <Card document={document} fact={asked?.fact ?? null} entity={entity} />
      </div>
      {cockpit && (
        <PanelBoundary
          onClose={() => panels.setState({ cockpit: null })}
          waiting={
            <section className="cockpit-wait panel" aria-busy="true">
              {text('view.loading')}
            </section>
          }
        >
          <Cockpit />
        </PanelBoundary>
      )}
      {scenarios && (
        <PanelBoundary onClose={() => panels.setState({ scenarios: false })}>
          <ScenarioPanel />
        </PanelBoundary>
      )}
      <OwnData />
      <SidePanels />
      <div className="middle">
        <ShotCaption />
        <FleetCounter />
        <MapFurniture />
      </div>
      <PanelBoundary>
        <DayWords />
      </PanelBoundary>
      <StageNotice />
      <FootLine />
      <div className="bar panel" data-part="bar">
        {scenarioEditor && (
          <PanelBoundary onClose={() => panels.setState({ scenarioEditor: false })}>
            <ScenarioEditor />
          </PanelBoundary>
        )}
        <PanelBoundary>
          <Timeline />
        </PanelBoundary>
      </div>
      <button
        type="button"
        className="show-interface panel"
        data-part="show-interface"
        onClick={() => toggleInterface(window.document.documentElement)}
      >
        {text('furniture.show')}
      </button>
      <Notices />
      <FileDrop />
      <HoverTip />
      <OpenDialog />
    </div>
  )
}

interface CardProps {
  readonly document: SourceDocument | undefined
  /** The fact whose source was asked for. */
  readonly fact: string | null
  readonly entity: Entity | undefined
}

/** What is looked at: a document, else an item, else a feature of one's own. */
function Card({ document, fact, entity }: CardProps) {
  const { commands, panels } = useApp()
  if (document)
    return (
      <PanelBoundary key={document.id} onClose={() => panels.setState({ document: null })}>
        <DocumentPanel key={`${document.id} ${fact}`} document={document} fact={fact} />
      </PanelBoundary>
    )
  if (!entity) return <ChosenFeature />
  return (
    <PanelBoundary key={entity.id} onClose={() => commands.select(null)}>
      <SourceCard entity={entity} />
    </PanelBoundary>
  )
}

/** The panel of one's own layers. */
function OwnData() {
  const { panels } = useApp()
  const isOpen = usePanels((open) => open.ownData)
  return isOpen ? (
    <PanelBoundary onClose={() => panels.setState({ ownData: false })}>
      <OwnDataPanel />
    </PanelBoundary>
  ) : null
}

/** The card of a feature of one's own, where no document and no item has the place. */
function ChosenFeature() {
  const { ownData } = useApp()
  const feature = useStore(ownData.view, (view) => view.feature)
  return feature === null ? null : (
    <PanelBoundary key={`${feature.layer} ${feature.row}`} onClose={() => chooseFeature(ownData.view, null)}>
      <OwnFeatureCard feature={feature} />
    </PanelBoundary>
  )
}

/** What stands at the side, one at a time: the briefing that is being made waits behind the results, own documents behind both. */
function SidePanels() {
  const { panels } = useApp()
  const side = usePanels(sideOf)
  if (side === 'results')
    return (
      <PanelBoundary key={side} onClose={() => panels.setState({ results: null })}>
        <Results />
      </PanelBoundary>
    )
  if (side === 'briefing')
    return (
      <PanelBoundary key={side} onClose={() => panels.setState({ briefingEditor: false })}>
        <BriefingEditor />
      </PanelBoundary>
    )
  if (side === 'documents')
    return (
      <PanelBoundary key={side} onClose={() => panels.setState({ ownDocuments: false })}>
        <OwnDocumentsPanel />
      </PanelBoundary>
    )
  return null
}

function OpenDialog() {
  const dialog = usePanels((open) => open.dialog)
  const { panels } = useApp()
  return (
    <PanelBoundary key={dialog} onClose={() => panels.setState({ dialog: null })}>
      {dialog === 'help' && <HelpDialog />}
      {dialog === 'known' && <KnownDialog />}
      {dialog === 'search' && <SearchPalette />}
      {dialog === 'export' && <ExportDialog onClose={() => panels.setState({ dialog: null })} />}
      {dialog === 'addData' && <AddDataDialog />}
      {dialog === 'openProject' && <OpenProjectDialog />}
      {dialog === 'credits' && <CreditsDialog />}
      {dialog === 'assumption' && <AssumptionDialog />}
    </PanelBoundary>
  )
}
