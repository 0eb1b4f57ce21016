import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ShellAddress } from '../../session/page-address.ts'
import type { Briefing } from '../../story/schema.ts'
import type { Slide } from '../../story/slides.ts'
import { createStory, type Story, type StoryOptions } from '../../story/story.ts'
import type { ViewCamera } from '../../story/run-view.ts'
import { nameScale } from '../../stage/stage-scale.ts'
import type { StageView } from '../../stage/stage-view.ts'
import type { OwnBriefing } from '../../features/own-briefings/own-briefings.ts'
import { withZoomOffset } from '../../app/zoom-offset.ts'
import type { AppServices } from '../../app/services.ts'
import { clearOf, zoomOffsetFor, type Screen } from './frame-view.ts'
import { keepNarration } from './narration.ts'

/** What lies open while a briefing is shown. Passing: neither in the session nor in the address. */
export interface PresentUi {
  readonly dialog: 'list' | 'help' | null
  /** Digits typed so far, for a chapter's number. */
  readonly typed: string
  /** A number that no chapter has and that was asked for. */
  readonly missing: string | null
  /** The browser has refused the presenter's window. */
  readonly refused: boolean
  /** Someone has chosen a thing on an excursion: only then its card opens, whatever a chapter has selected. */
  readonly chosen: boolean
  /** A sound file that could not be had. */
  readonly silent: string | null
  readonly screen: Screen
}

const NOTHING_OPEN = {
  dialog: null,
  typed: '',
  missing: null,
  refused: false,
  chosen: false,
  silent: null,
} as const satisfies Omit<PresentUi, 'screen'>

export interface Presentation {
  readonly story: Story
  /** The viewer's own briefing that is shown; null for one of the project's. */
  readonly own: OwnBriefing | null
  readonly ui: StoreApi<PresentUi>
  /** The viewer takes the map over. */
  explore(): void
  stop(): void
}

const TICK_MS = 250
/** A window that has kept its size this long has it, in milliseconds. */
const RESIZED_MS = 180
/** A drag of fewer pixels is a press. */
const DRAG_PX = 5

function readScreen(): Screen {
  return {
    width: innerWidth,
    height: innerHeight,
    rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    names: nameScale(),
  }
}

/** The map's camera with a slide's caption kept clear, and gone back so that what was composed still fits. */
function framed(view: StageView, { view: { captionPlace } }: Slide): ViewCamera {
  const screen = readScreen()
  return withZoomOffset(view, zoomOffsetFor(captionPlace, screen), clearOf(captionPlace, screen))
}

/** Shows a briefing: its story over the map, clock and address, until it is stopped. */
export function createPresentation(
  services: AppServices,
  briefing: Briefing,
  own: OwnBriefing | null = null,
  from: Pick<ShellAddress, 'chapter' | 'cut'> = services.page.shell.getState(),
  timed?: StoryOptions['timed'],
): Presentation {
  const { store, clock, stage, commands } = services
  const ui = createStore<PresentUi>(() => ({ ...NOTHING_OPEN, screen: readScreen() }))
  const mapView = (): StageView | null => {
    const status = stage.getState()
    return status.state === 'ready' ? status.view : null
  }
  const cameraFor = (slide: Slide): ViewCamera | null => {
    const view = mapView()
    return view && framed(view, slide)
  }
  const { chapter = null, cut = null } = from
  const story = createStory({ store, clock, cameraFor }, { briefing, cut, at: chapter, ...(timed && { timed }) })
  const slideNow = (): Slide => story.state.getState().slides[story.state.getState().index]!

  // The first map jumps to where the slide begins; one that was made anew after a loss stands where it stood.
  let mapSeen = mapView() !== null
  const stopStage = stage.subscribe((status) => {
    if (status.state !== 'ready') return
    const slide = slideNow()
    if (mapSeen) status.view.jumpTo(store.getState().camera, clearOf(slide.view.captionPlace, readScreen()))
    else {
      mapSeen = true
      framed(status.view, slide).jumpTo(slide.view.camera)
      story.restart()
    }
  })

  const explore = (): void => story.explore()
  const stopPress = services.onMapPress((entity) => {
    // A press on bare ground in mid-chapter means nothing.
    if (entity === null && story.state.getState().exploring === null) return
    explore()
    ui.setState({ chosen: entity !== null })
    commands.select(entity)
  })
  const stopHands = watchHands(explore)

  const stopResize = onResized(() => {
    ui.setState({ screen: readScreen() })
    const { exploring } = story.state.getState()
    const { view } = slideNow()
    if (exploring === null && !view.ride) void cameraFor(slideNow())?.fly(view.camera, 0.6)
  })
  const stopChosen = story.state.subscribe(({ exploring }) => {
    if (exploring === null && ui.getState().chosen) ui.setState({ chosen: false })
  })

  const stopTime = onTick((seconds) => story.advance(seconds))
  const stopNarration = keepNarration(story, store, (silent) => ui.setState({ silent }))

  return {
    story,
    own,
    ui,
    explore,
    stop() {
      stopTime()
      stopResize()
      stopChosen()
      stopNarration()
      stopHands()
      stopStage()
      stopPress()
      story.stop()
      const view = mapView()
      if (view) void view.fly(view.camera(), 0.6, { top: 0, right: 0, bottom: 0, left: 0 })
    },
  }
}

/** Calls back when the window has another size, and has kept it for a moment. */
function onResized(act: () => void): () => void {
  let resized: ReturnType<typeof setTimeout> | undefined
  const resize = (): void => {
    clearTimeout(resized)
    resized = setTimeout(act, RESIZED_MS)
  }
  addEventListener('resize', resize)
  return () => {
    clearTimeout(resized)
    removeEventListener('resize', resize)
  }
}

/** Calls back again and again with the seconds that have passed. */
function onTick(act: (seconds: number) => void): () => void {
  let last = performance.now()
  const ticking = setInterval(() => {
    const now = performance.now()
    act((now - last) / 1000)
    last = now
  }, TICK_MS)
  return () => clearInterval(ticking)
}

/** Pixels that a wheel must be turned in a row until it is meant: more than one notch. */
const MEANT_PX = 150
/** A wheel that has rested this long begins anew, in milliseconds. */
const RESTED_MS = 800
const LINE_PX = 40

/** Tells a wheel that is turned from one that was touched. */
export function createTurned(): (event: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'timeStamp'>) => boolean {
  let [sum, last] = [0, -Infinity]
  return ({ deltaX, deltaY, deltaMode, timeStamp }) => {
    if (timeStamp - last > RESTED_MS) sum = 0
    last = timeStamp
    sum += (Math.abs(deltaX) + Math.abs(deltaY)) * (deltaMode === 0 ? 1 : LINE_PX)
    return sum > MEANT_PX
  }
}

/** Calls `explore` when someone drags, turns or zooms the map: before the map itself hears of it. */
function watchHands(explore: () => void): () => void {
  const map = document.getElementById('stage')
  let from: { x: number; y: number } | null = null
  const down = (event: PointerEvent): void => {
    from = { x: event.clientX, y: event.clientY }
  }
  const move = (event: PointerEvent): void => {
    if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) < DRAG_PX) return
    from = null
    explore()
  }
  const up = (): void => {
    from = null
  }
  map?.addEventListener('pointerdown', down, true)
  const turned = createTurned()
  const wheel = (event: WheelEvent): void => {
    if (turned(event)) explore()
    // A wheel that was touched by accident moves nothing before an audience.
    else event.stopPropagation()
  }
  map?.addEventListener('wheel', wheel, { capture: true, passive: true })
  addEventListener('pointermove', move, true)
  addEventListener('pointerup', up, true)
  return () => {
    map?.removeEventListener('pointerdown', down, true)
    map?.removeEventListener('wheel', wheel, true)
    removeEventListener('pointermove', move, true)
    removeEventListener('pointerup', up, true)
  }
}
