import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '../../base/result.ts'
import type { ExportFault } from './render-session.ts'

/** How far a job has come. */
export type JobState =
  | { readonly state: 'idle' }
  /** `secondsLeft` is null until it can be told. */
  | { readonly state: 'running'; readonly share: number; readonly secondsLeft: number | null }
  | { readonly state: 'done' }
  | { readonly state: 'fault'; readonly fault: ExportFault }

export interface Job {
  readonly job: JobState
  /** Runs one job at a time; `work` tells the share that is done, 0 to 1, and returns what came of it. */
  readonly run: <T>(
    work: (signal: AbortSignal, tell: (share: number) => void) => Promise<Result<T, ExportFault>>,
    onDone: (value: T) => void,
  ) => void
  readonly cancel: () => void
}

/** One job with progress, time left and a way to call it off; called off too when what shows it goes away. */
export function useJob(): Job {
  const [job, setJob] = useState<JobState>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const run = useCallback<Job['run']>((work, onDone) => {
    if (running.current) return
    const controller = new AbortController()
    running.current = controller
    const start = performance.now()
    setJob({ state: 'running', share: 0, secondsLeft: null })
    const tell = (share: number): void => {
      const passed = (performance.now() - start) / 1000
      setJob({ state: 'running', share, secondsLeft: share > 0.02 ? (passed / share) * (1 - share) : null })
    }
    void work(controller.signal, tell).then((result) => {
      running.current = null
      if (result.ok) {
        setJob({ state: 'done' })
        onDone(result.value)
      } else setJob({ state: 'fault', fault: result.errors[0] ?? { kind: 'failed', detail: '' } })
    })
  }, [])
  const cancel = useCallback(() => running.current?.abort(), [])
  return { job, run, cancel }
}
