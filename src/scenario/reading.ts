/** The four readings of the clock: what the plan says, what the documents say, both at once, and how they differ. */
export const READINGS = ['planned', 'documented', 'both', 'difference'] as const
export type Reading = (typeof READINGS)[number]
