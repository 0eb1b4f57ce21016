/** The edges at which the interface is laid out anew, in CSS pixels of the window; a browser's zoom makes it smaller. */
export const EDGES = {
  width: { narrow: 350, across: 560, phone: 760, snug: 900, tight: 1180, compact: 1500 },
  height: { flat: 560, tall: 640, low: 800, short: 900 },
} as const

/**
 * The one list of conditions on sizes. A sheet says `@media (--phone)`, code says `matchMedia(BREAKPOINTS.phone)`; no sheet and
 * no code names a number of its own. `panel-…` are for `@container`: there the panel's width decides, whatever the window.
 */
export const BREAKPOINTS = {
  /** The least phones. */
  narrow: `(width <= ${EDGES.width.narrow}px)`,
  /** One column: the panels lie over one another. */
  phone: `(width <= ${EDGES.width.phone}px)`,
  desk: `(width > ${EDGES.width.phone}px)`,
  /** Columns are narrower; further on, what only explains gives way. */
  compact: `(width <= ${EDGES.width.compact}px)`,
  /** Two columns: what stood at the right stands in the middle. */
  snug: `(width <= ${EDGES.width.snug}px)`,
  tight: `(width <= ${EDGES.width.tight}px)`,
  /** Wider than a phone held upright. */
  across: `(width > ${EDGES.width.across}px)`,
  /** A phone on its side, or a window at 200 %. */
  flat: `(height <= ${EDGES.height.flat}px)`,
  tall: `(height >= ${EDGES.height.tall}px)`,
  low: `(height <= ${EDGES.height.low}px)`,
  short: `(height <= ${EDGES.height.short}px)`,
  'panel-slim': '(width <= 42rem)',
  'panel-narrow': '(width < 36rem)',
} as const
