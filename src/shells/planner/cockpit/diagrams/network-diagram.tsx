import './network-diagram.css'
import { useState } from 'react'
import { isoOf, type Day } from '../../../../base/day.ts'
import { yearOf } from '../../../../base/years.ts'
import type { City } from '../../../../city/build-city.ts'
import type { Diagrams } from '../../../../facts/schema.ts'
import { useLanguage, useLocalized, useApp } from '../../../../app/use-app.ts'
import { useEvidenceDay, useSystemText } from '../../../../features/systems/systems-context.tsx'
import type { Language } from '../../../../session/session.ts'
import { formatPeriod } from '../../../../ui/format-day.ts'
import { LoopDrawing } from './loop-drawing.tsx'
import { lastStatementDay, statedBy } from './system-items.ts'

type Diagram = Diagrams['systemDiagram']
type Node = Diagram['nodes'][number]
const yearIn = (day: Day, language: Language): string => formatPeriod(String(yearOf(day)), language)
const STATES = ['plan2022', 'report2023'] as const
type StateName = (typeof STATES)[number]

/** Cloud, network, database, centre, domains, loop and applications: the plan of 2022, then the report of 2023, as the day has it. */
export function NetworkDiagram({ diagram }: { readonly diagram: Diagram }) {
  const { city, commands } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const day = useEvidenceDay()
  const language = useLanguage()
  const [open, setOpen] = useState<string | null>(null)
  /** The day on which all that a state rests on stood in print; undefined where nothing of it is in use. */
  const printedOn = (state: StateName): Day | undefined =>
    lastStatementDay(
      city,
      diagram.nodes.flatMap((node) => node[state]?.facts ?? []),
    )
  const reported = printedOn('report2023')
  const stands: StateName | null =
    reported !== undefined && day >= reported
      ? 'report2023'
      : diagram.nodes.some((node) => stateOf(city, node, day) !== null)
        ? 'plan2022'
        : null
  const loop = diagram.loop.flatMap((id) => diagram.nodes.find((node) => node.id === id) ?? [])
  return (
    <div className="diagram" data-stands={stands ?? 'none'}>
      <fieldset className="diagram-steps" aria-label={text('diagram.stands')}>
        {STATES.map((state) => {
          const printed = printedOn(state)
          return (
            <button
              key={state}
              type="button"
              aria-pressed={stands === state}
              disabled={printed === undefined}
              onClick={() => printed !== undefined && commands.goToDay(printed)}
            >
              {text(`diagram.${state}`, { period: printed === undefined ? '' : yearIn(printed, language) })}
            </button>
          )
        })}
        {stands === null && <span className="not-stated">{text('diagram.none')}</span>}
      </fieldset>
      <div className="diagram-groups">
        {diagram.groups.map((group) => (
          <section key={group.id} className="diagram-group" data-group={group.id} aria-label={words(group.name)}>
            <h5>{words(group.name)}</h5>
            {group.id === 'loop' ? (
              <LoopDrawing
                steps={loop.map((node) => ({
                  id: node.id,
                  name: words(node.name),
                  lit: stateOf(city, node, day) !== null,
                }))}
                label={text('diagram.loop')}
              />
            ) : null}
            <ul>
              {diagram.nodes
                .filter((node) => node.group === group.id)
                .map((node) => (
                  <DiagramNode
                    key={node.id}
                    node={node}
                    day={day}
                    stands={stands}
                    reported={reported}
                    open={open === node.id}
                    onPress={() => setOpen(open === node.id ? null : node.id)}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
      {stands === 'report2023' && reported !== undefined && (
        <p className="diagram-note">
          {text('diagram.reportedNote', { period: formatPeriod(isoOf(reported).slice(0, 7), language) })}
        </p>
      )}
    </div>
  )
}

/** The later of a node's two states that stood in print by the day; null while neither did. */
function stateOf(city: City, node: Node, day: number): StateName | null {
  return (
    STATES.findLast((state) => node[state] !== null && statedBy(city, node[state].facts, day) !== undefined) ?? null
  )
}

function DiagramNode({
  node,
  day,
  stands,
  reported,
  open,
  onPress,
}: {
  readonly node: Node
  readonly day: number
  readonly stands: StateName | null
  readonly reported: Day | undefined
  readonly open: boolean
  readonly onPress: () => void
}) {
  const { city, panels: things } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const language = useLanguage()
  const state = stateOf(city, node, day)
  const statement = state === null ? null : node[state]
  const printed = lastStatementDay(city, statement?.facts ?? [])
  return (
    <li className="diagram-node" data-state={state ?? 'none'} data-root={node.parent === null || undefined}>
      <button type="button" aria-expanded={open} onClick={onPress}>
        <strong>{words(node.name)}</strong>
        <span className="diagram-words">{statement ? words(statement.words) : text('diagram.notStated')}</span>
        {state && (
          <span className="state-chip" data-state={state}>
            {text(`diagram.${state}`, { period: printed === undefined ? '' : yearIn(printed, language) })}
          </span>
        )}
        {state === 'plan2022' && stands === 'report2023' && (
          <span className="not-stated">
            {reported !== undefined && `${yearIn(reported, language)} · `}
            {text('diagram.notStated')}
          </span>
        )}
      </button>
      {open && (
        <div className="diagram-more">
          {node.note && <p className="quiet-words">{words(node.note)}</p>}
          {node.facts
            .flatMap((id) => city.facts.get(id) ?? [])
            .map((fact) => (
              <button
                key={fact.id}
                type="button"
                className="link"
                data-fact={fact.id}
                onClick={() => things.setState({ document: { id: fact.source.document, fact: fact.id } })}
              >
                {words(fact.subject)}
              </button>
            ))}
        </div>
      )}
    </li>
  )
}
