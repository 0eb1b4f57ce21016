/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */
import type { MouseEvent } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { dayOf } from '../../../base/day.ts'
import type { Language } from '../../../session/session.ts'
import type { WallState } from '../link/link-message.ts'
import type { NotesEnd } from '../link/presentation-link.ts'
import { LOCALES } from '../../../app/messages/catalogue.ts'
import { notesEn } from './messages/en.ts'
import { notesZh, type NotesMessageId } from './messages/zh.ts'
import { formatDay } from '../../../ui/format-day.ts'
import type { TextValues } from '../../../app/use-app.ts'
import type { TypedStore } from './listen-notes.ts'
import { NotesTime } from './notes-time.tsx'

const WORDS = { zh: notesZh, en: notesEn }

/** The catalogue of the presenter's window. */
export function wordsOfNotes(language: Language): Readonly<Record<NotesMessageId, string>> {
  return WORDS[language]
}

function useNotesText(): (id: NotesMessageId, values?: TextValues) => string {
  const intl = useIntl()
  return (id, values) => intl.formatMessage({ id }, values)
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
}

/** The whole presenter's window. */
export function NotesPage({ end, typed, ownLanguage }: NotesPageProps) {
  const { wall, hears } = useStore(end.state)
  const language = useStore(ownLanguage) ?? wall?.language ?? 'zh'
  return (
    <IntlProvider locale={LOCALES[language]} messages={WORDS[language]}>
      <main className="notes-page" data-hears={hears}>
        <Hearing hears={hears} />
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
  return <output className="notes-hearing">{hears === 'in step' ? '' : text(`notes.${hears}`)}</output>
}

/** A press keeps the focus where it was, so that space bar and Enter go on turning pages. */
const keepFocus = (event: MouseEvent): void => event.preventDefault()

interface WallProps {
  readonly wall: WallState
  readonly end: NotesEnd
  readonly typed: TypedStore
  readonly language: Language
  readonly turn: () => void
}

function Wall({ wall, end, typed, language, turn }: WallProps) {
  const text = useNotesText()
  const number = useStore(typed)
  const { page, next, exploring, black, chosen } = wall
  const other = wall.language === 'zh' ? 'en' : 'zh'
  return (
    <>
      <header className="notes-head">
        <p className="notes-kicker">
          {wall.briefing.name[language]}
          {wall.briefing.own ? ` · ${text('notes.own')}` : ''} ·{' '}
          {page.number === null
            ? text(page.kind === 'opening' ? 'notes.opening' : 'notes.closing')
            : text('notes.chapter', { number: page.number, count: wall.chapters })}
        </p>
        <h1>{page.title[language]}</h1>
        <p className="notes-wall" data-away={black || exploring !== null || undefined} aria-live="polite">
          <b>{text('notes.wall')}</b>
          <span className="notes-shown">{text(`notes.wall.${black ? 'black' : (exploring ?? 'shown')}`)}</span>
          <span className="number">{formatDay(dayOf(wall.day), language)}</span>
          {wall.auto && <span>{text('notes.auto')}</span>}
          {chosen && <span>{text('notes.chosen', { name: chosen[language] })}</span>}
        </p>
      </header>
      <section className="notes-notes panel" aria-label={text('notes.notes')} tabIndex={0}>
        <p>{page.notes[language]}</p>
      </section>
      <aside className="notes-side">
        <div className="notes-times">
          <NotesTime
            name={text('notes.inPage')}
            passed={wall.inPage}
            planned={wall.pageSeconds}
            words={(planned) => text('notes.of', { planned })}
          />
          <NotesTime
            name={text('notes.total')}
            passed={wall.elapsed}
            planned={wall.totalSeconds}
            words={(planned) => text(wall.timer === 'waiting' ? 'notes.ofWaiting' : 'notes.of', { planned })}
          />
        </div>
        <p className="notes-timer">
          <button
            type="button"
            onMouseDown={keepFocus}
            className="plain-button"
            onClick={() => end.command({ do: 'timer', timer: wall.timer === 'running' ? 'paused' : 'running' })}
          >
            {text(`notes.timer.${wall.timer}`)}
          </button>
          <button
            type="button"
            onMouseDown={keepFocus}
            className="plain-button"
            onClick={() => end.command({ do: 'timer', timer: 'reset' })}
          >
            {text('notes.timer.reset')}
          </button>
        </p>
        <section className="notes-next panel">
          <h2>{text('notes.next')}</h2>
          <p className="notes-next-title">{next ? next.title[language] : text('notes.last')}</p>
          {next && (
            <p className="notes-quiet">
              {next.number === null
                ? text(next.kind === 'opening' ? 'notes.opening' : 'notes.closing')
                : text('notes.chapterShort', { number: next.number })}
            </p>
          )}
        </section>
        <section className="notes-words" aria-label={text('notes.words')} tabIndex={0}>
          <h2>{text('notes.words')}</h2>
          <p>{page.words[language]}</p>
        </section>
      </aside>
      <footer className="notes-buttons">
        <button
          type="button"
          onMouseDown={keepFocus}
          className="plain-button"
          aria-keyshortcuts="PageUp"
          onClick={() => end.command({ do: 'back' })}
        >
          {text('notes.do.back')}
        </button>
        <button
          type="button"
          onMouseDown={keepFocus}
          className="solid-button"
          aria-keyshortcuts="PageDown"
          onClick={() => end.command({ do: 'next' })}
        >
          {text('notes.do.next')}
        </button>
        <button
          type="button"
          onMouseDown={keepFocus}
          className="plain-button"
          aria-keyshortcuts="B"
          aria-pressed={black}
          onClick={() => end.command({ do: 'black', black: !black })}
        >
          {text('notes.do.black')}
        </button>
        {exploring !== null && (
          <button
            type="button"
            onMouseDown={keepFocus}
            className="solid-button"
            onClick={() => end.command({ do: 'resume' })}
          >
            {text('notes.do.resume')}
          </button>
        )}
        <output className="notes-typed">{number === '' ? '' : text('notes.typed', { number })}</output>
        <button
          type="button"
          onMouseDown={keepFocus}
          className="plain-button"
          onClick={() => end.command({ do: 'language', language: other })}
        >
          {text('notes.do.wall', { language: text(`notes.language.${wall.language}`) })}
        </button>
        <button
          type="button"
          onMouseDown={keepFocus}
          className="plain-button"
          lang={language === 'zh' ? 'en' : 'zh'}
          onClick={turn}
        >
          {text('notes.do.own')}
        </button>
      </footer>
    </>
  )
}
