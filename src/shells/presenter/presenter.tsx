import { lazy, type CSSProperties } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { BriefingsPack } from '../../intake/read-pack.ts'
import type { OwnBriefing } from '../../features/own-briefings/own-briefings.ts'
import { SourceCard } from '../../features/card/source-card.tsx'
import { FleetCounter } from '../../features/overlays/fleet-counter.tsx'
import { FootLine } from '../../features/overlays/foot-line.tsx'
import { PanelBoundary } from '../../ui/panel-boundary.tsx'
import { HatchPatterns } from '../../ui/hatch-patterns.tsx'
import { HoverTip } from '../../features/overlays/hover-tip.tsx'
import { usePanels, useSession, useApp } from '../../app/use-app.ts'
import { Caption } from './caption.tsx'
import { ChapterList } from './chapter-list.tsx'
import { Chooser } from './chooser.tsx'
import { DayPlate } from './day-plate.tsx'
import { FigureBoard } from './figure-board.tsx'
import { captionBox } from './frame-view.ts'
import { PageButtons } from './page-buttons.tsx'
import { PresentHelp } from './present-help.tsx'
import {
  PresenterProvider,
  usePresentation,
  usePresentText,
  usePresentUi,
  useSlide,
  useStory,
} from './presenter-context.tsx'
import type { Presentation } from './presentation.ts'
import { PresentNotices } from './present-notices.tsx'
import { ReturnBar } from './return-bar.tsx'
import { ExportBriefing } from './export-briefing.tsx'
import { usePageSwipe } from './use-page-swipe.ts'

const CreditsDialog = lazy(async () => ({
  default: (await import('../../features/dialogs/credits-dialog.tsx')).CreditsDialog,
}))
const AssumptionDialog = lazy(async () => ({
  default: (await import('../../features/dialogs/assumption-dialog.tsx')).AssumptionDialog,
}))
const SwipeHandle = lazy(() => import('../../features/compare/swipe-handle.tsx'))
const DocumentPanel = lazy(async () => ({
  default: (await import('../../features/card/document-panel.tsx')).DocumentPanel,
}))

/** What the presenter has: the briefings once they are fetched, and the one that is shown. */
export interface Showing {
  readonly pack: BriefingsPack | null
  /** The viewer's own. */
  readonly own: readonly OwnBriefing[]
  readonly presentation: Presentation | null
}

/** The presenter's whole interface, over the map: a briefing, or the choice of one. */
export function Presenter({
  showing,
  onOwn,
}: {
  readonly showing: StoreApi<Showing>
  readonly onOwn: () => Promise<void>
}) {
  const { pack, own, presentation } = useStore(showing)
  return (
    <PresenterProvider presentation={presentation}>
      {presentation ? (
        <PanelBoundary key={presentation.story.state.getState().briefing.id}>
          <Show faults={pack?.faults ?? []} />
        </PanelBoundary>
      ) : pack ? (
        <Chooser pack={pack} own={own} onOwn={onOwn} />
      ) : (
        <Fetching />
      )}
      <OpenDialog />
    </PresenterProvider>
  )
}

/** Until the briefings are there: over the map, which is on its way as well. */
function Fetching() {
  const text = usePresentText()
  const one = useStore(useApp().page.shell, ({ present }) => present !== undefined && present !== '')
  return (
    <div className="presenter">
      <output className="present-fetching panel" data-part="present-fetching" aria-busy="true">
        {text(one ? 'present.beginning' : 'present.loading')}
      </output>
      <div className="present-foot" data-part="present-foot">
        <FootLine />
      </div>
    </div>
  )
}

function Show({ faults }: { readonly faults: BriefingsPack['faults'] }) {
  const { city } = useApp()
  const { story } = usePresentation()
  const text = usePresentText()
  const slide = useSlide()
  const exploring = useStory((state) => state.exploring)
  const black = useStory((state) => state.black)
  const dialog = usePresentUi((now) => now.dialog)
  const screen = usePresentUi((now) => now.screen)
  const compares = useSession((session) => session.sides.length > 1)
  const opened = useOpened()
  const box = captionBox(slide.view.captionPlace, screen)
  const moves = slide.view.about
    .concat(slide.view.ride?.entities ?? [])
    .some((id) => city.entityById.get(id)?.layer === 'mobility')
  return (
    <div
      className="presenter"
      data-place={box.place}
      data-kind={slide.kind}
      data-exploring={exploring ?? undefined}
      style={{ '--caption-width': `${box.width}px`, '--caption-height': `${box.height}px` } as CSSProperties}
      {...usePageSwipe(story)}
    >
      <HatchPatterns />
      <PageButtons />
      <DayPlate />
      {compares && (
        <PanelBoundary>
          <SwipeHandle />
        </PanelBoundary>
      )}
      {moves && !opened.document && !opened.entity && <FleetCounter types />}
      {exploring === null ? <Caption key={slide.view.id} slide={slide} /> : <ReturnBar />}
      {exploring === null && <FigureBoard slide={slide} />}
      <OpenCard />
      <div className="present-foot" data-part="present-foot">
        <FootLine />
      </div>
      <PresentNotices faults={faults} />
      <HoverTip />
      {dialog === 'list' && <ChapterList />}
      {dialog === 'help' && <PresentHelp />}
      <ExportBriefing />
      {black && (
        <button
          type="button"
          className="present-black"
          data-part="present-black"
          aria-label={text('present.black')}
          onClick={() => story.setBlack(false)}
        />
      )}
    </div>
  )
}

/** The document that was asked for, or else the thing that was chosen on an excursion. */
function useOpened() {
  const { city } = useApp()
  const slide = useSlide()
  const exploring = useStory((state) => state.exploring)
  const chosen = usePresentUi((now) => now.chosen)
  const selection = useSession((session) => session.selection)
  const asked = usePanels((panels) => panels.document)
  const document = asked === null ? undefined : city.documents.get(asked.id)
  // What the chapter itself has selected opens only when someone presses it.
  const isChosen = chosen || selection !== slide.view.selection
  const entity = exploring === null || selection === null || !isChosen ? undefined : city.entityById.get(selection)
  return { document, fact: asked?.fact ?? null, entity }
}

/** What is open, as a card. */
function OpenCard() {
  const { document, fact, entity } = useOpened()
  if (!document && !entity) return null
  return (
    <div className="present-card" data-part="present-card">
      {document ? (
        <PanelBoundary>
          <DocumentPanel key={`${document.id} ${fact}`} document={document} fact={fact} />
        </PanelBoundary>
      ) : entity ? (
        <SourceCard key={entity.id} entity={entity} />
      ) : null}
    </div>
  )
}

function OpenDialog() {
  const dialog = usePanels((open) => open.dialog)
  return (
    <PanelBoundary>
      {dialog === 'credits' && <CreditsDialog />}
      {dialog === 'assumption' && <AssumptionDialog />}
    </PanelBoundary>
  )
}
