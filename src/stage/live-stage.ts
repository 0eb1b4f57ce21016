import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ShownBaseMap } from '../base-map/base-map.ts'
import type { City } from '../city/build-city.ts'
import type { Fabric, Massing, Place } from '../city/schema.ts'
import type { OwnFeatureRef, ShownOwnLayer } from '../own-layers/layer-style.ts'
import type { Clock } from '../session/clock.ts'
import type { Camera, SessionStore } from '../session/session.ts'
import type { Capture } from './capture.ts'
import type { Stage } from './create-stage.ts'
import { createFrameLoop } from './frame.ts'
import type { StageHover } from './picking.ts'
import { largestFleet, type SideSchedules } from './side-schedules.ts'
import type { StageContent } from './stage-content.ts'
import { MapLostError, type PictureSize, type StageRenderer } from './stage-renderer.ts'
import type { StageView } from './stage-view.ts'
import type { ViewState } from './view-state.ts'

/** The state of the map, for a shell. */
export type StageStatus =
  | { readonly state: 'loading'; readonly share: number }
  | { readonly state: 'ready'; readonly view: StageView }
  | { readonly state: 'restoring' }
  | { readonly state: 'unavailable'; readonly reason: 'no-webgl2' | 'failed'; readonly detail: string }

export interface LiveStage {
  readonly status: StoreApi<StageStatus>
  readonly hover: StoreApi<StageHover | null>
  /** True while what is drawn is what was asked for. */
  readonly settledState: StoreApi<boolean>
  /** Resolves when the map shows the present view and stands still; also when there will never be a map. */
  settled(): Promise<void>
  /** Resolves when the map is ready, or will never be. */
  readonly ready: Promise<void>
  contextLosses(): number
  /**
   * Shows other schedules from now on, one for each side. Where the city is the same, they are uploaded and the map stays;
   * for another city, or a larger fleet than was made room for, the map is made anew around the same view.
   */
  show(city: City, schedules: SideSchedules): Promise<void>
  /** Takes the map over for pictures of a size, of this city or another, one renderer at a time. Rejects with MapLostError where there is no map. */
  openRenderer(size: PictureSize): Promise<StageRenderer>
}

export interface LiveStageOptions {
  readonly container: HTMLElement
  readonly city: City
  readonly schedules: SideSchedules
  readonly store: SessionStore
  readonly clock: Clock
  /** Layers of the viewer's own, as they are to be drawn. */
  readonly ownLayers: Pick<StoreApi<readonly ShownOwnLayer[]>, 'getState' | 'subscribe'>
  readonly baseMap: Pick<StoreApi<{ readonly shown: ShownBaseMap | null }>, 'getState' | 'subscribe'>
  readonly loadGeometry: () => Promise<{
    readonly places: readonly Place[]
    readonly massing: readonly Massing[]
    readonly fabric?: Fabric | undefined
  }>
  readonly onSelect: (entity: string | null, own: OwnFeatureRef | null) => void
  /** Whether two fingers turn the map, besides moving, zooming and tilting it. */
  readonly turnsByTouch: boolean
}

/** Wait before the first and each further try to make the map anew, in milliseconds; the last one repeats. */
const RETRY_MS = [150, 500, 1500, 4000, 10_000]

/** Tries to make the first map: the context may be lost while it loads. */
const FIRST_TRIES = 3

/** A city with the schedules that are first shown of it: what a map is made for. */
interface MapSubject {
  readonly city: City
  readonly schedules: SideSchedules
}

/** What there is at the moment; one for the page. */
interface Live {
  readonly options: LiveStageOptions
  readonly status: StoreApi<StageStatus>
  readonly hover: StoreApi<StageHover | null>
  readonly settledState: StoreApi<boolean>
  /** What the app shows, and what the map is made for: something else only while pictures are drawn of it. */
  shown: MapSubject
  subject: MapSubject
  stage: Stage | undefined
  content: StageContent | undefined
  losses: number
  rebuilding: Promise<void> | undefined
  rendering: boolean
}

/**
 * Starts the map, and keeps it in step with session and clock for as long as the page lives: loads the engines after the
 * first paint, and after a lost WebGL context makes everything anew, whether the old context comes back or not.
 */
export function startStage(options: LiveStageOptions): LiveStage {
  const subject = { city: options.city, schedules: options.schedules }
  const live: Live = {
    options,
    status: createStore<StageStatus>(() => ({ state: 'loading', share: 0 })),
    hover: createStore<StageHover | null>(() => null),
    settledState: createStore<boolean>(() => false),
    shown: subject,
    subject,
    stage: undefined,
    content: undefined,
    losses: 0,
    rebuilding: undefined,
    rendering: false,
  }
  const { store, clock, ownLayers, baseMap } = options
  const show = (): void => live.stage?.show(viewOf(live))
  store.subscribe(show)
  ownLayers.subscribe(show)
  baseMap.subscribe((now, before) => {
    if (now.shown !== before.shown) show()
  })
  clock.subscribe(show)
  createFrameLoop(clock).onFrame((seconds) => live.stage?.advance(seconds))
  const ready = makeFirst(live)
  return {
    status: live.status,
    hover: live.hover,
    settledState: live.settledState,
    ready,
    contextLosses: () => live.losses,
    async show(city, schedules) {
      live.shown = { city, schedules }
      await ready
      // Pictures are drawn of something else: what is shown meanwhile comes when they are done.
      if (live.rendering) show()
      else await makeFor(live, live.shown)
    },
    async settled() {
      await ready
      await settledOf(live)
    },
    async openRenderer(size) {
      await ready
      return rendererOf(live, size)
    },
  }
}

/** What the app shows, as a view of the city that the map is made for. */
function viewOf({ options: { store, clock, ownLayers, baseMap }, shown, subject }: Live): ViewState {
  const { schedules } = shown.city === subject.city ? shown : subject
  return {
    session: store.getState(),
    day: clock.day,
    schedules,
    ownLayers: ownLayers.getState(),
    baseMap: baseMap.getState().shown,
  }
}

async function makeFirst(live: Live): Promise<void> {
  const { status } = live
  if (!hasWebGl2()) return status.setState({ state: 'unavailable', reason: 'no-webgl2', detail: '' }, true)
  // Let the page paint its frame and timeline before the engines are fetched and parsed.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
  for (let attempt = 1; ; attempt += 1) {
    try {
      const view = (live.stage = await load(live))
      return status.setState({ state: 'ready', view }, true)
    } catch (error) {
      live.options.container.replaceChildren()
      if (attempt < FIRST_TRIES) continue
      const detail = error instanceof Error ? error.message : String(error)
      return status.setState({ state: 'unavailable', reason: 'failed', detail }, true)
    }
  }
}

/** Fetches the engines and makes a map of the subject, with what it is to show by then. */
async function load(live: Live): Promise<Stage> {
  const { options, status } = live
  let done = 0
  const step = <T>(part: Promise<T>): Promise<T> =>
    part.then((value) => {
      done += 1
      if (!live.content) status.setState({ state: 'loading', share: done / 5 }, true)
      return value
    })
  const [engine, contents, geometry] = await Promise.all([
    step(import('./create-stage.ts')),
    step(import('./stage-content.ts')),
    step(options.loadGeometry()),
    step(document.fonts.load("400 16px 'Twin Sans'", '郑州')),
    step(document.fonts.load("700 16px 'Twin Sans'", '郑州')),
  ])
  const { subject } = live
  const content = (live.content ??= contents.createStageContent(subject.city, subject.schedules, geometry))
  const given = viewOf(live)
  const stage = await engine.createStage({
    container: options.container,
    content,
    view: given,
    onHover: (at) => live.hover.setState(at, true),
    onSelect: options.onSelect,
    turnsByTouch: options.turnsByTouch,
    onCameraRest: (camera) => options.store.setState({ camera }),
    onContextLost: () => {
      live.losses += 1
      void rebuild(live)
    },
    onSettledChange: (settled) => {
      const next = settled && !options.clock.playing
      if (live.settledState.getState() !== next) live.settledState.setState(next, true)
    },
  })
  // Something else was asked for while this one was being made.
  if (live.content !== content) {
    stage.destroy()
    return load(live)
  }
  const view = viewOf(live)
  if ((['session', 'day', 'schedules', 'ownLayers', 'baseMap'] as const).some((part) => view[part] !== given[part]))
    stage.show(view)
  return stage
}

/** Makes the map anew around the same view, and tries until there is one. */
function rebuild(live: Live): Promise<void> {
  if (!live.stage) return live.rebuilding ?? Promise.resolve()
  live.rebuilding ??= remake(live).finally(() => {
    live.rebuilding = undefined
  })
  return live.rebuilding
}

async function remake(live: Live): Promise<void> {
  const { options, status, settledState, hover } = live
  settledState.setState(false, true)
  status.setState({ state: 'restoring' }, true)
  const lost = live.stage
  live.stage = undefined
  const camera = lost && readCamera(lost)
  if (camera) options.store.setState({ camera })
  lost?.destroy()
  hover.setState(null, true)
  for (let attempt = 0; !live.stage; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]))
    try {
      live.stage = await load(live)
    } catch (error) {
      console.warn('the map could not be made anew yet', error)
      options.container.replaceChildren()
    }
  }
  status.setState({ state: 'ready', view: live.stage }, true)
}

/** Has the map be one of this city, with room for its fleet: the one that there is, or a new one. */
async function makeFor(live: Live, subject: MapSubject): Promise<void> {
  const sameMap = isMadeFor(live, subject)
  live.subject = subject
  // Between two maps there is no stage: the next one is made with these.
  if (sameMap) return live.stage?.show(viewOf(live))
  live.content = undefined
  await rebuild(live)
}

/** Whether the map is one of this city, with room for its fleet. */
function isMadeFor({ subject, content }: Live, { city, schedules }: MapSubject): boolean {
  return city === subject.city && largestFleet(schedules) <= (content?.world.vehicles?.count ?? 0)
}

async function settledOf(live: Live): Promise<void> {
  for (;;) {
    while (live.rebuilding) await live.rebuilding
    const asked = live.stage
    try {
      return await asked?.settled()
    } catch (error) {
      // Taken down meanwhile: the next one is asked.
      if (asked === live.stage && !live.rebuilding) throw error
    }
  }
}

function rendererOf(live: Live, size: PictureSize): StageRenderer {
  if (!live.stage) throw new MapLostError('there is no map')
  if (live.rendering) throw new Error('the map serves for pictures already')
  live.rendering = true
  let open: { readonly stage: Stage; readonly capture: Capture } | undefined
  let closed = false
  /** The map of a view's city, taken over. */
  const captureOf = async (subject: MapSubject): Promise<{ readonly stage: Stage; readonly capture: Capture }> => {
    if (!isMadeFor(live, subject)) {
      live.subject = subject
      live.content = undefined
      await rebuild(live)
    }
    while (live.rebuilding) await live.rebuilding
    const { stage } = live
    if (!stage) throw new MapLostError('there is no map')
    if (open?.stage !== stage) open = { stage, capture: await stage.openCapture(size) }
    return open
  }
  return {
    async render(picture, target, x, y) {
      const { stage, capture } = await captureOf(picture.view)
      try {
        await capture.render(picture, target, x, y)
      } catch (error) {
        throw stage === live.stage && !live.rebuilding ? error : new MapLostError('the map went away', { cause: error })
      }
    },
    async pathOf(view, animation, before, span) {
      return (await captureOf(view)).stage.animationOf(animation, before, span)
    },
    async close() {
      if (closed) return
      closed = true
      live.rendering = false
      if (isMadeFor(live, live.shown)) {
        live.subject = live.shown
        live.stage?.show(viewOf(live))
        await open?.capture.close().catch((error: unknown) => console.warn('the map could not be given back', error))
      } else await makeFor(live, live.shown)
    },
  }
}

/** Where the lost map stood, if it can still tell. */
function readCamera(stage: Stage): Camera | undefined {
  try {
    return stage.camera()
  } catch {
    return undefined
  }
}

function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}
