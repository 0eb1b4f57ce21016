import { lazy, Suspense } from 'react'
import { IntlProvider } from 'react-intl'
import { LOCALES, MESSAGES } from '../i18n/messages.ts'
import { SourceCard } from '../parts/card/source-card.tsx'
import { Dock } from '../parts/dock/dock.tsx'
import { FleetCounter } from '../parts/fleet-counter.tsx'
import { FootLine } from '../parts/foot-line.tsx'
import { toggleInterface } from '../parts/hide-interface.ts'
import { HatchPatterns } from '../parts/hatch-patterns.tsx'
import { HoverTip } from '../parts/hover-tip.tsx'
import { MapFurniture } from '../parts/map-furniture.tsx'
import { Masthead } from '../parts/masthead.tsx'
import { Notices } from '../parts/notices.tsx'
import { ReadingSwitch } from '../parts/reading-switch.tsx'
import { ShotCaption } from '../parts/shot-caption.tsx'
import { StageNotice } from '../parts/stage-notice.tsx'
import { Timeline } from '../parts/timeline/timeline.tsx'
import { ToolBar } from '../parts/tool-bar.tsx'
import { useLanguage, useOpen, useSession, useText, useWorld } from '../parts/use-world.ts'

/** What is not the main view comes when it is first asked for. */
const AssumptionDialog = lazy(async () => ({
  default: (await import('../parts/assumption-dialog.tsx')).AssumptionDialog,
}))
const CreditsDialog = lazy(async () => ({ default: (await import('../parts/credits-dialog.tsx')).CreditsDialog }))
const DayWords = lazy(async () => ({ default: (await import('../parts/day-words.tsx')).DayWords }))
const DocumentPanel = lazy(async () => ({ default: (await import('../parts/card/document-panel.tsx')).DocumentPanel }))
const HelpDialog = lazy(async () => ({ default: (await import('../parts/help-dialog.tsx')).HelpDialog }))
const KnownDialog = lazy(() => import('../parts/cockpit/known-dialog.tsx'))
const SearchPalette = lazy(() => import('../parts/search/search-palette.tsx'))
const TakeAway = lazy(() => import('../parts/take-away/take-away.tsx'))
const Results = lazy(() => import('../parts/results/results.tsx'))
const Maker = lazy(() => import('../parts/maker/maker.tsx'))
const SwipeHandle = lazy(() => import('../parts/compare/swipe-handle.tsx'))
const ScenarioPanel = lazy(() => import('../parts/scenarios/scenario-panel.tsx'))
const PlanBench = lazy(() => import('../parts/scenarios/plan-bench.tsx'))
const Cockpit = lazy(() => import('../parts/cockpit/cockpit.tsx'))

/** The planner's whole interface, over the map. */
export function Planner() {
  const language = useLanguage()
  return (
    <IntlProvider locale={LOCALES[language]} messages={MESSAGES[language]}>
      <Screen />
    </IntlProvider>
  )
}

function Screen() {
  const text = useText()
  const { city } = useWorld()
  const selection = useSession((session) => session.selection)
  const asked = useOpen((open) => open.document)
  const document = asked === null ? undefined : city.documents.get(asked.id)
  const results = useOpen((open) => open.results !== null)
  const maker = useOpen((open) => open.maker && open.results === null)
  const compared = useSession((session) => session.sides.length > 1)
  const shot = useOpen((open) => open.shot)
  const scenarios = useOpen((open) => open.scenarios)
  const bench = useOpen((open) => open.planBench)
  const cockpit = useOpen((open) => open.cockpit !== null)
  const entity = selection === null ? undefined : city.entityById.get(selection)
  return (
    <div
      className="planner"
      data-card={document || entity ? true : undefined}
      data-cockpit={cockpit || undefined}
      data-shot={shot ?? undefined}
      data-bench={bench || undefined}
      data-results={results || undefined}
    >
      <a className="skip-link" href="#timeline">
        {text('skip')}
      </a>
      <HatchPatterns />
      {compared && (
        <Suspense fallback={null}>
          <SwipeHandle />
        </Suspense>
      )}
      <div className="left-column">
        <Masthead />
        <Dock />
      </div>
      <ReadingSwitch />
      <div className="right-column">
        <ToolBar />
        {document ? (
          <Suspense fallback={null}>
            <DocumentPanel key={`${document.id} ${asked?.fact}`} document={document} fact={asked?.fact ?? null} />
          </Suspense>
        ) : entity ? (
          <SourceCard key={entity.id} entity={entity} />
        ) : null}
      </div>
      {cockpit && (
        <Suspense
          fallback={
            <section className="cockpit-wait panel" aria-busy="true">
              {text('view.loading')}
            </section>
          }
        >
          <Cockpit />
        </Suspense>
      )}
      {scenarios && (
        <Suspense fallback={null}>
          <ScenarioPanel />
        </Suspense>
      )}
      {results && (
        <Suspense fallback={null}>
          <Results />
        </Suspense>
      )}
      {maker && (
        <Suspense fallback={null}>
          <Maker />
        </Suspense>
      )}
      <div className="middle">
        <ShotCaption />
        <FleetCounter />
        <MapFurniture />
      </div>
      <Suspense fallback={null}>
        <DayWords />
      </Suspense>
      <StageNotice />
      <div className="bar panel">
        {bench && (
          <Suspense fallback={null}>
            <PlanBench />
          </Suspense>
        )}
        <Timeline />
        <FootLine />
      </div>
      <button
        type="button"
        className="show-interface panel"
        onClick={() => toggleInterface(window.document.documentElement)}
      >
        {text('furniture.show')}
      </button>
      <Notices />
      <HoverTip />
      <OpenDialog />
    </div>
  )
}

function OpenDialog() {
  const dialog = useOpen((open) => open.dialog)
  const { open } = useWorld()
  return (
    <Suspense fallback={null}>
      {dialog === 'help' && <HelpDialog />}
      {dialog === 'known' && <KnownDialog />}
      {dialog === 'search' && <SearchPalette />}
      {dialog === 'takeAway' && <TakeAway onClose={() => open.setState({ dialog: null })} />}
      {dialog === 'credits' && <CreditsDialog />}
      {dialog === 'assumption' && <AssumptionDialog />}
    </Suspense>
  )
}
