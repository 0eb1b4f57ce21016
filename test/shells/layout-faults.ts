import type { Page } from 'playwright-core'

/**
 * Words that cannot be read on the shown page: cut off by a box that does not scroll with nothing else that says them whole,
 * running out of the button or panel that they stand in, or set over other words on the same ground. One line each.
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
    const styles = new Map<Element, CSSStyleDeclaration>()
    const styleOf = (element: Element): CSSStyleDeclaration => {
      const style = styles.get(element) ?? getComputedStyle(element)
      styles.set(element, style)
      return style
    }
    const grounds = new Map<Element, Element>()
    const cut = new Set<string>()
    const nameOf = (element: Element | null): string =>
      `${element?.closest('[data-specimen]')?.getAttribute('data-specimen') ?? ''} ${element?.tagName.toLowerCase()}.${element?.getAttribute('class') ?? ''}`
    /** The nearest ground that words are set on: what has another one lies above or beneath, and is no fault. */
    const groundOf = (element: Element): Element => {
      for (let box: Element | null = element; box; box = box.parentElement) {
        const colour = styleOf(box).backgroundColor
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
      // What is in a box that clips is seen as far as the box; what scrolls may be longer than its room.
      let clip = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }
      const hard = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
      let [sideways, down] = [false, document.documentElement.scrollHeight > innerHeight]
      let position = 'static'
      let isClipped = false
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
        const style = styleOf(box)
        const { overflowX, overflowY } = style
        isClipped ||= style.clipPath !== 'none'
        // A box that is no frame of reference does not clip what is placed elsewhere.
        const isFrame = position !== 'fixed' && (position !== 'absolute' || style.position !== 'static')
        if (isFrame) ({ position } = style)
        if (/auto|scroll/.test(overflowX) && isFrame) sideways = true
        if (/auto|scroll/.test(overflowY) && isFrame) down = true
        if ((overflowX === 'visible' && overflowY === 'visible') || !isFrame) continue
        const { left, top, right, bottom } = box.getBoundingClientRect()
        clip = {
          left: Math.max(clip.left, left),
          top: Math.max(clip.top, top),
          right: Math.min(clip.right, right),
          bottom: Math.min(clip.bottom, bottom),
        }
        if (!sideways && box !== element)
          Object.assign(hard, { left: Math.max(hard.left, left), right: Math.min(hard.right, right) })
        if (!down && box !== element)
          Object.assign(hard, { top: Math.max(hard.top, top), bottom: Math.min(hard.bottom, bottom) })
      }
      const holder = element.closest('button, fieldset, [role=dialog], dialog, [data-part]')?.getBoundingClientRect()
      // For the ear alone, or until it has the focus.
      if (isClipped || element.matches('[href="#timeline"]')) continue
      const { overflowX, overflowY } = styleOf(element)
      const isCut =
        (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1)
      if (isCut && element.clientWidth > 1 && !element.closest('[title]'))
        found.push(`cut: ${nameOf(element)} "${words.slice(0, 40)}"`)
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        // The letters themselves: a line's box has room over and under them.
        const inset = rect.height * 0.22
        if (element.clientWidth !== 1 && rect.width > 1) {
          const isOut =
            (!sideways && (rect.left < hard.left - 1.5 || rect.right > hard.right + 1.5)) ||
            (!down && (rect.top + inset < hard.top - 1.5 || rect.bottom - inset > hard.bottom + 1.5))
          const spills =
            holder &&
            !sideways &&
            (Math.max(rect.left, clip.left) < holder.left - 1.5 ||
              Math.min(rect.right, clip.right) > holder.right + 1.5)
          if ((isOut || spills) && !element.closest('[title]'))
            cut.add(`${isOut ? 'cut' : 'spills'}: ${nameOf(element)} "${words.slice(0, 40)}"`)
        }
        const line = {
          words,
          node,
          ground: grounds.get(element) ?? grounds.set(element, groundOf(element)).get(element)!,
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
    return [...found, ...cut]
  })
}

/** How the boxes on a page stand to each other and to the window, one line for each fault. */
export interface BoxFaults {
  /** Painted boxes that lie over one another or reach over the edge; a page that scrolls sideways. */
  readonly panels: readonly string[]
  /** Controls that something else lies over. */
  readonly covered: readonly string[]
}

/**
 * What has a ground or an edge of its own is a panel, wherever it comes from: no list of names has to be kept. What passes by
 * itself (notices, tips) and a sheet over the whole window may lie over others; behind a modal dialog nothing is looked at.
 */
function findBoxFaults(page: Page): Promise<BoxFaults> {
  return page.evaluate(() => {
    const isShown = (one: Element): boolean =>
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest('[inert]')
    const alphaOf = (colour: string): number =>
      colour === 'transparent'
        ? 0
        : Number(/^rgba\(.*, ([\d.]+)\)$/.exec(colour)?.[1] ?? /\/ ([\d.]+)\)$/.exec(colour)?.[1] ?? 1)
    const nameOf = (one: Element): string =>
      `${one.getAttribute('data-part') ?? one.localName} “${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 20)}”`
    const scope: Element = document.querySelector('dialog:modal') ?? document.getElementById('root') ?? document.body
    const boxes: { name: string; box: DOMRect }[] = []
    /** What scrolls is seen as far as its room. */
    const meet = (a: DOMRect, b: DOMRect): DOMRect => {
      const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)]
      return new DOMRect(left, top, Math.min(a.right, b.right) - left, Math.min(a.bottom, b.bottom) - top)
    }
    const gather = (one: Element, room: DOMRect | null): void => {
      if (one.matches('svg, [data-part~=notices], [data-part~=hover-tip], [href="#timeline"]:not(:focus)')) return
      const style = getComputedStyle(one)
      const isPainted =
        alphaOf(style.backgroundColor) > 0.3 ||
        (Number.parseFloat(style.borderTopWidth) > 0 && alphaOf(style.borderTopColor) > 0.1)
      const whole = one.getBoundingClientRect()
      const box = room ? meet(whole, room) : whole
      const isWindow = box.width >= innerWidth - 1 && box.height >= innerHeight - 1
      if (isPainted && isShown(one) && box.width > 1 && box.height > 1) {
        if (!isWindow) boxes.push({ name: nameOf(one), box })
      } else
        for (const child of one.children)
          gather(child, /auto|scroll/.test(style.overflowY + style.overflowX) ? box : room)
    }
    gather(scope, null)
    const panels: string[] = []
    for (const [at, a] of boxes.entries()) {
      const { left, top, right, bottom } = a.box
      if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
        panels.push(`${a.name} reaches over the edge: ${[left, top, right, bottom].map(Math.round).join(' ')}`)
      for (const b of boxes.slice(at + 1)) {
        const wide = Math.min(right, b.box.right) - Math.max(left, b.box.left)
        const high = Math.min(bottom, b.box.bottom) - Math.max(top, b.box.top)
        if (wide > 1 && high > 1) panels.push(`${a.name} and ${b.name} by ${Math.round(wide)}×${Math.round(high)}`)
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) panels.push('the page scrolls sideways')
    const covered = [...scope.querySelectorAll('button, input, select, textarea, a[href], summary')].flatMap((one) => {
      // Marks of the axis lie over each other where days do; the keys walk them.
      if (
        !isShown(one) ||
        getComputedStyle(one).pointerEvents === 'none' ||
        one.closest('[data-part~=track], [data-part~=gantt], [data-part~=present-edge], [href="#timeline"]')
      )
        return []
      // The grip of the line between two sides stands where the share is, under a panel too.
      if (one.matches('input[type=range]') && getComputedStyle(one).getPropertyValue('--focus-ring') === 'none')
        return []
      let { left, right, top, bottom } = one.getBoundingClientRect()
      for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(up).overflow === 'visible') continue
        const edge = up.getBoundingClientRect()
        ;[left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)]
        ;[top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)]
      }
      // What has been scrolled away within its panel is not covered, and what only the ear gets has no face.
      if (right - left < 3 || bottom - top < 3) return []
      const met = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      if (met && (one.contains(met) || met.contains(one) || one.closest('label')?.contains(met))) return []
      return [`${nameOf(one)} under ${met ? nameOf(met) : 'the edge'}`]
    })
    return { panels, covered }
  })
}

/** Everything that boxes and words tell of a layout. */
export interface LayoutFaults extends BoxFaults {
  readonly words: readonly string[]
}

/** So long what measures itself may take to be laid out once more, on a busy machine too, in milliseconds. */
const STANDS_WITHIN = 3000

/** Looks at a layout until it stands: faults that pass are none. */
export async function findLayoutFaults(page: Page): Promise<LayoutFaults> {
  const last = Date.now() + STANDS_WITHIN
  for (;;) {
    await laidOut(page)
    const found = { ...(await findBoxFaults(page)), words: await findUnreadableWords(page) }
    if (Object.values(found).flat().length === 0 || Date.now() > last) return found
  }
}

/** Share of the window, in per cent, where the map is on top, and nothing that has a ground or an edge lies over it, though it may let the pointer through. */
export function shareOfMap(page: Page, points = 3000): Promise<number> {
  return page.evaluate((points) => {
    const painted = [...document.querySelectorAll('#root *')]
      .filter((one) => {
        const style = getComputedStyle(one)
        const hasGround =
          !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor) ||
          style.backgroundImage !== 'none' ||
          style.backdropFilter !== 'none' ||
          (style.borderTopStyle !== 'none' && Number.parseFloat(style.borderTopWidth) > 0)
        return hasGround && one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      })
      .map((one) => one.getBoundingClientRect())
    const step = Math.max(6, Math.sqrt((innerWidth * innerHeight) / points))
    let [free, all] = [0, 0]
    for (let x = step / 2; x < innerWidth; x += step)
      for (let y = step / 2; y < innerHeight; y += step) {
        all += 1
        const onMap = document.elementFromPoint(x, y)?.closest('#root > *') === null
        const under = painted.some(({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom)
        if (onMap && !under) free += 1
      }
    return (free / all) * 100
  }, points)
}

/** Two frames on: what a size or a state changes is laid out. */
export const laidOut = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))
