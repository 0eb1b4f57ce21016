import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'react-intl'
import { vi } from 'vitest'
import { MESSAGES } from '../../src/app/messages/catalogue.ts'
import { createPanels } from '../../src/app/panels.ts'
import type { AppContextValue } from '../../src/app/use-app.ts'
import { AppContext } from '../../src/app/use-app.ts'
import { watchCrossings } from '../../src/app/crossings.ts'
import { LOCALES } from '../../src/base/localized-text.ts'
import type { Language } from '../../src/session/session.ts'
import { createGalleryServices, type GalleryOptions } from '../gallery/gallery-services.ts'

/** What a shell gives its parts, as in the gallery: the real pack, no map, nothing open. */
export async function shellFor(options: Omit<GalleryOptions, 'theme'>): Promise<AppContextValue> {
  // A page that carries no scenario and no settings.
  vi.stubGlobal('document', { getElementById: () => null, querySelector: () => null })
  const services = await createGalleryServices({ theme: 'paper', ...options }).finally(() => vi.unstubAllGlobals())
  const view = services.cityView.getState()
  return {
    ...services,
    ...view,
    crossings: watchCrossings(view.schedule, services.clock),
    panels: createPanels(),
  }
}

/** A part of the interface as the markup that a browser is first given: what effects write later is not in it. */
export function renderPart(shell: AppContextValue, part: ReactNode): Element {
  const language: Language = shell.store.getState().language
  const html = renderToStaticMarkup(
    <AppContext value={shell}>
      <IntlProvider locale={LOCALES[language]} messages={MESSAGES[language]}>
        {part}
      </IntlProvider>
    </AppContext>,
  )
  const root = new DOMParser().parseFromString(`<html>${html}</html>`, 'text/html').documentElement
  if (!root) throw new Error('nothing was rendered')
  return root
}

/** All elements within, in their order; the lists of xmldom are live, and slow. */
function elementsIn(within: Element): Element[] {
  const found: Element[] = []
  const visit = (node: Node): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType !== child.ELEMENT_NODE) continue
      found.push(child as Element)
      visit(child)
    }
  }
  visit(within)
  return found
}

/** Elements within, by tag name. */
export const tagsIn = (within: Element, tag: string): Element[] =>
  elementsIn(within).filter(({ tagName }) => tagName === tag)

/** Elements within that are the part of this name (`data-part`). */
export const partsIn = (within: Element, name: string): Element[] =>
  elementsIn(within).filter((element) => (element.getAttribute('data-part') ?? '').split(' ').includes(name))

/** All words within, with one space between what stands in different elements. */
export function wordsIn(within: Node): string {
  const texts: string[] = []
  const read = (node: Node): void => {
    if (node.nodeType === node.TEXT_NODE) texts.push(node.nodeValue ?? '')
    for (let child = node.firstChild; child; child = child.nextSibling) read(child)
  }
  read(within)
  return texts.join(' ').replace(/\s+/g, ' ').trim()
}
