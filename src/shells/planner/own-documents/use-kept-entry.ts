import { useState } from 'react'
import { keptInWindow } from '../../../session/browser-storage.ts'
import { PENDING_ENTRY_KEY } from '../../../session/text-storage.ts'

/** What this page holds, also where the browser keeps nothing. */
const here = new Map<string, unknown>()

/** Whether a value has the fields of another, each of the same type; either may be null. What another version stored is not taken. */
function isLike(value: unknown, model: unknown): boolean {
  if (value === null || model === null) return true
  if (typeof value !== 'object' || typeof model !== 'object') return typeof value === typeof model
  const fields = value as Readonly<Record<string, unknown>>
  return Object.entries(model).every(([name, part]) => name in fields && isLike(fields[name], part))
}

function readKept<T>(name: string, first: T): T {
  if (here.has(name)) return here.get(name) as T
  try {
    const value: unknown = JSON.parse(keptInWindow(PENDING_ENTRY_KEY + name).read() ?? 'null')
    return value !== null && isLike(value, first) ? (value as T) : first
  } catch {
    return first
  }
}

/**
 * What is typed and not entered yet. It outlives closing the panel and, where the browser keeps anything, a reload of this
 * window. Setting `first` itself forgets it.
 */
export function useKeptEntry<T extends object>(name: string, first: T): readonly [T, (next: T) => void] {
  const [shown, setShown] = useState(() => ({ name, value: readKept(name, first) }))
  // Another record or document is looked at: what was typed for the one before is not its.
  const current = shown.name === name ? shown : { name, value: readKept(name, first) }
  if (current !== shown) setShown(current)
  const keep = (next: T): void => {
    setShown({ name, value: next })
    const kept = keptInWindow(PENDING_ENTRY_KEY + name)
    if (next === first) {
      here.delete(name)
      kept.remove()
    } else {
      here.set(name, next)
      kept.write(JSON.stringify(next))
    }
  }
  return [current.value, keep]
}
