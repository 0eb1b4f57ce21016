import { useStore } from 'zustand'
import { HOME_CAMERA } from '../../session/session.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { useSession, useStageView, useApp } from '../../app/use-app.ts'
import type { PlainId } from '../../messages/values.ts'
import type { kioskZh } from './messages/zh.ts'
import { ChapterPanel } from './chapter-panel.tsx'
import { Chapters } from './chapters.tsx'
import { KioskCard } from './kiosk-card.tsx'
import { KioskTimeline } from './kiosk-timeline.tsx'
import { useKiosk, useKioskState, useKioskText, useStory } from './use-kiosk.ts'

/** What a visitor has in hand: places worth seeing, the map's buttons, time, and what is written about a place. */
export function ExploreScreen() {
  const { city } = useApp()
  const shield = useKioskState((kiosk) => kiosk.shield)
  const selection = useSession((session) => session.selection)
  const entity = selection === null ? undefined : city.entityById.get(selection)
  // A chapter's own selection belongs to its words; another one is the visitor's.
  const chapters = useStory(({ exploring }) => exploring === null)
  const own = useStory(({ slides, index }) => slides[index]!.view.selection)
  return (
    <main className="kiosk-explore" data-part="kiosk-explore" inert={shield}>
      <Chapters />
      <MapButtons />
      <div className="kiosk-side" data-part="kiosk-side">
        {entity && !(chapters && entity.id === own) ? (
          <KioskCard key={entity.id} entity={entity} />
        ) : chapters ? (
          <ChapterPanel />
        ) : null}
      </div>
      <Hints />
      <KioskTimeline />
    </main>
  )
}

function MapButtons() {
  const kiosk = useKiosk()
  const view = useStageView()
  const text = useKioskText()
  if (!view) return null
  const buttons: readonly (readonly [IconName, PlainId<typeof kioskZh>, () => void])[] = [
    ['plus', 'kiosk.zoomIn', () => view.zoomBy(1)],
    ['minus', 'kiosk.zoomOut', () => view.zoomBy(-1)],
    [
      'home',
      'kiosk.home',
      () => {
        kiosk.lookAround()
        view.flyTo(HOME_CAMERA)
      },
    ],
  ]
  return (
    <div className="kiosk-buttons" data-part="kiosk-buttons" role="toolbar" aria-label={text('kiosk.controls')}>
      {buttons.map(([icon, id, press]) => (
        <button key={id} type="button" className="kiosk-round panel" aria-label={text(id)} onClick={press}>
          <Icon name={icon} />
        </button>
      ))}
    </div>
  )
}

/** How one looks around, until the visitor has done it. */
function Hints() {
  const { stage } = useApp()
  const text = useKioskText()
  const moved = useKioskState((kiosk) => kiosk.moved)
  const ready = useStore(stage, ({ state }) => state === 'ready')
  if (moved || !ready) return null
  return (
    <ul className="kiosk-hints" data-part="kiosk-hints" aria-label={text('kiosk.hints')}>
      <li className="panel">
        <Finger d="M14 24h20m-5-5 5 5-5 5M19 19l-5 5 5 5" />
        {text('kiosk.hint.pan')}
      </li>
      <li className="panel">
        <Finger d="m20 28-9 9m0-7v7h7M28 20l9-9m0 7v-7h-7" />
        {text('kiosk.hint.zoom')}
      </li>
      <li className="panel">
        <Finger d="M18 36V12m-5 5 5-5 5 5M30 36V12m-5 5 5-5 5 5" />
        {text('kiosk.hint.tilt')}
      </li>
      <li className="panel">
        <Finger d="M24 24m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0M24 24m-12 0a12 12 0 1 0 24 0a12 12 0 1 0-24 0" />
        {text('kiosk.hint.pick')}
      </li>
    </ul>
  )
}

function Finger({ d }: { readonly d: string }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <path d={d} />
    </svg>
  )
}
