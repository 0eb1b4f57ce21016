/** Kinds of edges that a block has: the streets that are made up, and what of the map runs there. */
export const STREET_KINDS = [
  'lane',
  'local',
  'secondary',
  'arterial',
  'clearing',
  'metro',
  'route',
  'road',
  'expressway',
  'railway',
  'hsr',
  'canal',
  'river',
  'great-river',
] as const
export type StreetKind = (typeof STREET_KINDS)[number]

/** Kinds of the pack's lines that nothing is built on, and how many metres on either side of them stay free. */
export const KEPT_FREE: Readonly<Record<string, number>> = {
  river: 150,
  canal: 100,
  road: 80,
  expressway: 120,
  railway: 100,
  hsr: 100,
  'av-route': 60,
}
export const GREAT_RIVER = 'huang-he'
export const GREAT_RIVER_HALF_M = 1500

/** For each kind: metres from its middle that stay free, and metres of those, counted from the block, that are paved. */
const TABLE: Readonly<Record<StreetKind, readonly [number, number]>> = {
  lane: [5, 5],
  local: [11, 11],
  secondary: [17, 17],
  arterial: [25, 25],
  clearing: [6, 0],
  // Metros run under main streets.
  metro: [32, 28],
  route: [KEPT_FREE['av-route']!, 16],
  road: [KEPT_FREE['road']!, 18],
  expressway: [KEPT_FREE['expressway']!, 14],
  railway: [KEPT_FREE['railway']!, 10],
  hsr: [KEPT_FREE['hsr']!, 10],
  canal: [KEPT_FREE['canal']!, 12],
  river: [KEPT_FREE['river']!, 12],
  'great-river': [GREAT_RIVER_HALF_M, 10],
}

export const codeOf = (kind: StreetKind): number => STREET_KINDS.indexOf(kind)
/** Metres from the edge that stay free, by code. */
export const freeOf = (code: number): number => TABLE[STREET_KINDS[code]!][0]
/** Metres from the edge up to where the paving begins, by code. */
export const vergeOf = (code: number): number => TABLE[STREET_KINDS[code]!][0] - TABLE[STREET_KINDS[code]!][1]

/** The code of a place of the map that is a street, or that streets keep to; undefined for any other kind. */
export function codeOfPlace({ id, kind }: { readonly id: string; readonly kind: string }): number | undefined {
  if (id === GREAT_RIVER) return codeOf('great-river')
  if (kind === 'av-route') return codeOf('route')
  const code = (STREET_KINDS as readonly string[]).indexOf(kind)
  return code >= codeOf('metro') ? code : undefined
}
