import './corner-check.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import { use, useMemo, useState } from 'react'
import { metresPerDegree } from '../../../base/geodesy.ts'
import type { Place } from '../../../city/schema.ts'
import type { DatumShift } from '../../../own-layers/file-preview.ts'
import { formatDistance } from '../../../ui/format-figure.ts'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import { fitBox, linesOf, pathOf, type Box, type Projection } from './extent-map.tsx'
import { findCorners } from './known-corners.ts'
import { useOwnDataText } from './own-data-text.tsx'

const [WIDTH, HEIGHT] = [320, 240]
/** Places that are offered to look at. */
const OFFERED = 6
/** Half of the width that is shown, in metres: some streets, and always more than the shift. */
const LEAST_HALF_M = 900
const SHIFTS_SHOWN = 2.2

/** What is drawn of the twin: what one recognizes. */
const DRAWN: ReadonlySet<string> = new Set(['lake', 'island', 'district', 'metro', 'river', 'station', 'expressway'])

/** A layer before and after the shift to WGS-84, over something known, with the metres that lie between. */
export function CornerCheck({ shift }: { readonly shift: DatumShift }) {
  const { content } = useApp()
  const text = useOwnDataText()
  const words = useLocalized()
  const language = useLanguage()
  const { places } = use(content.loadGeometry())
  const corners = useMemo(() => findCorners(places, shift.pairs, OFFERED), [places, shift])
  const [chosen, setChosen] = useState(0)
  const corner = corners[Math.min(chosen, corners.length - 1)]
  if (!corner) return null
  const metres = { median: formatDistance(shift.medianM, language), most: formatDistance(shift.greatestM, language) }
  return (
    <figure className="corner-check" data-part="corner-check">
      <CornerDrawing places={places} shift={shift} at={corner.pair} label={text('data.corner.label', metres)} />
      <figcaption>
        <p>{text('data.corner.between', metres)}</p>
        <p className="corner-key">
          <span data-mark="before">{text('data.corner.before')}</span>
          <span data-mark="after">{text('data.corner.after')}</span>
        </p>
        <label>
          <span>{text('data.corner.near')}</span>
          <select value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {corners.map(({ place, metres: away }, at) => (
              <option key={place.id} value={at}>
                {text('data.corner.place', { name: words(place.name), away: formatDistance(away, language) })}
              </option>
            ))}
          </select>
        </label>
        <p className="quiet-words">
          {text('data.corner.accuracy', {
            name: words(corner.place.name),
            metres: formatDistance(corner.place.accuracyM, language),
          })}
        </p>
      </figcaption>
    </figure>
  )
}

interface CornerDrawingProps {
  readonly places: readonly Place[]
  readonly shift: DatumShift
  /** The pair in the middle. */
  readonly at: number
  readonly label: string
}

function CornerDrawing({ places, shift, at, label }: CornerDrawingProps) {
  const { projection, paths, stations } = useMemo(() => drawKnown(places, shift, at), [places, shift, at])
  const pairs = useMemo(() => drawPairs(shift, projection), [shift, projection])
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {paths.map(({ id, kind, path }) => (
        <path key={id} className="corner-known" data-kind={kind} d={path} />
      ))}
      {stations.map(({ id, x, y }) => (
        <rect key={id} className="corner-station" x={x - 4} y={y - 4} width="8" height="8" />
      ))}
      {pairs.map(({ from, to }, pair) => (
        // oxlint-disable-next-line react/no-array-index-key -- pairs of a sample have no names and do not change places
        <g key={pair}>
          <line className="corner-way" x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
          <circle className="corner-before" cx={from[0]} cy={from[1]} r="3" />
          <circle className="corner-after" cx={to[0]} cy={to[1]} r="3" />
        </g>
      ))}
    </svg>
  )
}

/** The part of the city around a pair, with what is known of it. */
function drawKnown(places: readonly Place[], { pairs, greatestM }: DatumShift, at: number) {
  const { before, after } = pairs[at]!
  const [lng, lat] = [(before[0] + after[0]) / 2, (before[1] + after[1]) / 2]
  const half = Math.max(LEAST_HALF_M, greatestM * SHIFTS_SHOWN)
  const [perLng, perLat] = metresPerDegree(lat)
  const [dx, dy] = [half / perLng, (half * HEIGHT) / WIDTH / perLat]
  const box: Box = [lng - dx, lat - dy, lng + dx, lat + dy]
  const projection = fitBox(box, WIDTH, HEIGHT, 0)
  const drawn = places.filter(({ kind }) => DRAWN.has(kind))
  return {
    projection,
    paths: drawn.flatMap(({ id, kind, geometry }) => {
      const path = linesOf(geometry)
        .map((line) => pathOf(line, projection))
        .join('')
      return path === '' ? [] : [{ id, kind, path }]
    }),
    stations: drawn.flatMap(({ id, geometry }) => {
      if (geometry.type !== 'Point') return []
      const [x, y] = projection.point(geometry.coordinates[0], geometry.coordinates[1])
      return [{ id, x, y }]
    }),
  }
}

/** Pairs of which an end lies in the drawing. */
function drawPairs({ pairs }: DatumShift, { point }: Projection) {
  const inside = ([x, y]: readonly [number, number]): boolean => x > 0 && y > 0 && x < WIDTH && y < HEIGHT
  return pairs
    .map(({ before, after }) => ({ from: point(before[0], before[1]), to: point(after[0], after[1]) }))
    .filter(({ from, to }) => inside(from) || inside(to))
}
