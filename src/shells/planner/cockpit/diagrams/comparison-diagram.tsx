import './comparison-diagram.css'
import { statementDay } from '../../../../city/documented-steps.ts'
import type { Fact, Diagrams, System } from '../../../../facts/schema.ts'
import { formatPeriod } from '../../../../ui/format-day.ts'
import { Basis } from '../../../../ui/basis.tsx'
import { useLanguage, useLocalized, useApp } from '../../../../app/use-app.ts'
import { EntityChips } from '../entity-chips.tsx'
import { FactFigure } from '../../../../features/systems/fact-figure.tsx'
import { useEvidenceDay, useSystemText } from '../../../../features/systems/systems-context.tsx'
import { useSystemThings } from './system-items.ts'

/** City beside province, each with its source: never as part and whole, and never on one bar. */
export function ComparisonDiagram({
  comparison,
  system,
}: {
  readonly comparison: Diagrams['comparison']
  readonly system: System
}) {
  const { city } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const day = useEvidenceDay()
  const things = useSystemThings(system)
  const known = (ids: readonly string[]): readonly Fact[] =>
    ids.flatMap((id) => city.facts.get(id) ?? []).filter((fact) => statementDay(city, fact) <= day)
  return (
    <div className="comparison">
      <p className="diagram-note">{text('cockpit.comparisonOnly')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-words">{text('pairs.subject')}</span>
            </th>
            <th scope="col">{text('comparison.city')}</th>
            <th scope="col">{text('comparison.province')}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {words(row.name)}
                <span className="relation-chip" data-relation={row.relation}>
                  {text(`comparison.relation.${row.relation}`)}
                </span>
                <small>{words(row.note)}</small>
              </th>
              <td>
                <Side facts={known(row.city)} />
              </td>
              <td>
                <Side facts={known(row.province)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <EntityChips ids={things.map(({ id }) => id)} label={text('indicator.entities')} />
    </div>
  )
}

function Side({ facts }: { readonly facts: readonly Fact[] }) {
  const text = useSystemText()
  const words = useLocalized()
  const language = useLanguage()
  if (facts.length === 0) return <span className="not-stated">{text('tree.unlit')}</span>
  return facts.map((fact) => (
    <div key={fact.id} className="comparison-side">
      {fact.figure ? <FactFigure fact={fact} side="goal" /> : <span>{words(fact.subject)}</span>}
      {fact.deadline ? (
        <span className="when">
          {formatPeriod(fact.deadline.period, language)} <Basis basis={fact.deadline.basis} />
        </span>
      ) : (
        <span className="when">{text('indicator.noDeadline')}</span>
      )}
    </div>
  ))
}
