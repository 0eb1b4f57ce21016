import { flushSync } from 'react-dom'
import { dayOf } from '../../../base/day.ts'
import { moveChapter, removeSlide, slidesOfDraft, type SlidePlace } from '../../../story/edit-briefing.ts'
import { chapterSession } from '../../../story/chapter-session.ts'
import { runView } from '../../../story/run-view.ts'
import type { Chapter, Picture } from '../../../story/schema.ts'
import { formatShownDay } from '../../../ui/format-day.ts'
import type { IconName } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useStageView, useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { useDraft, useEditorText } from './editor-context.tsx'
import { SlideForm } from './slide-form.tsx'

interface SlideListProps {
  /** The slide whose form is open. */
  readonly edited: string | null
  readonly onEdit: (id: string | null) => void
}

/** Opening, chapters and closing in their order, each to be previewed, moved, edited or removed. */
export function SlideList({ edited, onEdit }: SlideListProps) {
  const { draft } = useDraft()
  const text = useEditorText()
  const slides = slidesOfDraft(draft)
  if (slides.length === 0) return <p className="quiet-words">{text('editor.none')}</p>
  return (
    <ol className="briefing-editor-slides" id="briefing-editor-slides" tabIndex={-1} aria-label={text('editor.slides')}>
      {slides.map(({ place, slide }) => (
        <SlideRow key={slide.id} place={place} slide={slide} isEdited={edited === slide.id} onEdit={onEdit} />
      ))}
    </ol>
  )
}

interface SlideRowProps {
  readonly place: SlidePlace
  readonly slide: Picture | Chapter
  readonly isEdited: boolean
  readonly onEdit: (id: string | null) => void
}

function SlideRow({ place, slide, isEdited, onEdit }: SlideRowProps) {
  const { store, clock } = useApp()
  const { drafts, draft } = useDraft()
  const camera = useStageView()
  const text = useEditorText()
  const words = useLocalized()
  const language = useLanguage()
  const at = draft.chapters.findIndex(({ id }) => id === slide.id)
  const name = place === 'chapter' ? text('editor.chapter', { number: at + 1 }) : text(`editor.${place}`)
  const title = words(slide.title) || slide.title.zh || slide.title.en || text('editor.untitled')
  const button = (
    kind: 'up' | 'down' | 'preview' | 'edit' | 'remove',
    icon: IconName,
    press: () => void,
    isOff = false,
  ) => (
    <IconButton
      icon={icon}
      label={text(`editor.${kind}`, { title: `${name} ${title}` })}
      hint={text(`editor.${kind}`, { title })}
      id={`briefing-editor-${kind}-${slide.id}`}
      data-kind={kind}
      aria-disabled={isOff || undefined}
      aria-expanded={kind === 'edit' ? isEdited : undefined}
      onClick={press}
    />
  )
  const move = (by: 1 | -1): void => {
    flushSync(() => drafts.change((before) => moveChapter(before, slide.id, by)))
    // A row that has changed its place has lost the focus on the way.
    document.getElementById(`briefing-editor-${by < 0 ? 'up' : 'down'}-${slide.id}`)?.focus()
  }
  const remove = (): void => {
    flushSync(() => drafts.change((before) => removeSlide(before, slide.id)))
    document.querySelector<HTMLElement>('#briefing-editor-slides, .briefing-editor')?.focus()
  }
  const preview = (): void =>
    void runView(slide, { ...chapterSession(slide, store.getState()).session, featured: [] }, { store, clock, camera })
  return (
    <li className="briefing-editor-slide" data-part="briefing-editor-slide" data-edited={isEdited || undefined}>
      <div className="briefing-editor-row">
        <span className="briefing-editor-name" data-part="briefing-editor-name">
          <small>
            {name} · <span className="number">{formatShownDay(dayOf(slide.day), language)}</span>
          </small>
          <b>{title}</b>
        </span>
        {place === 'chapter' && button('up', 'chevron', () => move(-1), at === 0)}
        {place === 'chapter' && button('down', 'chevron', () => move(1), at === draft.chapters.length - 1)}
        {button('preview', 'play', preview)}
        {button('edit', 'edit', () => onEdit(isEdited ? null : slide.id))}
        {button('remove', 'close', remove)}
      </div>
      {isEdited && <SlideForm slide={slide} />}
    </li>
  )
}
