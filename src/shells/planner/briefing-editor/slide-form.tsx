import { useState } from 'react'
import { factsOf } from '../../../city/build-city.ts'
import { changeSlide, retakeView } from '../../../story/edit-briefing.ts'
import { SECTIONS, type Chapter, type Picture } from '../../../story/schema.ts'
import { useLocalized, useApp } from '../../../app/use-app.ts'
import { useDraft, useEditorText, usePresentView } from './editor-context.tsx'
import { findFacts } from './find-facts.ts'
import { WordsFields } from './text-fields.tsx'
import { Button } from '../../../ui/button.tsx'

/** What is said of one slide, in both languages; how long it stays; and the facts that its words rest on. */
export function SlideForm({ slide }: { readonly slide: Picture | Chapter }) {
  const { drafts } = useDraft()
  const presentView = usePresentView()
  const text = useEditorText()
  const change = (part: Parameters<typeof changeSlide>[2], field: string): void =>
    drafts.change((draft) => changeSlide(draft, slide.id, part), `${slide.id}/${field}`)
  const seconds = (name: 'stay' | 'seconds', least: number, most: number) => (
    <label>
      <span>{text(`editor.${name}`)}</span>
      <input
        type="number"
        min={least}
        max={most}
        value={slide[name]}
        onChange={(event) => {
          const value = event.target.valueAsNumber
          if (value >= least && value <= most) change({ [name]: value }, name)
        }}
      />
    </label>
  )
  return (
    <div className="briefing-editor-form" id={`briefing-editor-form-${slide.id}`}>
      <WordsFields
        label={text('editor.slideTitle')}
        value={slide.title}
        onChange={(title, language) => change({ title }, `title/${language}`)}
      />
      <WordsFields
        long
        label={text('editor.words')}
        value={slide.words}
        onChange={(words, language) => change({ words }, `words/${language}`)}
      />
      <WordsFields
        long
        label={text('editor.notes')}
        value={slide.notes}
        onChange={(notes, language) => change({ notes }, `notes/${language}`)}
      />
      <div className="briefing-editor-numbers">
        {'section' in slide && (
          <label>
            <span>{text('editor.section')}</span>
            <select
              value={slide.section}
              onChange={(event) =>
                change({ section: SECTIONS.find((name) => name === event.target.value) ?? slide.section }, 'section')
              }
            >
              {SECTIONS.map((name) => (
                <option key={name} value={name}>
                  {text(`editor.section.${name}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {seconds('stay', 1, 600)}
        {seconds('seconds', 0, 60)}
      </div>
      <Button onClick={() => drafts.change((draft) => retakeView(draft, slide.id, presentView()))}>
        {text('editor.retake')}
      </Button>
      <FactChoice slide={slide} onChange={(facts) => change({ facts }, `facts/${facts.join()}`)} />
    </div>
  )
}

/** Facts offered for one search, at most. */
const MOST_FOUND = 30

/** The facts of what the view has selected, those that the slide cites already, and any that is looked for. */
function FactChoice({
  slide,
  onChange,
}: {
  readonly slide: Picture | Chapter
  readonly onChange: (facts: string[]) => void
}) {
  const { wholeCity } = useApp()
  const text = useEditorText()
  const words = useLocalized()
  const entity = slide.selection === null ? undefined : wholeCity.entityById.get(slide.selection)
  const offered = entity ? factsOf(wholeCity, entity).map(({ id }) => id) : []
  const [query, setQuery] = useState('')
  const found = findFacts(wholeCity.facts.values(), query, MOST_FOUND).map(({ id }) => id)
  const ids = [...new Set([...slide.facts, ...(query.trim() === '' ? offered : found)])]
  return (
    <fieldset className="briefing-editor-facts" data-part="briefing-editor-facts">
      <legend>{text('editor.facts')}</legend>
      <input
        type="search"
        value={query}
        placeholder={text('editor.findFact')}
        aria-label={text('editor.findFact')}
        onChange={(event) => setQuery(event.target.value)}
      />
      {ids.length === 0 && (
        <p className="quiet-words">{text(query.trim() === '' ? 'editor.noFacts' : 'editor.noFactFound')}</p>
      )}
      {ids.map((id) => {
        const fact = wholeCity.facts.get(id)
        return (
          <label key={id}>
            <input
              type="checkbox"
              checked={slide.facts.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...slide.facts, id] : slide.facts.filter((other) => other !== id))
              }
            />
            <span>
              {fact ? words(fact.subject) : id} <small className="number">{id}</small>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
