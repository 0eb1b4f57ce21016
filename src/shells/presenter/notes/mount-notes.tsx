import './notes.css'
import { createRoot } from 'react-dom/client'
import { createStore } from 'zustand/vanilla'
import type { AddressFault } from '../../../session/page-address.ts'
import type { Language } from '../../../session/session.ts'
import { isLinkSession } from '../link/link-message.ts'
import { linkPage, openTransport } from '../link/link-transport.ts'
import { createNotesEnd } from '../link/presentation-link.ts'
import { LOCALES } from '../../../base/localized-text.ts'
import { applyTheme } from '../../../app/apply-theme.ts'
import { listenNotes } from './listen-notes.ts'
import { NotesPage, NotesUnknown, wordsOfNotes } from './notes-page.tsx'

const TICK_MS = 250

/** Makes the page the presenter's window of a presentation: notes and times in step with the wall, no map. `unread`: what nothing was made of in the address. */
export function mountNotes(root: HTMLElement, session: string, unread: readonly AddressFault[]): void {
  const page = document.documentElement
  const react = createRoot(root)
  page.dataset['state'] = 'settled'
  const applyWords = (language: Language): void => {
    page.lang = LOCALES[language]
    document.title = wordsOfNotes(language)['notes.title']
  }
  applyTheme(page, 'night')
  applyWords('zh')
  if (!isLinkSession(session)) {
    react.render(<NotesUnknown />)
    return
  }
  const transport = openTransport(linkPage(window))
  const end = createNotesEnd(transport, session)
  const typed = createStore(() => '')
  const ownLanguage = createStore<Language | null>(() => null)
  const follow = (): void => {
    const { wall } = end.state.getState()
    if (wall) applyTheme(page, wall.theme)
    applyWords(ownLanguage.getState() ?? wall?.language ?? 'zh')
  }
  end.state.subscribe(follow)
  ownLanguage.subscribe(follow)
  listenNotes(end, typed)
  let last = performance.now()
  // Lives as long as the window: a closed one asks no more.
  setInterval(() => {
    const now = performance.now()
    end.advance((now - last) / 1000)
    last = now
  }, TICK_MS)
  react.render(<NotesPage end={end} typed={typed} ownLanguage={ownLanguage} unread={unread} />)
}
