import type { Page } from 'playwright-core'

/**
 * Words that cannot be read on the shown page: cut off by their own box with nothing else that says them whole, or set over
 * other words on the same ground. One line each.
 */
export function findUnreadableWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Line {
      readonly words: string
      readonly ground: Element
      readonly node: Node
      readonly left: number
      readonly top: number
      readonly right: number
      readonly bottom: number
    }
    const found: string[] = []
    const nameOf = (element: Element | null): string =>
      `${element?.closest('[data-specimen]')?.getAttribute('data-specimen') ?? ''} ${element?.tagName.toLowerCase()}.${element?.getAttribute('class') ?? ''}`
    /** The nearest ground that words are set on: what has another one lies above or beneath, and is no fault. */
    const groundOf = (element: Element): Element => {
      for (let box: Element | null = element; box; box = box.parentElement) {
        const colour = getComputedStyle(box).backgroundColor
        const alpha = /^rgba\(.*, ([\d.]+)\)$/.exec(colour)?.[1] ?? /\/ ([\d.]+)\)$/.exec(colour)?.[1] ?? '1'
        if (Number(alpha) >= 0.5) return box
      }
      return document.body
    }
    const lines: Line[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const words = node.textContent?.trim() ?? ''
      if (!element || words === '' || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue
      if (element.closest('script, style, option, title, desc, datalist')) continue
      // The handle of the day moves over the axis, on a ground of its own.
      if (element.closest('[data-part~=playhead]')) continue
      // What is in a box that clips is seen as far as the box.
      let clip = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box)
        if (overflowX === 'visible' && overflowY === 'visible') continue
        const { left, top, right, bottom } = box.getBoundingClientRect()
        clip = {
          left: Math.max(clip.left, left),
          top: Math.max(clip.top, top),
          right: Math.min(clip.right, right),
          bottom: Math.min(clip.bottom, bottom),
        }
      }
      const { overflowX, overflowY, clipPath } = getComputedStyle(element)
      // For the ear alone.
      if (clipPath !== 'none') continue
      const isCut =
        (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1)
      if (isCut && element.clientWidth > 1 && !element.closest('[title]'))
        found.push(`cut: ${nameOf(element)} "${words.slice(0, 40)}"`)
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        // The letters themselves: a line's box has room over and under them.
        const inset = rect.height * 0.22
        const line = {
          words,
          node,
          ground: groundOf(element),
          left: Math.max(rect.left, clip.left),
          top: Math.max(rect.top + inset, clip.top),
          right: Math.min(rect.right, clip.right),
          bottom: Math.min(rect.bottom - inset, clip.bottom),
        }
        if (line.right - line.left > 2 && line.bottom - line.top > 2) lines.push(line)
      }
    }
    lines.sort((a, b) => a.top - b.top)
    const seen = new Set<string>()
    for (const [at, one] of lines.entries())
      for (let next = at + 1; next < lines.length && lines[next]!.top < one.bottom; next += 1) {
        const other = lines[next]!
        if (other.node === one.node || other.ground !== one.ground) continue
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const high = Math.min(one.bottom, other.bottom) - other.top
        if (wide <= 2 || high <= 2) continue
        const what = `over each other: ${nameOf(one.node.parentElement)} "${one.words.slice(0, 30)}" and "${other.words.slice(0, 30)}"`
        if (!seen.has(what)) found.push(what)
        seen.add(what)
      }
    return found
  })
}
