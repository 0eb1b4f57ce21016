import type { OwnLayer } from '../../own-layers/own-layer.ts'
import type { OwnMeshAnswer, OwnMeshQuestion } from './own-mesh.worker.ts'

/** Which parts of a layer are asked for. */
export interface OwnMeshParts {
  readonly mesh: boolean
  readonly days: boolean
}

/** Makes meshes and packs days off the main thread, in the order in which they were asked for. */
export interface OwnMeshWorker {
  /** Undefined where it could not be made, or the worker was stopped. */
  make(layer: OwnLayer, parts: OwnMeshParts): Promise<OwnMeshAnswer | undefined>
  stop(): void
}

interface Door {
  ask(question: OwnMeshQuestion): void
  terminate(): void
}

/** The worker is there from the first question on. */
export function createOwnMeshWorker(): OwnMeshWorker {
  let worker: Door | undefined
  let keys = 0
  const waiting = new Map<number, (answer: OwnMeshAnswer | undefined) => void>()
  const giveUp = (): void => {
    worker?.terminate()
    worker = undefined
    for (const resolve of waiting.values()) resolve(undefined)
    waiting.clear()
  }
  const open = (): Door => {
    const made = new Worker(new URL('./own-mesh.worker.ts', import.meta.url), { type: 'module', name: 'own-mesh' })
    made.addEventListener('message', ({ data }: MessageEvent<OwnMeshAnswer>) => {
      waiting.get(data.key)?.(data)
      waiting.delete(data.key)
    })
    made.addEventListener('error', (event) => {
      console.warn('a layer could not be made ready to be drawn', event.message)
      giveUp()
    })
    return { ask: (question) => made.postMessage(question, []), terminate: () => made.terminate() }
  }
  return {
    make: ({ geometry, days, count }, parts) =>
      new Promise((resolve) => {
        worker ??= open()
        const key = (keys += 1)
        waiting.set(key, resolve)
        const question: OwnMeshQuestion = {
          key,
          geometry: parts.mesh ? geometry : null,
          days: parts.days ? { days, count } : null,
        }
        worker.ask(question)
      }),
    stop: giveUp,
  }
}
