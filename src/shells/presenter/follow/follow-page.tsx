import { lazy, Suspense, type CSSProperties } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Followed } from './follow-link.ts'
import { SourceCard } from '../../../features/card/source-card.tsx'
import { FootLine } from '../../../features/overlays/foot-line.tsx'
import { HatchPatterns } from '../../../ui/hatch-patterns.tsx'
import { useSession, useLocalized, useApp } from '../../../app/use-app.ts'
import { Caption } from '../caption.tsx'
import { DayPlate } from '../day-plate.tsx'
import { FigureBoard } from '../figure-board.tsx'
import { captionBox } from '../frame-view.ts'
import { PresenterProvider, usePresentText, usePresentUi, useSlide, useStory } from '../presenter-context.tsx'
import type { FollowShown } from './show-followed.ts'

const SwipeHandle = lazy(() => import('../../../features/compare/swipe-handle.tsx'))

/** What a follower shows, and how it hears of it. */
export interface FollowView extends FollowShown {
  readonly hears: Followed['hears'] | 'unknown' | 'off'
}

/** The wall, seen from elsewhere. */
export function FollowPage({ view }: { readonly view: StoreApi<FollowView> }) {
  const { presentation, ...status } = useStore(view)
  return (
    <PresenterProvider presentation={presentation}>
      {presentation ? (
        <Wall key={presentation.story.state.getState().briefing.id} status={status} />
      ) : (
        <div className="presenter">
          <FollowStatus status={status} />
          <div className="present-foot" data-part="present-foot">
            <FootLine />
          </div>
        </div>
      )}
    </PresenterProvider>
  )
}

type StatusProps = { readonly status: Omit<FollowView, 'presentation'> }

function FollowStatus({ status: { hears, fault, otherScenario } }: StatusProps) {
  const { page } = useApp()
  const text = usePresentText()
  const words = useLocalized()
  return (
    <output className="follow-status panel" data-part="follow-status" data-hears={hears}>
      <p>
        {text(
          hears === 'unknown'
            ? 'present.follow.unknown'
            : hears === 'off'
              ? 'present.follow.off'
              : `present.follow.hears.${hears}`,
        )}
      </p>
      {fault && (
        <p>
          {fault.kind === 'missing'
            ? text('present.follow.missing', { id: fault.id })
            : text('present.follow.damaged', { reason: words(fault.reason) })}
        </p>
      )}
      {otherScenario && <p>{text('present.follow.otherScenario')}</p>}
      {[...page.notices, ...page.asked.unread].map(({ parameter, value }) => (
        <p key={`${parameter} ${value}`}>{text('present.unread', { parameter, value })}</p>
      ))}
    </output>
  )
}

function Wall({ status }: StatusProps) {
  const { city } = useApp()
  const text = usePresentText()
  const words = useLocalized()
  const slide = useSlide()
  const exploring = useStory((state) => state.exploring)
  const black = useStory((state) => state.black)
  const screen = usePresentUi((now) => now.screen)
  const selection = useSession((session) => session.selection)
  const compares = useSession((session) => session.sides.length > 1)
  const entity = exploring === null || selection === null ? undefined : city.entityById.get(selection)
  const box = captionBox(slide.view.captionPlace, screen)
  return (
    <div
      className="presenter"
      data-place={box.place}
      data-kind={slide.kind}
      data-exploring={exploring ?? undefined}
      style={{ '--caption-width': `${box.width}px`, '--caption-height': `${box.height}px` } as CSSProperties}
    >
      <HatchPatterns />
      <DayPlate />
      {compares && (
        <Suspense fallback={null}>
          <div inert>
            <SwipeHandle />
          </div>
        </Suspense>
      )}
      {exploring === null ? (
        <Caption key={slide.view.id} slide={slide} readOnly />
      ) : (
        <p className="follow-exploring panel">
          {text(exploring === 'overview' ? 'present.overview' : 'present.exploring')} · {words(slide.view.title)}
        </p>
      )}
      {exploring === null && <FigureBoard slide={slide} />}
      {entity && (
        <div className="present-card" data-part="present-card" inert>
          <SourceCard key={entity.id} entity={entity} />
        </div>
      )}
      <FollowStatus status={status} />
      <div className="present-foot" data-part="present-foot">
        <FootLine />
      </div>
      {black && <div className="present-black" data-part="present-black" />}
    </div>
  )
}
