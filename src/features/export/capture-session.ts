import type { StoreApi } from 'zustand/vanilla'
import type { Day } from '../../base/day.ts'
import { failure, success, type Result } from '../../base/result.ts'
import type { Clock } from '../../session/clock.ts'
import { USUAL_FOV, type Camera, type Session, type SessionStore } from '../../session/session.ts'
import type { Capture, CaptureSize } from '../../stage/capture.ts'
import type { StageView } from '../../stage/stage-view.ts'
import type { StageStatus } from '../../app/services.ts'

/** The part of the world that pictures are taken of. */
export interface CapturedApp {
  readonly store: SessionStore
  readonly clock: Clock
  readonly stage: StoreApi<StageStatus>
  /** Leaves the address bar as it is until the returned function is called. */
  readonly holdAddress: () => () => void
}

/** Why nothing was taken. */
export type TakeFault =
  | { readonly kind: 'cancelled' | 'lost' | 'tooLarge' | 'noEncoder' }
  | { readonly kind: 'failed'; readonly detail: string }

/** The world while pictures are taken of it. */
export interface HeldScreen {
  /** Shows this from the next picture on. A scenario that the map must be made anew for is waited for. */
  show(session: Session, day: Day): Promise<void>
  /** The map's view, when there is one. */
  view(): Promise<StageView>
  /** Draws what is shown, seen by this camera, into the target at this point. */
  paint(
    view: { readonly camera: Camera; readonly ambient?: number },
    target: CanvasRenderingContext2D,
    x?: number,
    y?: number,
  ): Promise<void>
}

/** Thrown by work that cannot go on, to be told as its fault. */
export class TakeError extends Error {
  constructor(readonly fault: TakeFault) {
    super(fault.kind)
  }
}

/**
 * Takes pictures of this size: the map serves `work`, and whatever comes of it, screen, session, clock and address are as
 * they were when this resolves. Aborting the signal ends it at the next picture.
 */
export async function holdScreen<T>(
  world: CapturedApp,
  size: CaptureSize,
  signal: AbortSignal,
  work: (screen: HeldScreen) => Promise<T>,
): Promise<Result<T, TakeFault>> {
  const { store, clock } = world
  const kept = {
    session: store.getState(),
    day: clock.day,
    playing: clock.playing,
    camera: viewNow(world.stage)?.camera(),
  }
  const releaseAddress = world.holdAddress()
  let taken: { readonly view: StageView; readonly capture: Capture } | undefined
  const captureNow = async (): Promise<Capture> => {
    const view = await readyView(world.stage)
    if (taken?.view !== view) taken = { view, capture: await view.capture(size) }
    return taken.capture
  }
  clock.pause()
  try {
    return success(
      await work({
        async show(session, day) {
          signal.throwIfAborted()
          // First, so that the map does not fly to where the session says.
          await captureNow()
          store.setState(session, true)
          clock.goToDay(day)
          // A map that must be made anew says so only in the task after.
          await new Promise((resolve) => setTimeout(resolve, 0))
          await captureNow()
        },
        view: () => readyView(world.stage),
        async paint(view, target, x, y) {
          signal.throwIfAborted()
          const capture = await captureNow()
          await capture.paint(view, target, x, y)
        },
      }),
    )
  } catch (error) {
    return failure([faultOf(error, signal, taken?.view !== viewNow(world.stage))])
  } finally {
    store.setState(kept.session, true)
    clock.goToDay(kept.day)
    await taken?.capture.close().catch((error: unknown) => console.warn('the map could not be given back', error))
    // A map that was made anew meanwhile knows nothing of where the first one stood.
    const view = viewNow(world.stage)
    if (kept.camera && view && !sameCamera(view.camera(), kept.camera)) view.jumpTo(kept.camera)
    if (kept.playing) clock.play()
    releaseAddress()
  }
}

function sameCamera(a: Camera, b: Camera): boolean {
  return (
    (['lng', 'lat', 'zoom', 'bearing', 'pitch'] as const).every((key) => Math.abs(a[key] - b[key]) < 1e-6) &&
    Math.abs((a.fov ?? USUAL_FOV) - (b.fov ?? USUAL_FOV)) < 1e-6
  )
}

function faultOf(error: unknown, signal: AbortSignal, mapChanged: boolean): TakeFault {
  if (signal.aborted) return { kind: 'cancelled' }
  if (error instanceof TakeError) return error.fault
  if (mapChanged) return { kind: 'lost' }
  return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) }
}

function viewNow(stage: StoreApi<StageStatus>): StageView | undefined {
  const status = stage.getState()
  return status.state === 'ready' ? status.view : undefined
}

/** The map's view as soon as there is one; rejects when there will be none. */
function readyView(stage: StoreApi<StageStatus>): Promise<StageView> {
  return new Promise((resolve, reject) => {
    const look = (): boolean => {
      const status = stage.getState()
      if (status.state === 'ready') resolve(status.view)
      else if (status.state === 'unavailable') reject(new TakeError({ kind: 'lost' }))
      else return false
      return true
    }
    if (look()) return
    const stop = stage.subscribe(() => {
      if (look()) stop()
    })
  })
}
