import { assertDefined } from '../../../base/assert.ts'
import { aboutStatements } from '../../../city/about-day.ts'
import { formatStatedDay } from '../../../ui/format-day.ts'
import { useLanguage, useStageView, useText, useLocalized, useApp } from '../../../app/use-app.ts'
import type { Tick } from './lane-ticks.tsx'

/** As many statements as fit over the track without hiding the map. */
const SHOWN = 7

/** What the documents say on a tick's days; a statement leads to its entity, or to its document where it has none. */
export function TickList({
  tick,
  pinned,
  onChosen,
}: {
  readonly tick: Tick
  readonly pinned: boolean
  readonly onChosen: () => void
}) {
  const { city, commands, panels } = useApp()
  const view = useStageView()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const days = tick.days.map(({ day, facts }, at) => {
    const before = tick.days.slice(0, at).reduce((sum, earlier) => sum + earlier.facts.length, 0)
    const some = facts.slice(0, Math.max(SHOWN - before, 0))
    return { day, about: aboutStatements(city, facts), some, more: facts.length - some.length }
  })
  return (
    <div
      className="tick-list panel"
      data-part="tick-list"
      data-tick
      data-pinned={pinned || undefined}
      data-side={tick.share > 0.6 ? 'left' : 'right'}
      style={{ left: `${tick.share * 100}%` }}
    >
      <p className="tick-list-lane" data-lane={tick.lane.id}>
        {text(`lane.${tick.lane.id}`)}
      </p>
      {days.map(({ day, about, some, more }) => (
        <section key={day}>
          <h3>{formatStatedDay(day, about, language)}</h3>
          <ul>
            {some.map((fact) => (
              <li key={fact.id}>
                <button
                  type="button"
                  tabIndex={pinned ? 0 : -1}
                  onClick={() => {
                    const entity = city.entitiesOfFact.get(fact.id)?.[0]
                    commands.goToDay(day)
                    onChosen()
                    if (entity) {
                      panels.setState({ document: null })
                      commands.select(entity.id)
                      view?.flyToEntity(entity.id)
                    } else
                      panels.setState({
                        document: {
                          id: assertDefined(city.documents.get(fact.source.document), 'document').id,
                          fact: fact.id,
                        },
                      })
                  }}
                >
                  {words(fact.subject)}
                </button>
              </li>
            ))}
          </ul>
          {more > 0 && <p className="tick-list-more">{text('timeline.more', { count: more })}</p>}
        </section>
      ))}
    </div>
  )
}
