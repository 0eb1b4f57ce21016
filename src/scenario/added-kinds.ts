import type { EditOf } from './schema.ts'

/** What a scenario can add, with what it is in the twin's terms. */
export const ADDED_KINDS = {
  building: { layer: 'parks', kind: 'site', planClass: 'building' },
  campus: { layer: 'parks', kind: 'site', planClass: 'campus' },
  area: { layer: 'parks', kind: 'park-area', planClass: 'zone' },
  node: { layer: 'mobility', kind: 'mobility-node', planClass: 'line' },
  programme: { layer: 'programmes', kind: 'programme', planClass: 'programme' },
} as const satisfies Readonly<Record<string, Pick<EditOf<'add'>, 'layer' | 'kind' | 'planClass'>>>
export type AddedKind = keyof typeof ADDED_KINDS
export const ADDED_KIND_NAMES = Object.keys(ADDED_KINDS) as readonly AddedKind[]
