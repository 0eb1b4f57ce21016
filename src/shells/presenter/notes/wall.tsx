/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */
import type { ComponentProps } from 'react'
import { useStore } from 'zustand'
import { dayOf } from '../../../base/day.ts'
import type { Language } from '../../../session/session.ts'
import { formatShownDay } from '../../../ui/format-day.ts'
import type { WallState } from '../link/link-message.ts'
import type { NotesEnd } from '../link/presentation-link.ts'
import type { TypedStore } from './listen-notes.ts'
import { NotesTime } from './notes-time.tsx'
import { useNotesText } from './use-notes-text.ts'
import { Button } from '../../../ui/button.tsx'

interface WallProps {
  readonly wall: WallState
  readonly end: NotesEnd
  readonly typed: TypedStore
  readonly language: Language
  readonly turn: () => void
}

/** What the wall shows, what to say of it, and what to have it do. */
export function Wall({ wall, end, typed, language, turn }: WallProps) {
  const text = useNotesText()
  return (
    <>
      <WallHead wall={wall} language={language} />
      <section className="notes-notes panel" data-part="notes-notes" aria-label={text('notes.notes')} tabIndex={0}>
        <p>{wall.page.notes[language]}</p>
      </section>
      <WallSide wall={wall} end={end} language={language} />
      <WallButtons wall={wall} end={end} typed={typed} language={language} turn={turn} />
    </>
  )
}

function WallHead({ wall, language }: Pick<WallProps, 'wall' | 'language'>) {
  const text = useNotesText()
  const { page, exploring, black, chosen } = wall
  return (
    <header className="notes-head">
      <p className="notes-kicker" data-part="notes-kicker">
        {wall.briefing.name[language]}
        {wall.briefing.own ? ` · ${text('notes.own')}` : ''} ·{' '}
        {page.number === null
          ? text(page.kind === 'opening' ? 'notes.opening' : 'notes.closing')
          : text('notes.chapter', { number: page.number, count: wall.chapters })}
      </p>
      <h1>{page.title[language]}</h1>
      <p
        className="notes-wall"
        data-part="notes-wall"
        data-away={black || exploring !== null || undefined}
        aria-live="polite"
      >
        <b>{text('notes.wall')}</b>
        <span className="notes-shown" data-part="notes-shown">
          {text(`notes.wall.${black ? 'black' : (exploring ?? 'shown')}`)}
        </span>
        <span className="number">{formatShownDay(dayOf(wall.day), language)}</span>
        {wall.auto && <span>{text('notes.auto')}</span>}
        {chosen && <span>{text('notes.chosen', { name: chosen[language] })}</span>}
      </p>
    </header>
  )
}

/** How long it has taken, what comes next, and the words that the wall shows. */
function WallSide({ wall, end, language }: Pick<WallProps, 'wall' | 'end' | 'language'>) {
  const text = useNotesText()
  const { page, next } = wall
  return (
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
      <p className="notes-timer" data-part="notes-timer">
        <WallButton
          onClick={() => end.command({ do: 'timer', timer: wall.timer === 'running' ? 'paused' : 'running' })}
        >
          {text(`notes.timer.${wall.timer}`)}
        </WallButton>
        <WallButton onClick={() => end.command({ do: 'timer', timer: 'reset' })}>
          {text('notes.timer.reset')}
        </WallButton>
      </p>
      <section className="notes-next panel">
        <h2>{text('notes.next')}</h2>
        <p className="notes-next-title" data-part="notes-next-title">
          {next ? next.title[language] : text('notes.last')}
        </p>
        {next && (
          <p className="notes-quiet" data-part="notes-quiet">
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
  )
}

function WallButtons({ wall: { language: shown, exploring, black }, end, typed, language, turn }: WallProps) {
  const text = useNotesText()
  const number = useStore(typed)
  const other = shown === 'zh' ? 'en' : 'zh'
  return (
    <footer className="notes-buttons">
      <WallButton aria-keyshortcuts="PageUp" onClick={() => end.command({ do: 'back' })}>
        {text('notes.do.back')}
      </WallButton>
      <WallButton kind="solid" aria-keyshortcuts="PageDown" onClick={() => end.command({ do: 'next' })}>
        {text('notes.do.next')}
      </WallButton>
      <WallButton
        aria-keyshortcuts="B"
        aria-pressed={black}
        onClick={() => end.command({ do: 'black', black: !black })}
      >
        {text('notes.do.black')}
      </WallButton>
      {exploring !== null && (
        <WallButton kind="solid" onClick={() => end.command({ do: 'resume' })}>
          {text('notes.do.resume')}
        </WallButton>
      )}
      <output className="notes-typed" data-part="notes-typed">
        {number === '' ? '' : text('notes.typed', { number })}
      </output>
      <WallButton onClick={() => end.command({ do: 'language', language: other })}>
        {text('notes.do.wall', { language: text(`notes.language.${shown}`) })}
      </WallButton>
      <WallButton lang={language === 'zh' ? 'en' : 'zh'} onClick={turn}>
        {text('notes.do.own')}
      </WallButton>
    </footer>
  )
}

/** A press keeps the focus where it was, so that space bar and Enter go on turning pages. */
function WallButton(props: Omit<ComponentProps<typeof Button>, 'type' | 'onMouseDown'>) {
  return <Button {...props} onMouseDown={(event) => event.preventDefault()} />
}
