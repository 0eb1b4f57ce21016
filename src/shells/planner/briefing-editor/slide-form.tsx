import { factsOf } from '../../../city/build-city.ts'
import { changeSlide } from '../../../story/edit-briefing.ts'
import { SECTIONS, type Chapter, type Picture } from '../../../story/schema.ts'
import { useWords, useWorld } from '../../../app/use-app.ts'
import { useDesk, useMakerText } from './editor-context.tsx'
import { WordsFields } from './text-fields.tsx'

/** What is said of one slide, in both languages; how long it stays; and the facts that its words rest on. */
export function SlideForm({ slide }: { readonly slide: Picture | Chapter }) {
  const { desk } = useDesk()
  const text = useMakerText()
  const change = (part: Parameters<typeof changeSlide>[2], field: string): void =>
    desk.change((draft) => changeSlide(draft, slide.id, part), `${slide.id}/${field}`)
  const seconds = (name: 'stay' | 'seconds', least: number, most: number) => (
    <label>
      <span>{text(`maker.${name}`)}</span>
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
    <div className="maker-form" id={`maker-form-${slide.id}`}>
      <WordsFields
        label={text('maker.slideTitle')}
        value={slide.title}
        onChange={(title, language) => change({ title }, `title/${language}`)}
      />
      <WordsFields
        long
        label={text('maker.words')}
        value={slide.words}
        onChange={(words, language) => change({ words }, `words/${language}`)}
      />
      <WordsFields
        long
        label={text('maker.notes')}
        value={slide.notes}
        onChange={(notes, language) => change({ notes }, `notes/${language}`)}
      />
      <div className="maker-numbers">
        {'section' in slide && (
          <label>
            <span>{text('maker.section')}</span>
            <select
              value={slide.section}
              onChange={(event) =>
                change({ section: SECTIONS.find((name) => name === event.target.value) ?? slide.section }, 'section')
              }
            >
              {SECTIONS.map((name) => (
                <option key={name} value={name}>
                  {text(`maker.section.${name}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {seconds('stay', 1, 600)}
        {seconds('seconds', 0, 60)}
      </div>
      <FactChoice slide={slide} onChange={(facts) => change({ facts }, `facts/${facts.join()}`)} />
    </div>
  )
}

/** The facts of what the view has selected, and those that the slide cites already. */
function FactChoice({
  slide,
  onChange,
}: {
  readonly slide: Picture | Chapter
  readonly onChange: (facts: string[]) => void
}) {
  const { wholeCity } = useWorld()
  const text = useMakerText()
  const words = useWords()
  const entity = slide.selection === null ? undefined : wholeCity.entityById.get(slide.selection)
  const offered = entity ? factsOf(wholeCity, entity).map(({ id }) => id) : []
  const ids = [...new Set([...offered, ...slide.facts])]
  return (
    <fieldset className="maker-facts">
      <legend>{text('maker.facts')}</legend>
      {ids.length === 0 && <p className="quiet-words">{text('maker.noFacts')}</p>}
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
