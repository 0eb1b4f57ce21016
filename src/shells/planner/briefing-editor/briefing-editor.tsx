import './briefing-editor.css'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { MOST_CHAPTERS, addChapter, freeSlideId, setPicture } from '../../../story/edit-briefing.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useLocalized, useSession, useApp } from '../../../app/use-app.ts'
import { useFocusOnOpen } from '../use-focus-on-open.ts'
import { DraftFiles } from './draft-files.tsx'
import { LackList } from './lack-list.tsx'
import { EditorProvider, useDraft, useEditorText, usePresentView } from './editor-context.tsx'
import { loadOwnBriefings } from '../../../features/own-briefings/own-briefings.ts'
import { SlideList } from './slide-list.tsx'
import { WordsFields } from './text-fields.tsx'
import { Button } from '../../../ui/button.tsx'

/** Making a briefing out of views, beside the map. */
export default function BriefingEditor() {
  return (
    <EditorProvider>
      <EditorPanel />
    </EditorProvider>
  )
}

function EditorPanel() {
  const { panels } = useApp()
  const { drafts, draft } = useDraft()
  const text = useEditorText()
  const known = useSession((session) => session.known !== null)
  const canUndo = useStore(drafts.store, (state) => state.canUndo)
  const canRedo = useStore(drafts.store, (state) => state.canRedo)
  const [edited, setEdited] = useState<string | null>(null)
  const panel = useFocusOnOpen<HTMLElement>()
  const presentView = usePresentView()
  const edit = (id: string): void => {
    flushSync(() => setEdited(id))
    document.getElementById(`briefing-editor-form-${id}`)?.querySelector('input')?.focus()
  }
  const add = (): void => {
    const id = freeSlideId(draft, 'chapter')
    drafts.change((before) => addChapter(before, id, presentView()))
    edit(id)
  }
  const set = (place: 'opening' | 'closing'): void => {
    drafts.change((before) => setPicture(before, place, presentView()))
    const made = drafts.store.getState().draft[place]
    if (made) edit(made.id)
  }
  const isFull = draft.chapters.length >= MOST_CHAPTERS
  return (
    <section className="briefing-editor panel" ref={panel} tabIndex={-1} aria-label={text('editor.title')}>
      <header className="briefing-editor-head">
        <h2>{text('editor.title')}</h2>
        <span className="briefing-editor-steps">
          <Button aria-disabled={!canUndo} onClick={drafts.undo}>
            {text('editor.undo')}
          </Button>
          <Button aria-disabled={!canRedo} onClick={drafts.redo}>
            {text('editor.redo')}
          </Button>
          <IconButton
            icon="close"
            label={text('editor.close')}
            onClick={() => panels.setState({ briefingEditor: false })}
          />
        </span>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */}
      <section className="briefing-editor-body" tabIndex={0} aria-label={text('editor.slides')}>
        <Kept />
        <p className="quiet-words">{text('editor.lead')}</p>
        <WordsFields
          label={text('editor.name')}
          value={draft.name}
          onChange={(name, language) => drafts.change((before) => ({ ...before, name }), `name/${language}`)}
        />
        <WordsFields
          label={text('editor.statement')}
          value={draft.statement}
          onChange={(statement, language) =>
            drafts.change((before) => ({ ...before, statement }), `statement/${language}`)
          }
        />
        <div className="briefing-editor-adds">
          <Button kind="solid" disabled={isFull} onClick={add}>
            {text(isFull ? 'editor.full' : 'editor.addChapter')}
          </Button>
          <Button onClick={() => set('opening')}>{text('editor.addOpening')}</Button>
          <Button onClick={() => set('closing')}>{text('editor.addClosing')}</Button>
        </div>
        {known && <p className="quiet-words">{text('editor.known')}</p>}
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
  const app = useApp()
  const { draft } = useDraft()
  const text = useEditorText()
  const isEmpty = draft.chapters.length === 0
  const show = async (): Promise<void> => {
    const { briefings } = await app.content.loadBriefings()
    const made = (await loadOwnBriefings(app, briefings)).find(({ origin }) => origin === 'made')
    if (made) app.page.shell.setState({ present: made.id }, true)
  }
  return (
    <p className="briefing-editor-adds">
      <Button kind="solid" disabled={isEmpty} onClick={() => void show()}>
        {text('editor.show')}
      </Button>
      <span className="quiet-words">{text(isEmpty ? 'editor.showEmpty' : 'editor.showNote')}</span>
    </p>
  )
}

/** What could not be stored, and what is kept aside. */
function Kept() {
  const { drafts } = useDraft()
  const text = useEditorText()
  const aside = useStore(drafts.store, (state) => state.aside)
  const unsaved = useStore(drafts.store, (state) => state.unsaved)
  const refused = useStore(drafts.store, (state) => state.refused)
  const words = useLocalized()
  if (unsaved === null && refused === null && aside.length === 0) return null
  return (
    <div className="briefing-editor-aside" role="alert">
      {refused !== null && <p>{words(refused)}</p>}
      {unsaved !== null && <p>{words(unsaved)}</p>}
      {aside.map((item) => (
        <p key={item.key}>
          {text('editor.aside', { fault: [item.fault.path, words(item.fault.reason)].filter(Boolean).join(' ') })}{' '}
          <a
            className="link"
            download="draft-aside.txt"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(item.text)}`}
          >
            {text('editor.asideSave')}
          </a>{' '}
          <Button onClick={() => drafts.dropAside(item.key)}>{text('editor.asideDrop')}</Button>
        </p>
      ))}
    </div>
  )
}
