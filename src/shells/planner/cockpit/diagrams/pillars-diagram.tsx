import './pillars-diagram.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { statementDay } from '../../../../city/documented-steps.ts'
import type { Diagrams, System } from '../../../../facts/schema.ts'
import { formatCount } from '../../../../ui/format-figure.ts'
import { useLanguage, useSession, useLocalized, useApp } from '../../../../app/use-app.ts'
import { EntityChips } from '../entity-chips.tsx'
import { FactFigure } from '../../../../features/systems/fact-figure.tsx'
import { useFocusEntity } from '../focus-entity.ts'
import { useEvidenceDay, useSystemText } from '../../../../features/systems/systems-context.tsx'

const [WIDTH, HEIGHT, FLOOR] = [560, 250, 226]

/** Four pillars on one scale of 亿元, apart from each other: classes of scale without a year, never stacked or added. */
export function PillarsDiagram({
  pillars,
  system,
}: {
  readonly pillars: Diagrams['pillars']
  readonly system: System
}) {
  const { city } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const language = useLanguage()
  const focusEntity = useFocusEntity()
  const day = useEvidenceDay()
  const selection = useSession((session) => session.selection)
  const columns = pillars.columns.flatMap((column) => {
    const fact = city.facts.get(column.fact)
    return fact?.figure ? [{ ...column, fact, value: fact.figure.value, lit: statementDay(city, fact) <= day }] : []
  })
  const place = scaleBand<string>({ domain: columns.map(({ id }) => id), range: [64, WIDTH - 8], padding: 0.5 })
  const height = scaleLinear<number>({
    domain: [0, Math.max(1, ...columns.map(({ value }) => value))],
    range: [FLOOR, 24],
  })
  return (
    <div className="pillars">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="pillars-drawing"
        role="img"
        aria-label={`${words(system.name)}, ${text('pillars.scale')}`}
      >
        {height.ticks(6).map((tick) => (
          <g key={tick}>
            <path className="pillar-line" d={`M56 ${height(tick)}H${WIDTH}`} />
            <text className="pillar-tick" x="50" y={height(tick) + 4}>
              {language === 'zh' ? tick : formatCount(tick, 'en')}
            </text>
          </g>
        ))}
        {columns.map(({ id, value, lit, entity, name }) => (
          <g key={id} data-lit={lit || undefined} data-selected={selection === entity || undefined}>
            <Bar
              className="pillar"
              x={place(id) ?? 0}
              y={height(value)}
              width={place.bandwidth()}
              height={FLOOR - height(value)}
              rx={3}
              onClick={() => focusEntity([entity])}
            />
            <text className="pillar-name" x={(place(id) ?? 0) + place.bandwidth() / 2} y={HEIGHT - 6}>
              {words(name)}
            </text>
          </g>
        ))}
        <text className="pillar-scale" x="0" y="12">
          {text('pillars.scale')}
        </text>
      </svg>
      <ul className="pillar-list">
        {columns.map(({ id, name, fact, entity, lit }) => (
          <li key={id} data-lit={lit || undefined}>
            <button type="button" className="link" onClick={() => focusEntity([entity])}>
              {words(name)}
            </button>
            {lit ? <FactFigure fact={fact} side="goal" /> : <span className="not-stated">{text('tree.unlit')}</span>}
            <span className="when">{text('pillars.undated')}</span>
          </li>
        ))}
      </ul>
      <p className="diagram-note">{words(pillars.note)}</p>
      <h5>{text('pillars.onMap')}</h5>
      <EntityChips ids={[pillars.onMap.entity]} label={text('pillars.onMap')} />
    </div>
  )
}
