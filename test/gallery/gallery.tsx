/*
 * The gallery: `npm run dev`, then /gallery.html. Without parameters it is the board: every page in both languages and both
 * themes, each in a frame of its own. With `?lang=` and `?theme=` it is what stands in a frame; `#` names the page.
 */
import 'virtual:fonts.css'
import '../../src/shells/planner/mount-planner.tsx'
import './gallery.css'
import { createPanels } from '../../src/app/panels.ts'
import { showShell } from '../../src/app/show-shell.tsx'
import { assertDefined } from '../../src/base/assert.ts'
import { LANGUAGES, THEMES, type Language, type Theme } from '../../src/session/session.ts'
import { createGalleryServices } from './gallery-services.ts'
import { GALLERY, type GalleryPage } from './pages.tsx'

const html = document.documentElement
const root = assertDefined(document.getElementById('root'), '#root')
const asked = new URLSearchParams(location.search)
const language = LANGUAGES.find((one) => one === asked.get('lang'))
const theme = THEMES.find((one) => one === asked.get('theme'))

/** The page that the address names; the first otherwise. */
const pageNow = (): GalleryPage =>
  GALLERY.find(({ id }) => id === location.hash.slice(1)) ?? assertDefined(GALLERY[0], 'a page')

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))

/** Waits until something is so; looks once a frame. */
async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 30_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`the gallery waited in vain for ${what}`)
    await nextFrame()
  }
}

/** What stands in a frame: shows the page that the address names, and says when it stands. */
function runFrame(lang: Language, look: Theme): void {
  let stop = (): void => {}
  let turn = 0
  const show = async (): Promise<void> => {
    const mine = (turn += 1)
    const page = pageNow()
    html.dataset['state'] = 'loading'
    stop()
    stop = () => {}
    html.dataset['gallery'] = page.kind
    const services = await createGalleryServices({ language: lang, theme: look, ...page.options })
    if (mine !== turn) return
    if (page.kind === 'presenter') {
      const { mountPresenter } = await import('../../src/shells/presenter/mount-presenter.tsx')
      stop = mountPresenter(root, services)
    } else {
      const panels = createPanels()
      panels.setState(page.panels ?? {})
      ;({ stop } = showShell(root, services, panels, page.content))
    }
    await nextFrame()
    for (const selector of page.press ?? []) {
      await until(() => document.querySelector(selector) !== null, selector)
      document.querySelector<HTMLElement>(selector)?.click()
    }
    await until(() => root.childElementCount > 0 && !document.querySelector('[aria-busy=true]'), 'all parts')
    if (page.key !== undefined) dispatchEvent(new KeyboardEvent('keydown', { key: page.key, cancelable: true }))
    await document.fonts.ready
    await nextFrame()
    await nextFrame()
    if (mine !== turn) return
    html.dataset['page'] = page.id
    html.dataset['state'] = 'settled'
  }
  const showOrSay = (): void => {
    show().catch((error: unknown) => {
      console.error(error)
      html.dataset['state'] = 'failed'
    })
  }
  addEventListener('hashchange', showOrSay)
  showOrSay()
}

/** The board: one page in four frames. */
function runBoard(): void {
  html.dataset['gallery'] = 'board'
  html.dataset['theme'] = 'paper'
  const nav = document.createElement('nav')
  nav.className = 'gallery-nav'
  for (const { id } of GALLERY) {
    const link = document.createElement('a')
    link.href = `#${id}`
    link.textContent = id
    nav.append(link)
  }
  const frames = document.createElement('div')
  frames.className = 'gallery-frames'
  root.replaceChildren(nav, frames)
  const all = LANGUAGES.flatMap((lang) =>
    THEMES.map((look) => {
      const frame = document.createElement('iframe')
      frame.title = `${lang} · ${look}`
      frame.src = `?lang=${lang}&theme=${look}${location.hash}`
      frames.append(frame)
      return frame
    }),
  )
  const fit = async (): Promise<void> => {
    const { id, kind } = pageNow()
    html.dataset['state'] = 'loading'
    frames.style.setProperty('--columns', kind === 'sheet' ? '4' : '2')
    for (const link of nav.children) link.toggleAttribute('aria-current', link.textContent === id)
    for (const frame of all) {
      frame.width = kind === 'sheet' ? '800' : '1280'
      frame.height = '800'
      const inside = frame.contentWindow
      if (inside && inside.location.href !== 'about:blank') inside.location.hash = id
    }
    for (const frame of all) {
      const page = (): HTMLElement | undefined => frame.contentDocument?.documentElement
      await until(
        () => page()?.dataset['state'] === 'settled' && page()?.dataset['page'] === id,
        `${frame.title} ${id}`,
      )
      if (kind === 'sheet') frame.height = `${Math.ceil(page()?.scrollHeight ?? 0) + 4}`
    }
    html.dataset['page'] = id
    html.dataset['state'] = 'settled'
  }
  const fitOrSay = (): void => {
    fit().catch((error: unknown) => {
      console.error(error)
      html.dataset['state'] = 'failed'
    })
  }
  addEventListener('hashchange', fitOrSay)
  fitOrSay()
}

html.dataset['pages'] = GALLERY.map(({ id }) => id).join(' ')
if (language && theme) runFrame(language, theme)
else runBoard()
