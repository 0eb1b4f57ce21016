import type { NewId } from './new-id.ts'
import { oldIdsIn } from './old-ids.ts'
import { BRIEFING_KEY, DRAFT_KEY, OWN_RECORDS_KEY, SCENARIO_KEY, type TextStorage } from './text-storage.ts'

/**
 * Gives stored scenarios of older versions ids of their own, and lets the records that came with them, the scenarios based on
 * them and the briefings that show them follow. What cannot be read, or cannot be written, stays as it is. Gives the new ids
 * by the old.
 */
export function renewOwnIds(storage: TextStorage, newId: NewId): ReadonlyMap<string, string> {
  const renewed = new Map<string, string>()
  try {
    const keys = storage.keys()
    for (const id of oldIdsIn(keys)) if (readId(storage, id) === id) renewed.set(id, newId(id.replace(/-\d+$/, '')))
    const rewritten = keys.flatMap((key): [from: string, to: string, text: string][] => {
      const text = storage.read(key)
      const to = newKey(key, renewed)
      const isOurs =
        [SCENARIO_KEY, BRIEFING_KEY, OWN_RECORDS_KEY].some((prefix) => key.startsWith(prefix)) || key === DRAFT_KEY
      if (text === null || !isOurs) return []
      const changed = key.startsWith(OWN_RECORDS_KEY) ? text : renamed(text, renewed, key.startsWith(SCENARIO_KEY))
      return changed === text && to === key ? [] : [[key, to, changed]]
    })
    // All are written before any goes: whatever stops this half way, nothing is lost.
    for (const [, to, text] of rewritten) storage.write(to, text)
    for (const [from, to] of rewritten) if (from !== to) storage.remove(from)
  } catch {
    return new Map()
  }
  return renewed
}

function readId(storage: TextStorage, id: string): unknown {
  try {
    const value = JSON.parse(storage.read(SCENARIO_KEY + id) ?? 'null') as { id?: unknown } | null
    return value?.id
  } catch {
    return undefined
  }
}

function newKey(key: string, renewed: ReadonlyMap<string, string>): string {
  for (const prefix of [SCENARIO_KEY, OWN_RECORDS_KEY]) {
    const id = key.startsWith(prefix) ? renewed.get(key.slice(prefix.length)) : undefined
    if (id !== undefined) return prefix + id
  }
  return key
}

/** A scenario's own id and its base; the scenarios that a briefing's slides show. */
function renamed(text: string, renewed: ReadonlyMap<string, string>, isScenario: boolean): string {
  try {
    const isNamed = (key: string, depth: number): boolean =>
      isScenario ? depth === 1 && (key === 'id' || key === 'base') : key === 'scenario'
    const walk = (value: unknown, key: string, depth: number): unknown => {
      if (typeof value === 'string' && isNamed(key, depth)) return renewed.get(value) ?? value
      if (Array.isArray(value)) return value.map((item) => walk(item, '', depth + 1))
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name, depth + 1)]))
    }
    const value = JSON.parse(text) as unknown
    const next = walk(value, '', 0)
    return JSON.stringify(next) === JSON.stringify(value) ? text : JSON.stringify(next)
  } catch {
    return text
  }
}
