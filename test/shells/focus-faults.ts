import type { Page } from 'playwright-core'

/**
 * What has the focus and cannot be seen to have it: out of the window, under something else, or without a line that stands out
 * from what is behind it; null where all is well, or nothing has the focus.
 */
export function findUnseenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const one = document.activeElement
    if (!one || one === document.body || one === document.documentElement) return null
    const partsOf = (colour: string): readonly number[] => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!
    /** Red, green, blue of any colour, over what lies beneath it. */
    const over = (colour: string, beneath: readonly number[]): readonly number[] => {
      canvas.fillStyle = `rgb(${beneath.join(' ')})`
      canvas.fillRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }
    const groundOf = (from: Element | null): readonly number[] => {
      const layers: string[] = []
      for (let up = from; up; up = up.parentElement) layers.unshift(getComputedStyle(up).backgroundColor)
      return layers.reduce(
        (beneath, colour) => over(colour, beneath),
        over(getComputedStyle(document.body).backgroundColor, [128, 128, 128]),
      )
    }
    const light = (colour: readonly number[]): number =>
      colour
        .map((value) => value / 255)
        .map((value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at]!, 0)
    const contrast = (a: readonly number[], b: readonly number[]): number => {
      const [dark = 0, bright = 0] = [light(a), light(b)].toSorted((x, y) => x - y)
      return (bright + 0.05) / (dark + 0.05)
    }
    /** How far a line stands out, as WCAG measures it; 0 without one. */
    const ringOf = (element: Element): number => {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow } = getComputedStyle(element)
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 || partsOf(outlineColor)[3] === 0) return 0
      const isWithin = Number.parseFloat(outlineOffset) < 0
      // Within a button the line lies on a band of its own.
      const band = /^(.*?\)).* inset$/.exec(boxShadow)?.[1]
      const ground =
        isWithin && band ? over(band, groundOf(element)) : groundOf(isWithin ? element : element.parentElement)
      return contrast(over(outlineColor, ground), ground)
    }
    // A field in a frame, a switch without a face of its own, a row, a mark of a drawing: what stands for it has the line.
    const active = one.getAttribute('aria-activedescendant')
    const stands = [
      one,
      ...one.querySelectorAll('*'),
      ...(one.closest('label')?.querySelectorAll('*') ?? []),
      one.nextElementSibling,
      one.parentElement,
      active === null ? null : document.getElementById(active),
    ]
    // No style of a slider's thumb can be asked for, and marks of the axis lie under the handle of the day.
    const isThumb =
      one.matches('input[type=range]') && getComputedStyle(one).getPropertyValue('--focus-ring') === 'none'
    const ring = isThumb ? 3 : Math.max(...stands.map((element) => (element ? ringOf(element) : 0)))
    const { left, top, right, bottom } = one.getBoundingClientRect()
    let [x0, x1] = [Math.max(left, 0), Math.min(right, innerWidth)]
    let [y0, y1] = [Math.max(top, 0), Math.min(bottom, innerHeight)]
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflow === 'visible') continue
      const edge = up.getBoundingClientRect()
      ;[x0, x1] = [Math.max(x0, edge.left), Math.min(x1, edge.right)]
      ;[y0, y1] = [Math.max(y0, edge.top), Math.min(y1, edge.bottom)]
    }
    const isInView = x1 - x0 > 0 && y1 - y0 > 0
    const met = document.elementFromPoint((x0 + x1) / 2, (y0 + y1) / 2)
    const isMet =
      one.matches('[data-part~=tick]') ||
      isThumb ||
      (met !== null && (one.contains(met) || met.contains(one) || one.closest('label')?.contains(met)))
    const faults = [
      ...(ring >= 3 ? [] : [ring === 0 ? 'no line' : `a line of ${ring.toFixed(1)} : 1`]),
      ...(isInView ? [] : ['out of view']),
      ...(!isInView || isMet ? [] : [`under ${met?.getAttribute('data-part') ?? met?.localName}`]),
    ]
    if (faults.length === 0) return null
    const name = one.getAttribute('aria-label') ?? one.textContent ?? ''
    return `${one.getAttribute('data-part') ?? one.localName} “${name.trim().slice(0, 30)}”: ${faults.join(', ')}`
  })
}

/** Presses Tab so often and gathers what of it could not be seen; says where the focus stopped moving, which is a trap. */
export async function walkWithTab(page: Page, presses: number): Promise<{ unseen: readonly string[]; met: number }> {
  const unseen = new Set<string>()
  const met = new Set<string>()
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab')
    const fault = await findUnseenFocus(page)
    if (fault) unseen.add(fault)
    met.add(
      await page.evaluate(() => {
        const one = document.activeElement
        const box = one?.getBoundingClientRect()
        return `${one?.localName} ${box?.left} ${box?.top} ${one?.textContent?.slice(0, 20)}`
      }),
    )
  }
  return { unseen: [...unseen], met: met.size }
}
