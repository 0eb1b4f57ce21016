import './briefing-editor.css'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { asDay } from '../../../base/day.ts'
import { MOST_CHAPTERS, addChapter, chapterOfSession, freeSlideId, setPicture } from '../../../story/edit-briefing.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useSession, useStageView, useWorld } from '../../../app/use-app.ts'
import { DraftFiles } from './draft-files.tsx'
import { LackList } from './lack-list.tsx'
import { MakerProvider, useDesk, useMakerText } from './editor-context.tsx'
import { loadOwnBriefings } from '../../../features/own-briefings/own-briefings.ts'
import { SlideList } from './slide-list.tsx'
import { WordsFields } from './text-fields.tsx'

/** Making a briefing out of views, beside the map. */
export default function Maker() {
  return (
    <MakerProvider>
      <MakerPanel />
    </MakerProvider>
  )
}

function MakerPanel() {
  const { open, store, clock, wholeCity } = useWorld()
  const view = useStageView()
  const { desk, draft } = useDesk()
  const text = useMakerText()
  const known = useSession((session) => session.known !== null)
  const canUndo = useStore(desk.store.temporal, ({ pastStates }) => pastStates.length > 0)
  const canRedo = useStore(desk.store.temporal, ({ futureStates }) => futureStates.length > 0)
  const [edited, setEdited] = useState<string | null>(null)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])

  const presentView = () => {
    const session = store.getState()
    const selected = session.selection === null ? undefined : wholeCity.entityById.get(session.selection)
    const made = chapterOfSession(session, asDay(Math.floor(clock.day)), view?.camera() ?? session.camera)
    return selected ? { ...made, title: selected.name } : made
  }
  const edit = (id: string): void => {
    flushSync(() => setEdited(id))
    document.getElementById(`maker-form-${id}`)?.querySelector('input')?.focus()
  }
  const add = (): void => {
    const id = freeSlideId(draft, 'chapter')
    desk.change((before) => addChapter(before, id, presentView()))
    edit(id)
  }
  const set = (place: 'opening' | 'closing'): void => {
    desk.change((before) => setPicture(before, place, presentView()))
    const made = desk.store.getState().draft[place]
    if (made) edit(made.id)
  }
  const isFull = draft.chapters.length >= MOST_CHAPTERS
  return (
    <section className="maker panel" ref={panel} tabIndex={-1} aria-label={text('maker.title')}>
      <header className="maker-head">
        <h2>{text('maker.title')}</h2>
        <span className="maker-steps">
          <button type="button" className="plain-button" aria-disabled={!canUndo} onClick={desk.undo}>
            {text('maker.undo')}
          </button>
          <button type="button" className="plain-button" aria-disabled={!canRedo} onClick={desk.redo}>
            {text('maker.redo')}
          </button>
          <button
            type="button"
            className="round-button"
            aria-label={text('maker.close')}
            title={text('maker.close')}
            onClick={() => open.setState({ maker: false })}
          >
            <Icon name="close" />
          </button>
        </span>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */}
      <section className="maker-body" tabIndex={0} aria-label={text('maker.slides')}>
        <Kept />
        <p className="quiet-words">{text('maker.lead')}</p>
        <WordsFields
          label={text('maker.name')}
          value={draft.name}
          onChange={(name, language) => desk.change((before) => ({ ...before, name }), `name/${language}`)}
        />
        <WordsFields
          label={text('maker.statement')}
          value={draft.statement}
          onChange={(statement, language) =>
            desk.change((before) => ({ ...before, statement }), `statement/${language}`)
          }
        />
        <div className="maker-adds">
          <button type="button" className="solid-button" disabled={isFull} onClick={add}>
            {text(isFull ? 'maker.full' : 'maker.addChapter')}
          </button>
          <button type="button" className="plain-button" onClick={() => set('opening')}>
            {text('maker.addOpening')}
          </button>
          <button type="button" className="plain-button" onClick={() => set('closing')}>
            {text('maker.addClosing')}
          </button>
        </div>
        {known && <p className="quiet-words">{text('maker.known')}</p>}
        <SlideList edited={edited} onEdit={(id) => (id === null ? setEdited(null) : edit(id))} />
        <LackList />
        <ShowIt />
        <DraftFiles />
      </section>
    </section>
  )
}

/** Shows what there is as a briefing is shown: half made, too, as long as it has a chapter. */
function ShowIt() {
  const world = useWorld()
  const { draft } = useDesk()
  const text = useMakerText()
  const isEmpty = draft.chapters.length === 0
  const show = async (): Promise<void> => {
    const { briefings } = await world.loadBriefings()
    const made = (await loadOwnBriefings(world, briefings)).find(({ origin }) => origin === 'made')
    if (made) world.shell.setState({ present: made.id }, true)
  }
  return (
    <p className="maker-adds">
      <button type="button" className="solid-button" disabled={isEmpty} onClick={() => void show()}>
        {text('maker.show')}
      </button>
      <span className="quiet-words">{text(isEmpty ? 'maker.showEmpty' : 'maker.showNote')}</span>
    </p>
  )
}

/** What could not be stored, and what is kept aside. */
function Kept() {
  const { desk } = useDesk()
  const text = useMakerText()
  const aside = useStore(desk.store, (state) => state.aside)
  const unsaved = useStore(desk.store, (state) => state.unsaved)
  if (unsaved === null && aside.length === 0) return null
  return (
    <div className="maker-aside" role="alert">
      {unsaved !== null && <p>{text('maker.unsaved', { why: unsaved })}</p>}
      {aside.map((item) => (
        <p key={item.key}>
          {item.fault === null ? text('maker.asideOther') : text('maker.aside', { fault: item.fault })}{' '}
          <a
            className="link"
            download="draft-aside.txt"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(item.text)}`}
          >
            {text('maker.asideSave')}
          </a>{' '}
          <button type="button" className="plain-button" onClick={() => desk.dropAside(item.key)}>
            {text('maker.asideDrop')}
          </button>
        </p>
      ))}
    </div>
  )
}
