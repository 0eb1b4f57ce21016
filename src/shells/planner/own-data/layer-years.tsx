import './layer-years.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { useMemo } from 'react'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { countYears, type YearCounts } from './count-years.ts'
import { useOwnDataText } from './own-data-text.tsx'

const [WIDTH, HEIGHT] = [380, 96]
const [TOP, BOTTOM] = [16, 76]

/** How many features have each of their days in which year. */
export function LayerYears({ layer }: { readonly layer: OwnLayer }) {
  const text = useOwnDataText()
  const counts = useMemo(() => countYears(layer.days), [layer])
  if (counts.length === 0) return <p className="quiet-words">{text('data.years.none')}</p>
  return (
    <div className="own-years" data-part="own-years">
      {counts.map((one) => (
        <YearChart key={one.role} counts={one} />
      ))}
    </div>
  )
}

function YearChart({ counts: { role, years, without } }: { readonly counts: YearCounts }) {
  const text = useOwnDataText()
  const x = scaleBand<number>({ domain: years.map(({ year }) => year), range: [0, WIDTH], padding: 0.2 })
  const y = scaleLinear<number>({ domain: [0, Math.max(...years.map(({ count }) => count))], range: [BOTTOM, TOP] })
  const every = Math.ceil(years.length / 8)
  return (
    <figure className="own-year-chart" data-role={role}>
      <figcaption>
        <b>{text(`data.role.${role}`)}</b> {without > 0 && text('data.years.without', { count: without })}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={years
          .filter(({ count }) => count > 0)
          .map(({ year, count }) => text('data.years.year', { year: String(year), count }))
          .join(text('data.comma'))}
      >
        {years.map(({ year, count }, at) => {
          const left = x(year) ?? 0
          const middle = left + x.bandwidth() / 2
          return (
            <g key={year}>
              <Bar className="own-year-bar" x={left} y={y(count)} width={x.bandwidth()} height={BOTTOM - y(count)} />
              {count > 0 && x.bandwidth() > 14 && (
                <text className="own-year-count" x={middle} y={y(count) - 4}>
                  {count}
                </text>
              )}
              {at % every === 0 && (
                <text className="own-year-name" x={middle} y={HEIGHT - 4}>
                  {year}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
