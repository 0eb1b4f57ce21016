import { useLocalized, useApp } from '../../app/use-app.ts'
import { OwnMark } from './own-mark.tsx'
import { SourceLines } from './source-lines.tsx'
import { useKioskText, useStory } from './use-kiosk.ts'

/** The words of the chapter that the visitor chose, what it is about, and where that is written. */
export function ChapterPanel() {
  const { city, commands } = useApp()
  const text = useKioskText()
  const words = useLocalized()
  const { view } = useStory(({ slides, index }) => slides[index]!)
  const about = view.about.flatMap((id) => city.entityById.get(id) ?? [])
  return (
    <section className="kiosk-card panel" data-part="kiosk-card" aria-label={words(view.title)} key={view.id}>
      <OwnMark />
      <h2>{words(view.title)}</h2>
      <div className="kiosk-card-body" data-part="kiosk-card-body" tabIndex={-1}>
        <p className="kiosk-words">{words(view.words)}</p>
        {view.figures.map((figure) => (
          <p key={figure.words.en} className="kiosk-figure">
            {words(figure.words)} <span className="kiosk-basis">{text(`kiosk.${figure.basis}`)}</span>{' '}
            {words(figure.why)}
          </p>
        ))}
        {about.length > 0 && (
          <ul className="kiosk-about" aria-label={text('kiosk.about')}>
            {about.map((entity) => (
              <li key={entity.id}>
                <button
                  type="button"
                  className="kiosk-pill"
                  data-part="kiosk-pill"
                  onClick={() => commands.select(entity.id)}
                >
                  {words(entity.name)}
                </button>
              </li>
            ))}
          </ul>
        )}
        <SourceLines facts={view.facts.flatMap((id) => city.facts.get(id) ?? [])} withSubject />
      </div>
    </section>
  )
}
