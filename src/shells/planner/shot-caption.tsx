import './shot-caption.css'
import { dayOf } from '../../base/day.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useClockFact } from '../../app/use-clock.ts'
import { usePanels, useStageView, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** The caption of the composed view that runs or has run, which may change on a day of its course, with the pages that its claims rest on; absent while there is no map. */
export function ShotCaption() {
  const {
    city,
    panels,
    content: { shots },
  } = useApp()
  const view = useStageView()
  const asked = usePanels((things) => things.shot)
  const shot = shots.find(({ id }) => id === asked)
  const text = useText()
  const words = useLocalized()
  const turned = useClockFact((clock) => shot?.turn !== undefined && clock.day >= dayOf(shot.turn.from))
  if (!view || !shot) return null
  const caption = turned && shot.turn ? shot.turn.caption : shot.caption
  const facts = shot.facts.flatMap((id) => city.facts.get(id) ?? [])
  return (
    <section
      className="shot-caption panel"
      data-part="shot-caption"
      data-turned={turned || undefined}
      aria-live="polite"
      aria-label={words(shot.name)}
    >
      <p className="shot-words" data-part="shot-words" key={String(turned)}>
        <strong>{words(shot.name)}</strong> {words(caption)}
      </p>
      <p className="shot-sources">
        {facts.map((fact) => (
          <button
            key={fact.id}
            type="button"
            className="link"
            onClick={() => panels.setState({ document: { id: fact.source.document, fact: fact.id } })}
          >
            {words(fact.subject)}
          </button>
        ))}
      </p>
      <IconButton
        className="shot-close"
        icon="close"
        label={text('shots.close')}
        onClick={() => panels.setState({ shot: null })}
      />
    </section>
  )
}
