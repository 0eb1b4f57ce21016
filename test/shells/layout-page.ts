import type { Page } from 'playwright-core'

/** What stands over the map. A panel inside another is that one's own affair. */
export const PANELS = [
  '[data-part~=rail]',
  '[data-part~=masthead]',
  '[data-part~=dock]',
  '[data-part~=tool-bar]',
  '[data-part~=card]',
  '[data-part~=fleet]',
  '[data-part~=furniture-buttons]',
  '[data-part~=scale]',
  '[data-part~=foot]',
  '[data-part~=bar]',
  '[data-part~=stage-unavailable]',
  '[data-part~=shot-caption]',
  '[data-part~=cockpit]',
  '[data-part~=show-interface]',
]

interface Layout {
  /** Pairs of panels that lie over one another, by how much. */
  readonly overlaps: string[]
  /** Panels that reach over the edge of the window. */
  readonly outside: string[]
  /** Words that are cut off or spill over their control. */
  readonly spilt: string[]
  readonly shown: string[]
  /** Of the permanent line and the review number, those that cannot be seen whole. */
  readonly hidden: string[]
}

export function readLayout(page: Page): Promise<Layout> {
  return page.evaluate((panels) => {
    const visible = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0
    const boxes = panels.flatMap((name) =>
      [...document.querySelectorAll(name)]
        .filter(visible)
        .map((element) => ({ name, box: element.getBoundingClientRect() })),
    )
    const overlaps: string[] = []
    for (const [at, a] of boxes.entries()) {
      for (const b of boxes.slice(at + 1)) {
        const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        if (x > 0.5 && y > 0.5) overlaps.push(`${a.name} and ${b.name} by ${Math.round(x)}×${Math.round(y)}`)
      }
    }
    const outside = boxes
      .filter(
        ({ box }) =>
          box.left < -0.5 || box.top < -0.5 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5,
      )
      .map(({ name }) => name)
    if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight)
      outside.push('the page scrolls')
    const spilt = [
      ...document.querySelectorAll(
        'button:not([data-part~=tick]), [data-part~=segments] label, [data-part~=evidence-chip], [data-part~=masthead], h1, h2, [data-part~=reading-why], [data-part~=permanent], [data-part~=review-number], [data-part~=foot]',
      ),
    ]
      // What is only to be heard is a dot to the eye.
      .filter((element) => visible(element) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .map(
        (element) =>
          `${element.className || element.tagName} “${element.textContent?.trim().slice(0, 40)}” ${element.scrollWidth} in ${element.clientWidth}`,
      )
    // They let the pointer through: here they shall not.
    const foot = document.querySelector<HTMLElement>('[data-part~=foot]')
    foot?.style.setProperty('pointer-events', 'auto')
    const hidden = ['[data-part~=permanent]', '[data-part~=review-number]'].filter((name) => {
      const element = document.querySelector(name)
      if (!element || !visible(element)) return true
      return [...element.getClientRects()].some((box) =>
        [0.02, 0.5, 0.98].some((share) => {
          const top = document.elementFromPoint(box.left + box.width * share, box.top + box.height / 2)
          return top === null || !(element.contains(top) || top.contains(element))
        }),
      )
    })
    foot?.style.removeProperty('pointer-events')
    return { overlaps, outside, spilt, hidden, shown: boxes.map(({ name }) => name) }
  }, PANELS)
}

/** From a phone to a wall. */
export const SIZES = [
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [5120, 1440],
  [390, 844],
] as const
/** As it should be. */
export const WHOLE = { overlaps: [], outside: [], spilt: [], hidden: [] }
