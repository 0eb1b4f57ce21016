import '../messages/intake.ts'
import { failure, type Result } from '../base/result.ts'
import type { FileFault } from '../messages/file-fault.ts'
import { message } from '../messages/message.ts'
import type { Intake, IntakeRun } from '../own-layers/file-preview.ts'
import type { DocumentText } from './documents/document-text.ts'
import { wholeFileFault } from './file-fault.ts'
import type { IntakeAnswer, IntakeRequest, IntakeWork } from './intake-protocol.ts'

type AnyResult = Result<unknown, FileFault>

interface Waiting {
  readonly run: IntakeRun
  resolve(result: AnyResult): void
  reject(reason: unknown): void
}

/** A worker and what it was asked. It is started by the first question, and gone after `stop`, a failure or an ended run. */
class IntakeTalk {
  #worker: Worker | null = null
  #asked = 0
  readonly #waiting = new Map<number, Waiting>()

  /** `nameOf`: the file that a failure of the worker itself is told of. */
  constructor(private readonly nameOf: () => string) {}

  get isStarted(): boolean {
    return this.#worker !== null
  }

  ask(work: IntakeWork, run: IntakeRun): Promise<AnyResult> {
    const { signal } = run
    if (signal?.aborted) return Promise.reject(signal.reason)
    this.#worker ??= this.#start()
    this.#asked += 1
    const asked = this.#asked
    const request: IntakeRequest = { asked, work }
    this.#worker.postMessage(request, [])
    return new Promise<AnyResult>((resolve, reject) => {
      const onAbort = (): void => this.stop(signal?.reason)
      signal?.addEventListener('abort', onAbort, { once: true })
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T): void => {
          signal?.removeEventListener('abort', onAbort)
          settle(value)
        }
      this.#waiting.set(asked, { run, resolve: settled(resolve), reject: settled(reject) })
    })
  }

  /** Lets the worker go; what it was asked is rejected with the reason. */
  stop(reason: unknown): void {
    this.#settleAll((one) => one.reject(reason))
  }

  #settleAll(settle: (one: Waiting) => void): void {
    this.#worker?.terminate()
    this.#worker = null
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    all.forEach(settle)
  }

  #fail(detail: string): void {
    const fault = wholeFileFault(this.nameOf(), message('geo.workerFailed', { detail }))
    this.#settleAll(({ resolve }) => resolve(failure([fault])))
  }

  #start(): Worker {
    const worker = new Worker(new URL('./intake.worker.ts', import.meta.url), { type: 'module', name: 'intake' })
    worker.addEventListener('message', ({ data }: MessageEvent<IntakeAnswer>) => {
      const one = this.#waiting.get(data.asked)
      if (!one) return
      if ('progress' in data) return one.run.onProgress?.(data.progress)
      if ('thrown' in data) return this.#fail(data.thrown)
      this.#waiting.delete(data.asked)
      one.resolve(data.result)
    })
    worker.addEventListener('error', (event) => this.#fail(event.message || 'Worker'))
    return worker
  }
}

/**
 * Talks to a worker that reads one set of files. Ending a run ends the worker and what else it was doing; the next call sets
 * up another one, which opens the same files again.
 */
export function openIntake(): Intake {
  let opened: readonly File[] = []
  const talk = new IntakeTalk(() => opened[0]?.name ?? '')

  /** Asks of files that are open, and opens them again where the worker that had them is gone. */
  const askOpen = async (work: IntakeWork, run: IntakeRun): Promise<AnyResult> => {
    const again = talk.isStarted ? null : await talk.ask({ kind: 'inspect', files: opened }, run)
    return again && !again.ok ? again : talk.ask(work, run)
  }

  return {
    async inspect(files, run = {}) {
      opened = files
      return (await talk.ask({ kind: 'inspect', files }, run)) as Awaited<ReturnType<Intake['inspect']>>
    },
    async look(key, choices, run = {}) {
      return (await askOpen({ kind: 'look', key, choices }, run)) as Awaited<ReturnType<Intake['look']>>
    },
    async read(key, choices, given, run = {}) {
      return (await askOpen({ kind: 'read', key, choices, given }, run)) as Awaited<ReturnType<Intake['read']>>
    },
    close() {
      opened = []
      talk.stop(new DOMException('closed', 'AbortError'))
    },
  }
}

/** Reads the text of a document: PDF, Word, web page or plain text. */
export async function readDocumentFile(file: File, run: IntakeRun = {}): Promise<Result<DocumentText, FileFault>> {
  const talk = new IntakeTalk(() => file.name)
  try {
    return (await talk.ask({ kind: 'document', file }, run)) as Result<DocumentText, FileFault>
  } finally {
    talk.stop(new DOMException('closed', 'AbortError'))
  }
}
