import { createStore, type StoreApi } from 'zustand/vanilla'
import type { City } from '../city/build-city.ts'
import type { Fabric, Massing, Place } from '../city/schema.ts'
import type { Clock } from '../session/clock.ts'
import type { Camera, SessionStore } from '../session/session.ts'
import { createFrameLoop } from './frame.ts'
import type { Stage } from './create-stage.ts'
import type { StageHover } from './picking.ts'
import type { StageContent } from './stage-content.ts'
import type { StageView } from './stage-view.ts'
import { largestFleet, type SideSchedules } from './side-schedules.ts'

/** The state of the map, for a shell. */
export type StageStatus =
  | { readonly state: 'loading'; readonly share: number }
  | { readonly state: 'ready'; readonly view: StageView }
  | { readonly state: 'restoring' }
  | { readonly state: 'unavailable'; readonly reason: 'no-webgl2' | 'failed'; readonly detail: string }

export interface KeptStage {
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
}

export interface KeepStageOptions {
  readonly container: HTMLElement
  readonly city: City
  readonly schedules: SideSchedules
  readonly store: SessionStore
  readonly clock: Clock
  readonly loadGeometry: () => Promise<{
    readonly places: readonly Place[]
    readonly massing: readonly Massing[]
    readonly fabric?: Fabric | undefined
  }>
  readonly onSelect: (entity: string | null) => void
  /** Whether two fingers turn the map, besides moving, zooming and tilting it. */
  readonly turnsByTouch: boolean
}

/** Wait before the first and each further try to make the map anew, in milliseconds; the last one repeats. */
const RETRY_MS = [150, 500, 1500, 4000, 10_000]

/** Tries to make the first map: the context may be lost while it loads. */
const FIRST_TRIES = 3

/**
 * Keeps a stage alive for as long as the page lives: loads the engines after the first paint, and after a lost WebGL
 * context makes everything anew from the session, whether the old context comes back or not.
 */
export function keepStage(options: KeepStageOptions): KeptStage {
  const { container, store, clock } = options
  const status = createStore<StageStatus>(() => ({ state: 'loading', share: 0 }))
  const hover = createStore<StageHover | null>(() => null)
  const settledState = createStore<boolean>(() => false)
  const frames = createFrameLoop(clock)
  let stage: Stage | undefined
  let content: StageContent | undefined
  let { city, schedules } = options
  let losses = 0

  const show = (next: StageStatus): void => status.setState(next, true)
  const load = async (): Promise<Stage> => {
    let done = 0
    const step = <T>(part: Promise<T>): Promise<T> =>
      part.then((value) => {
        done += 1
        if (!content) show({ state: 'loading', share: done / 5 })
        return value
      })
    const [engine, contents, geometry] = await Promise.all([
      step(import('./create-stage.ts')),
      step(import('./stage-content.ts')),
      step(options.loadGeometry()),
      step(document.fonts.load("400 16px 'Twin Sans'", '郑州')),
      step(document.fonts.load("700 16px 'Twin Sans'", '郑州')),
    ])
    const made = (content ??= contents.createStageContent(city, schedules, geometry))
    const given = schedules
    const next = await engine.createStage({
      container,
      content: made,
      schedules,
      store,
      clock,
      frames,
      onHover: (at) => hover.setState(at, true),
      onSelect: options.onSelect,
      turnsByTouch: options.turnsByTouch,
      onCameraRest: (camera) => store.setState({ camera }),
      onContextLost: () => {
        losses += 1
        void rebuild()
      },
      onSettledChange: (settled) => {
        if (settledState.getState() !== settled) settledState.setState(settled, true)
      },
    })
    // Something else was asked for while this one was being made.
    if (content !== made) {
      next.destroy()
      return load()
    }
    if (schedules !== given) next.show(schedules)
    return next
  }

  let rebuilding = false
  const rebuild = async (): Promise<void> => {
    if (rebuilding || !stage) return
    rebuilding = true
    settledState.setState(false, true)
    show({ state: 'restoring' })
    const camera = readCamera(stage)
    if (camera) store.setState({ camera })
    stage.destroy()
    stage = undefined
    hover.setState(null, true)
    for (let attempt = 0; !stage; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]))
      try {
        stage = await load()
      } catch (error) {
        console.warn('the map could not be made anew yet', error)
        container.replaceChildren()
      }
    }
    rebuilding = false
    show({ state: 'ready', view: stage })
  }

  const ready = (async () => {
    if (!hasWebGl2()) {
      show({ state: 'unavailable', reason: 'no-webgl2', detail: '' })
      return
    }
    // Let the page paint its frame and timeline before the engines are fetched and parsed.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
    for (let attempt = 1; ; attempt += 1) {
      try {
        stage = await load()
        show({ state: 'ready', view: stage })
        return
      } catch (error) {
        container.replaceChildren()
        if (attempt < FIRST_TRIES) continue
        show({ state: 'unavailable', reason: 'failed', detail: error instanceof Error ? error.message : String(error) })
        return
      }
    }
  })()

  return {
    status,
    hover,
    settledState,
    ready,
    contextLosses: () => losses,
    async show(nextCity, nextSchedules) {
      await ready
      const sameMap = nextCity === city && largestFleet(nextSchedules) <= (content?.world.vehicles?.count ?? 0)
      city = nextCity
      schedules = nextSchedules
      // Between two maps there is no stage: the next one is made with these.
      if (sameMap) return stage?.show(schedules)
      content = undefined
      await rebuild()
    },
    async settled() {
      await ready
      for (;;) {
        while (status.getState().state === 'restoring') await new Promise((resolve) => setTimeout(resolve, 30))
        const asked = stage
        try {
          return await asked?.settled()
        } catch (error) {
          // Taken down meanwhile: the next one is asked.
          if (asked === stage) throw error
        }
      }
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
