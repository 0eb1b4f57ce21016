import './four-things.css'
import type { Shot } from '../../story/schema.ts'
import { usePanels, useStageView, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** The four things that the twin is for, in the order of the city, each with the composed view that shows it. */
const THINGS = [
  { thing: 'districts', shot: 'henan-to-city' },
  { thing: 'parks', shot: 'longhu-at-dusk' },
  { thing: 'mobility', shot: 'along-the-trunk' },
  { thing: 'pipelines', shot: 'nanyang-pipeline' },
] as const

/** One press from wherever one is to each of the four. Absent while there is no map to move. */
export function FourThings() {
  const {
    runShot,
    panels,
    content: { shots },
  } = useApp()
  const view = useStageView()
  const text = useText()
  const words = useLocalized()
  const running = usePanels((open) => open.shot)
  if (!view) return null
  const run = (shot: Shot): void => {
    panels.setState({ shot: shot.id })
    void runShot(shot)
  }
  return (
    <div className="four-things panel" role="toolbar" data-part="four-things" aria-label={text('four.label')}>
      {THINGS.map(({ thing, shot: id }) => {
        const shot = shots.find((one) => one.id === id)
        return (
          shot && (
            <button
              key={thing}
              type="button"
              data-layer={thing}
              title={words(shot.name)}
              aria-current={running === id || undefined}
              onClick={() => run(shot)}
            >
              {text(`four.${thing}`)}
            </button>
          )
        )
      })}
    </div>
  )
}
