import { useCallback, useEffect, useReducer, useRef } from 'react'
import { dayOf } from '../../../base/day.ts'
import { success, type Result } from '../../../base/result.ts'
import { openIntake } from '../../../intake/intake-client.ts'
import type { FileFault } from '../../../messages/file-fault.ts'
import { formerChoices } from '../../../own-layers/former-choices.ts'
import { defaultStyle } from '../../../own-layers/layer-style.ts'
import type { FilePreview, Intake, IntakeChoices, IntakeProgress } from '../../../own-layers/file-preview.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { newId } from '../../../session/new-id.ts'
import type { OwnLayers } from '../../../session/own-layers.ts'
import { savedOn } from '../../../app/save-file.ts'

/** Where adding has come to. Nothing is added before `take`. */
export interface AddDataState {
  /** What is being done; null while a person looks and chooses. */
  readonly work: IntakeProgress | null
  readonly previews: readonly FilePreview[]
  readonly choices: ReadonlyMap<string, IntakeChoices>
  /** Layers of the set that are not to be added. */
  readonly left: ReadonlySet<string>
  readonly shown: string | null
  /** Why nothing of the files, or of a choice, can be read. */
  readonly faults: readonly FileFault[]
  readonly files: readonly File[]
}

const NOTHING: AddDataState = {
  work: null,
  previews: [],
  choices: new Map(),
  left: new Set(),
  shown: null,
  faults: [],
  files: [],
}

export interface AddData extends AddDataState {
  readonly open: (files: readonly File[]) => void
  readonly show: (key: string) => void
  readonly leave: (key: string, isLeft: boolean) => void
  /** Changes a choice; where it changes what is read, the preview is made anew. */
  readonly choose: (key: string, choice: IntakeChoices) => void
  /** Ends what is being done; what was chosen until then stays. */
  readonly cancel: () => void
  /** Adds what is not left out; gives the layers, or null where it was cancelled or failed. */
  readonly take: () => Promise<readonly OwnLayer[] | null>
}

/** What alone needs no second look at the file. */
const WORDS_ONLY: ReadonlySet<string> = new Set(['name', 'licence', 'attribution'])

type Change = Partial<AddDataState> | ((now: AddDataState) => Partial<AddDataState>)

const withChange = (now: AddDataState, next: Change): AddDataState => ({
  ...now,
  ...(typeof next === 'function' ? next(now) : next),
})

interface GivenRun {
  readonly signal: AbortSignal
  readonly onProgress: (progress: IntakeProgress) => void
}

/** One piece of work at a time, with its progress in the state: a new one ends the one before. */
function useRuns(change: (next: Change) => void) {
  const running = useRef<AbortController | null>(null)
  const cancel = useCallback(() => {
    running.current?.abort()
    change({ work: null })
  }, [change])
  useEffect(() => () => running.current?.abort(), [])
  /** Does some work of the intake; null where it was cancelled. */
  const run = useCallback(
    async <T>(file: string, work: (run: GivenRun) => Promise<T>): Promise<T | null> => {
      running.current?.abort()
      const controller = new AbortController()
      running.current = controller
      const { signal } = controller
      change({ work: { step: 'reading', share: null, file }, faults: [] })
      const onProgress = (progress: IntakeProgress): void => {
        if (!signal.aborted) change({ work: progress })
      }
      try {
        const done = await work({ signal, onProgress })
        return signal.aborted ? null : done
      } catch (error) {
        if (signal.aborted) return null
        throw error
      } finally {
        if (!signal.aborted) change({ work: null })
      }
    },
    [change],
  )
  return { run, cancel }
}

/** Reads files off the main thread, keeps what a person chooses for them, and adds them to the own layers; `replaces` is the layer whose file is replaced. */
export function useAddData(layers: OwnLayers, replaces: string | null): AddData {
  const [state, change] = useReducer(withChange, NOTHING)
  const intake = useRef<Intake | null>(null)
  const { run, cancel } = useRuns(change)
  useEffect(
    () => () => {
      intake.current?.close()
      intake.current = null
    },
    [],
  )
  const open = useCallback(
    (files: readonly File[]) => {
      const file = files[0]?.name ?? ''
      void run(file, async (given) => {
        change({ ...NOTHING, files, work: { step: 'reading', share: null, file } })
        intake.current?.close()
        intake.current = openIntake()
        const read = await intake.current.inspect(files, given)
        if (given.signal.aborted) return
        if (!read.ok) return change({ faults: read.errors })
        const former = replaces === null ? undefined : layers.get(replaces)?.layer
        const suggested = await suggestFormer(intake.current, read.value, former, given)
        if (!given.signal.aborted) change({ ...suggested, shown: read.value[0]?.key ?? null })
      })
    },
    [run, layers, replaces],
  )
  /** The latest choices that want a look; while one is on its way, further ones wait for the next. */
  const wanted = useRef<{ readonly key: string; readonly choices: IntakeChoices } | null>(null)
  const looking = useRef(false)
  const look = async (file: string): Promise<void> => {
    if (looking.current) return
    looking.current = true
    await run(file, async (given) => {
      for (let next = wanted.current; next; next = wanted.current) {
        wanted.current = null
        const { key, choices } = next
        const looked = await intake.current?.look(key, choices, given)
        if (!looked || given.signal.aborted) return
        if (!looked.ok) change({ faults: looked.errors })
        else change((now) => ({ previews: now.previews.map((one) => (one.key === key ? looked.value : one)) }))
      }
    }).finally(() => {
      looking.current = false
    })
  }
  const choose = (key: string, choice: IntakeChoices): void => {
    const choices = { ...state.choices.get(key), ...choice }
    change((now) => ({ choices: new Map(now.choices).set(key, choices) }))
    const preview = state.previews.find((one) => one.key === key)
    if (!preview || Object.keys(choice).every((name) => WORDS_ONLY.has(name))) return
    wanted.current = { key, choices }
    void look(preview.file)
  }
  const take = (): Promise<readonly OwnLayer[] | null> =>
    run(state.previews[0]?.file ?? '', async (given) => {
      const read = await readAll(intake.current!, state, replaces, given)
      if (given.signal.aborted) return null
      if (!read.ok) {
        change({ faults: read.errors })
        return null
      }
      for (const layer of read.value) await layers.add(layer, defaultStyle(layers.store.getState().layers.length))
      return read.value
    })
  const leave = (key: string, isLeft: boolean): void =>
    change((now) => ({ left: new Set([...now.left, key].filter((one) => isLeft || one !== key)) }))
  return { ...state, open, choose, take, leave, cancel, show: (key) => change({ shown: key }) }
}

/** The previews of a set; where it replaces a layer's file, the first is looked at as that one was chosen. */
async function suggestFormer(
  intake: Intake,
  previews: readonly FilePreview[],
  former: OwnLayer | undefined,
  given: GivenRun,
): Promise<Pick<AddDataState, 'previews' | 'choices'>> {
  const [first, ...rest] = previews
  if (!first || !former) return { previews, choices: new Map() }
  const choices = formerChoices(former, first)
  const looked = await intake.look(first.key, choices, given)
  return looked.ok
    ? { previews: [looked.value, ...rest], choices: new Map([[first.key, choices]]) }
    : { previews, choices: new Map() }
}

/** All of a set that is to be added, or nothing: what was cancelled or failed half way leaves nothing behind. */
async function readAll(
  intake: Intake,
  { previews, left, choices }: AddDataState,
  replaces: string | null,
  given: GivenRun,
): Promise<Result<readonly OwnLayer[], FileFault>> {
  const taken: OwnLayer[] = []
  for (const { key } of previews.filter((one) => !left.has(one.key))) {
    const id = replaces !== null && taken.length === 0 ? replaces : newId('layer')
    const read = await intake.read(key, choices.get(key) ?? {}, { id, addedOn: dayOf(savedOn()) }, given)
    if (!read.ok) return read
    taken.push(read.value)
  }
  return success(taken)
}
