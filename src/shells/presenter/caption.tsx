import './caption.css'
import { assertDefined } from '../../base/assert.ts'
import type { Fact } from '../../facts/schema.ts'
import type { Slide } from '../../story/slides.ts'
import { formatPaperDay } from '../../ui/format-day.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLanguage, useLocalized, useApp } from '../../app/use-app.ts'
import { usePresentation, usePresentText, useStory } from './presenter-context.tsx'
import { useFitting } from './use-fitting.ts'

/** What a slide says: section, title, words, what in them is derived or assumed, and the pages behind them. */
export function Caption({ slide, readOnly = false }: { readonly slide: Slide; readonly readOnly?: boolean }) {
  const { city } = useApp()
  const text = usePresentText()
  const words = useLocalized()
  const { view, kind } = slide
  const { own } = usePresentation()
  const facts = view.facts.flatMap((id) => city.facts.get(id) ?? [])
  const { caption, words: sheet } = useFitting()
  return (
    <section
      ref={caption}
      className="present-caption panel"
      data-part="present-caption"
      data-kind={kind}
      aria-label={text('present.caption')}
      aria-live="polite"
    >
      <div ref={sheet}>
        <Place slide={slide} />
        {own && (
          <p className="present-own-mark" data-part="present-own-mark">
            <b>{text(own.lacks.length > 0 ? 'present.own.draft' : 'present.own.mark')}</b>{' '}
            {text('present.own.unchecked')}
          </p>
        )}
        <h1>{words(view.title)}</h1>
        <p className="present-words">{words(view.words)}</p>
        {view.figures.length > 0 && (
          <ul className="present-figures" data-part="present-figures">
            {view.figures.map((figure) => (
              <li key={figure.words.zh}>
                <span className="basis" data-part="basis" data-basis={figure.basis}>
                  {text(`present.basis.${figure.basis}`)}
                </span>{' '}
                {words(figure.words)}
                <span className="present-why">{words(figure.why)}</span>
              </li>
            ))}
          </ul>
        )}
        {kind === 'chapter' && facts.length > 0 && (
          <ul className="present-sources" aria-label={text('present.sources')}>
            {facts.map((fact) =>
              readOnly ? (
                <li key={fact.id}>
                  <span className="present-source" data-part="present-source">
                    <Icon name="page" /> <span>{words(fact.subject)}</span>
                  </span>
                </li>
              ) : (
                <SourceChip key={fact.id} fact={fact} />
              ),
            )}
          </ul>
        )}
      </div>
    </section>
  )
}

/** Where in the briefing a slide stands: its name over a picture, section and number over a chapter. */
function Place({ slide: { section, number } }: { readonly slide: Slide }) {
  const text = usePresentText()
  const words = useLocalized()
  const count = useStory((state) => state.slides.length - 2)
  const name = useStory((state) => state.briefing.name)
  if (number === null) return <p className="present-kicker">{words(name)}</p>
  return (
    <>
      <p className="present-steps" aria-hidden="true">
        {Array.from({ length: count }, (_, at) => (
          <span key={at} data-past={at < number || undefined} data-now={at + 1 === number || undefined} />
        ))}
      </p>
      <p className="present-kicker">
        {section && (
          <span className="present-section" data-part="present-section">
            {text(`present.section.${section}`)}
          </span>
        )}
        <span
          className="present-count number"
          data-part="present-count"
          aria-label={text('present.counter', { number, count })}
        >
          {number} / {count}
        </span>
      </p>
    </>
  )
}

function SourceChip({ fact }: { readonly fact: Fact }) {
  const { city, panels } = useApp()
  const { explore } = usePresentation()
  const text = usePresentText()
  const words = useLocalized()
  const language = useLanguage()
  const document = assertDefined(city.documents.get(fact.source.document), fact.source.document)
  return (
    <li>
      <button
        type="button"
        className="present-source"
        data-part="present-source"
        title={text('present.source', {
          publication: words(document.publication),
          date: formatPaperDay(document, language),
        })}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          explore()
          panels.setState({ document: { id: document.id, fact: fact.id } })
        }}
      >
        <Icon name="page" />
        <span>{words(fact.subject)}</span>
      </button>
    </li>
  )
}
