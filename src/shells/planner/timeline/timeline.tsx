import './timeline.css'
import './track.css'
import { useMemo, useRef, type CSSProperties } from 'react'
import { useReading, useText, useApp } from '../../../app/use-app.ts'
import { useWidth } from '../use-width.ts'
import { Axis } from './axis.tsx'
import { buildLanes } from './lanes.ts'
import { LaneTicks } from './lane-ticks.tsx'
import { LaneStrips } from './lane-strips.tsx'
import { Playhead } from './playhead.tsx'
import { TimelineControls } from './timeline-controls.tsx'
import { TrackEvidence } from './track-evidence.tsx'
import { TrackMarks } from './track-marks.tsx'
import { useTrackDrag } from './use-track-drag.ts'

/** The bar along the bottom: what was documented when, what is planned until when, and the day that is shown. */
export function Timeline() {
  const { city, schedule } = useApp()
  const text = useText()
  const reading = useReading()
  const track = useRef<HTMLDivElement>(null)
  const width = useWidth(track)
  const lanes = useMemo(() => buildLanes(city, schedule), [city, schedule])
  const drag = useTrackDrag(track)
  return (
    <section
      className="timeline"
      data-part="timeline"
      id="timeline"
      aria-label={text('timeline.label')}
      data-reading={reading}
      style={{ '--lanes': lanes.length } as CSSProperties}
    >
      <TimelineControls />
      <div className="timeline-body">
        <ul className="lane-names" aria-hidden="true">
          {lanes.map((lane) => (
            <li key={lane.id} data-lane={lane.id}>
              {text(`lane.${lane.id}`)}
            </li>
          ))}
        </ul>
        <div className="track" data-part="track" ref={track} {...drag}>
          <TrackEvidence />
          <LaneStrips lanes={lanes} />
          <LaneTicks lanes={lanes} width={width} />
          <TrackMarks />
          <Axis width={width} />
          <Playhead width={width} />
        </div>
      </div>
    </section>
  )
}
