/** Kinds of links between two things, in the order of the numbers that Microsoft Project gives them. */
export const LINK_KINDS = ['finish-to-finish', 'finish-to-start', 'start-to-finish', 'start-to-start'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Which end of the first thing a link starts from, and which end of the second it holds back. */
export function endsOf(kind: LinkKind): { readonly from: 'start' | 'end'; readonly to: 'start' | 'end' } {
  return {
    from: kind.startsWith('start') ? 'start' : 'end',
    to: kind.endsWith('start') ? 'start' : 'end',
  }
}
