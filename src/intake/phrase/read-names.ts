import type { City } from '../../city/build-city.ts'
import { ALIASES } from '../../city/search-aliases.ts'
import type { Span } from './span.ts'

/** A thing or a place of the city that a text names. */
export interface ReadName {
  readonly kind: 'entity' | 'place'
  readonly id: string
  readonly name: string
  readonly span: Span
}

/** Shorter than this a name stands in other words as well. */
const SHORTEST = 2

/** Names without what the pack adds to tell them apart: 郑州东站接驳点（自动驾驶）. */
const namesOf = (zh: string, en: string, id: string): readonly string[] => {
  const bare = zh.replace(/（[^）]*）$/, '')
  return [...new Set([zh, bare, en, ...(ALIASES[id] ?? [])])].filter((name) => name.length >= SHORTEST)
}

/** What is named in a text, the longest names first where one lies within another; entities before places of the same name. */
export function readNames(text: string, city: City): readonly ReadName[] {
  const lower = text.toLowerCase()
  const known = [
    ...city.entities.map(({ id, name }) => ({ kind: 'entity' as const, id, names: namesOf(name.zh, name.en, id) })),
    ...[...city.placeNotes.values()].map(({ id, name }) => ({
      kind: 'place' as const,
      id,
      names: namesOf(name.zh, name.en, id),
    })),
  ]
  const hits = known
    .flatMap(({ kind, id, names }) =>
      names.flatMap((name): ReadName[] => {
        const from = lower.indexOf(name.toLowerCase())
        return from < 0 ? [] : [{ kind, id, name, span: { from, to: from + name.length } }]
      }),
    )
    .toSorted((a, b) => b.name.length - a.name.length || Number(a.kind === 'place') - Number(b.kind === 'place'))
  const taken: ReadName[] = []
  for (const hit of hits) {
    const within = taken.some(
      ({ span, name }) => hit.span.from < span.to && span.from < hit.span.to && name !== hit.name,
    )
    if (!within && !taken.some(({ id, kind }) => id === hit.id && kind === hit.kind)) taken.push(hit)
  }
  // What stands on a place of the same name is meant, and not the place beside it.
  const standing = new Set(
    taken.flatMap(({ kind, id }) => (kind === 'entity' ? (city.entityById.get(id)?.place ?? []) : [])),
  )
  return taken
    .filter(({ kind, id }) => kind === 'entity' || !standing.has(id))
    .toSorted((a, b) => a.span.from - b.span.from || Number(a.kind === 'place') - Number(b.kind === 'place'))
}
