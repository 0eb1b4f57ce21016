import { failure, type Result } from '../base/result.ts'
import type { FileFault } from '../messages/file-fault.ts'
import { message } from '../messages/message.ts'
import type { Intake, IntakeRun } from '../own-layers/file-preview.ts'
import { wholeFileFault } from './file-fault.ts'
import type { IntakeAnswer, IntakeRequest, IntakeWork } from './intake-protocol.ts'

interface Waiting {
  readonly run: IntakeRun
  resolve(result: Result<unknown, FileFault>): void
  reject(reason: unknown): void
}

/**
 * Talks to a worker that reads one set of files. Ending a run ends the worker and what else it was doing; the next call sets
 * up another one, which opens the same files again.
 */
export function createIntake(): Intake {
  let worker: Worker | null = null
  let asked = 0
  let opened: readonly File[] = []
  const waiting = new Map<number, Waiting>()

  const stop = (): void => {
    worker?.terminate()
    worker = null
  }
  const settleAll = (settle: (one: Waiting) => void): void => {
    const all = [...waiting.values()]
    waiting.clear()
    all.forEach(settle)
  }
  const failAll = (detail: string): void => {
    stop()
    const name = opened[0]?.name ?? ''
    settleAll(({ resolve }) => resolve(failure([wholeFileFault(name, message('geo.workerFailed', { detail }))])))
  }
  const hear = ({ data }: MessageEvent<IntakeAnswer>): void => {
    const one = waiting.get(data.asked)
    if (!one) return
    if ('progress' in data) return one.run.onProgress?.(data.progress)
    if ('thrown' in data) return failAll(data.thrown)
    waiting.delete(data.asked)
    one.resolve(data.result)
  }
  const start = (): Worker => {
    const made = new Worker(new URL('./intake.worker.ts', import.meta.url), { type: 'module', name: 'intake' })
    made.addEventListener('message', hear)
    made.addEventListener('error', (event) => failAll(event.message || 'Worker'))
    return made
  }

  const ask = (work: IntakeWork, run: IntakeRun): Promise<Result<unknown, FileFault>> => {
    if (run.signal?.aborted) return Promise.reject(run.signal.reason)
    worker ??= start()
    asked += 1
    const number = asked
    const request: IntakeRequest = { asked: number, work }
    worker.postMessage(request, [])
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        stop()
        settleAll((one) => one.reject(run.signal?.reason))
      }
      const done = (): void => run.signal?.removeEventListener('abort', onAbort)
      waiting.set(number, {
        run,
        resolve: (result) => {
          done()
          resolve(result)
        },
        reject: (reason) => {
          done()
          reject(reason)
        },
      })
      run.signal?.addEventListener('abort', onAbort, { once: true })
    })
  }

  /** Opens the files again where the worker that had them is gone. */
  const reopened = async (run: IntakeRun): Promise<Result<unknown, FileFault> | null> => {
    if (worker) return null
    const result = await ask({ kind: 'inspect', files: opened }, run)
    return result.ok ? null : result
  }

  return {
    async inspect(files, run = {}) {
      opened = files
      return (await ask({ kind: 'inspect', files }, run)) as Awaited<ReturnType<Intake['inspect']>>
    },
    async look(key, choices, run = {}) {
      const result = (await reopened(run)) ?? (await ask({ kind: 'look', key, choices }, run))
      return result as Awaited<ReturnType<Intake['look']>>
    },
    async read(key, choices, given, run = {}) {
      const result = (await reopened(run)) ?? (await ask({ kind: 'read', key, choices, given }, run))
      return result as Awaited<ReturnType<Intake['read']>>
    },
    close() {
      stop()
      opened = []
      settleAll(({ reject }) => reject(new DOMException('closed', 'AbortError')))
    },
  }
}
