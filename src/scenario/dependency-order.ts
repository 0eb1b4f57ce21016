import type { Dependency } from './schema.ts'

type Edge = Pick<Dependency, 'before' | 'after'>

/** A circle that `edge` would close with the others, as ids from its start back to its start; null where it closes none. */
export function cycleThrough(edges: readonly Edge[], edge: Edge): readonly string[] | null {
  const trail = new Map<string, string | null>([[edge.after, null]])
  const open = [edge.after]
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    if (at === edge.before) {
      const path: string[] = []
      for (let step: string | null = at; step !== null; step = trail.get(step) ?? null) path.unshift(step)
      return [edge.before, ...path]
    }
    for (const { before, after } of edges) {
      if (before !== at || trail.has(after)) continue
      trail.set(after, at)
      open.push(after)
    }
  }
  return null
}

/** Ids that edges without a circle name, each after all that it waits for. */
export function inOrder(edges: readonly Edge[]): readonly string[] {
  const waits = new Map<string, number>()
  for (const { before, after } of edges) {
    waits.set(before, waits.get(before) ?? 0)
    waits.set(after, (waits.get(after) ?? 0) + 1)
  }
  const ready = [...waits].filter(([, count]) => count === 0).map(([id]) => id)
  const order: string[] = []
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    order.push(id)
    for (const { before, after } of edges) {
      if (before !== id) continue
      const left = (waits.get(after) ?? 0) - 1
      waits.set(after, left)
      if (left === 0) ready.push(after)
    }
  }
  return order
}
