import { useLocalized } from '../../app/use-app.ts'
import { OwnMark } from './own-mark.tsx'
import { useKioskText, useStory } from './use-kiosk.ts'

/** The attract loop: one caption at a time, how far the loop is, and the invitation. */
export function LoopScreen() {
  const text = useKioskText()
  const words = useLocalized()
  const { view } = useStory(({ slides, index }) => slides[index]!)
  return (
    <main className="kiosk-loop">
      <section
        className="kiosk-caption panel"
        data-part="kiosk-caption"
        key={view.id}
        aria-label={text('kiosk.caption')}
      >
        <OwnMark />
        <h2>{words(view.title)}</h2>
        <p>{words(view.words)}</p>
        {view.figures.map((figure) => (
          <p key={figure.words.en} className="kiosk-figure">
            {words(figure.words)} <span className="kiosk-basis">{text(`kiosk.${figure.basis}`)}</span>{' '}
            {words(figure.why)}
          </p>
        ))}
      </section>
      <Progress />
      <p className="kiosk-invitation" data-part="kiosk-invitation">
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <circle className="kiosk-ripple" cx="20" cy="14" r="10" />
          <path d="M20 34V13a3 3 0 0 1 6 0v11l8.6 1.7a4 4 0 0 1 3.2 4.4L36.6 40H22l-7.5-9.6a3 3 0 0 1 4.4-4z" />
        </svg>
        {text('kiosk.touch')}
      </p>
    </main>
  )
}

function Progress() {
  const text = useKioskText()
  const count = useStory(({ slides }) => slides.length)
  const index = useStory((story) => story.index)
  return (
    <p className="kiosk-progress" data-part="kiosk-progress">
      <b className="hidden-words">{text('kiosk.progress', { number: index + 1, count })}</b>
      {Array.from({ length: count }, (_, at) => (
        <span key={at} aria-hidden="true" data-now={at === index || undefined} data-past={at < index || undefined} />
      ))}
    </p>
  )
}
