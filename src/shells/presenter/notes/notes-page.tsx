import { IntlProvider } from 'react-intl'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { AddressFault } from '../../../session/page-address.ts'
import type { Language } from '../../../session/session.ts'
import type { NotesEnd } from '../link/presentation-link.ts'
import { LOCALES } from '../../../base/localized-text.ts'
import { notesEn } from './messages/en.ts'
import { notesZh, type NotesMessageId } from './messages/zh.ts'
import type { TypedStore } from './listen-notes.ts'
import { useNotesText } from './use-notes-text.ts'
import { Wall } from './wall.tsx'

const WORDS = { zh: notesZh, en: notesEn }

/** The catalogue of the presenter's window. */
export function wordsOfNotes(language: Language): Readonly<Record<NotesMessageId, string>> {
  return WORDS[language]
}

/** What stands under an address that no presentation has. */
export function NotesUnknown() {
  return (
    <main className="notes-page">
      <h1>{notesZh['notes.title']}</h1>
      <p>{notesZh['notes.unknown']}</p>
      <p lang="en">{notesEn['notes.unknown']}</p>
    </main>
  )
}

export interface NotesPageProps {
  readonly end: NotesEnd
  readonly typed: TypedStore
  /** The presenter's own language, where it is to be another than the wall's. */
  readonly ownLanguage: StoreApi<Language | null>
  readonly unread: readonly AddressFault[]
}

/** The whole presenter's window. */
export function NotesPage({ end, typed, ownLanguage, unread }: NotesPageProps) {
  const { wall, hears } = useStore(end.state)
  const language = useStore(ownLanguage) ?? wall?.language ?? 'zh'
  return (
    <IntlProvider locale={LOCALES[language]} messages={WORDS[language]}>
      <main className="notes-page" data-hears={hears}>
        <Hearing hears={hears} />
        <Unread faults={unread} />
        {wall && (
          <Wall
            wall={wall}
            end={end}
            typed={typed}
            language={language}
            turn={() => ownLanguage.setState(language === 'zh' ? 'en' : 'zh', true)}
          />
        )}
      </main>
    </IntlProvider>
  )
}

function Hearing({ hears }: { readonly hears: 'waiting' | 'in step' | 'lost' | 'over' }) {
  const text = useNotesText()
  return (
    <output className="notes-hearing" data-part="notes-hearing">
      {hears === 'in step' ? '' : text(`notes.${hears}`)}
    </output>
  )
}

function Unread({ faults }: { readonly faults: readonly AddressFault[] }) {
  const text = useNotesText()
  if (faults.length === 0) return null
  return (
    <output className="notes-hearing" data-part="notes-unread">
      {faults.map(({ parameter, value }) => text('notes.unread', { parameter, value })).join(' ')}
    </output>
  )
}
