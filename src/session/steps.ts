/** What a step was, for whoever undoes it: a message of the interface and what fills it. */
export interface StepName {
  readonly message: string
  readonly values: Readonly<Record<string, string | number>>
}

/** One change of one thing. `before` null: it was made by this step. */
export interface Step<T> {
  readonly id: string
  readonly before: T | null
  readonly after: T
  readonly name: StepName | null
  /** Presses of one run have one group, and follow each other soon. */
  readonly group: string | null
  readonly at: number
}

/** Steps kept for each thing. */
const STEPS_BACK = 200
/** Presses further apart than this are another run, in milliseconds. */
const RUN_MS = 1500

/**
 * The steps of each thing, apart from those of all others: what was done last there, and what was undone last. `madeOn` says on
 * what a thing rests: undoing its making shows that, and redo there brings it back.
 */
export function createSteps<T>(options: {
  readonly now: () => number
  readonly runMs?: number
  readonly madeOn?: (value: T) => string | null
}) {
  const { now, runMs = RUN_MS, madeOn = () => null } = options
  const past = new Map<string, readonly Step<T>[]>()
  const future = new Map<string, readonly Step<T>[]>()
  const put = (map: Map<string, readonly Step<T>[]>, id: string, steps: readonly Step<T>[]): void => {
    if (steps.length === 0) map.delete(id)
    else map.set(id, steps.slice(-STEPS_BACK))
  }
  return {
    /** A change was made. One that goes on with the run of the last, or amends it, is one step with it. */
    add(step: Omit<Step<T>, 'at'>, amends = false): void {
      const steps = past.get(step.id) ?? []
      const last = steps.at(-1)
      const at = now()
      const isRun = step.group !== null && step.group === last?.group && at - last.at <= runMs
      const goesOn = last !== undefined && (amends || isRun) && !future.has(step.id)
      put(
        past,
        step.id,
        goesOn ? [...steps.slice(0, -1), { ...last, after: step.after, at }] : [...steps, { ...step, at }],
      )
      future.delete(step.id)
    },
    lastDone: (id: string): Step<T> | undefined => past.get(id)?.at(-1),
    /** What redo would bring back where this is shown: its own step, or one that rested on it and was undone away. */
    lastUndone: (id: string): Step<T> | undefined =>
      future.get(id)?.at(-1) ??
      [...future.values()]
        .map((steps) => steps.at(-1))
        .findLast((step) => step?.before === null && madeOn(step.after) === id),
    undone(step: Step<T>): void {
      put(past, step.id, (past.get(step.id) ?? []).slice(0, -1))
      put(future, step.id, [...(future.get(step.id) ?? []), step])
    },
    redone(step: Step<T>): void {
      put(future, step.id, (future.get(step.id) ?? []).slice(0, -1))
      put(past, step.id, [...(past.get(step.id) ?? []), step])
    },
    /** What follows is another run, whatever its group. */
    endRun(id: string): void {
      const steps = past.get(id) ?? []
      const last = steps.at(-1)
      if (last) put(past, id, [...steps.slice(0, -1), { ...last, group: null }])
    },
    /** No step outlives what it is of. */
    forget(id: string): void {
      past.delete(id)
      future.delete(id)
    },
  }
}
