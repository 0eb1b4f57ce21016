import './timeline.css'
import './track.css'
import { lazy, Suspense, useMemo, useRef, type CSSProperties } from 'react'
import { useStore } from 'zustand'
import { formatShownShort } from '../../../ui/format-day.ts'
import { useEveryDay } from '../../../app/use-clock.ts'
import { BigDate, EvidenceChip } from '../../../features/overlays/big-date.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useLanguage, usePanels, useReading, useText, useApp } from '../../../app/use-app.ts'
import { datedLayers } from '../own-data/dated-layers.ts'
import { showLanes } from '../kept-panels.ts'
import { ReadingSwitch } from '../reading-switch.tsx'
import { useWidth } from '../use-width.ts'
import { Axis } from './axis.tsx'
import { buildLanes, joinLanes } from './lanes.ts'
import { LaneTicks } from './lane-ticks.tsx'
import { LaneStrips } from './lane-strips.tsx'
import { Playhead } from './playhead.tsx'
import { TimelineControls, TimelineSettings } from './timeline-controls.tsx'
import { TrackEvidence } from './track-evidence.tsx'
import { TrackMarks } from './track-marks.tsx'
import { useTrackDrag } from './use-track-drag.ts'

const OwnLaneNames = lazy(async () => ({ default: (await import('../own-data/own-lanes.tsx')).OwnLaneNames }))
const OwnLaneStrips = lazy(async () => ({ default: (await import('../own-data/own-lanes.tsx')).OwnLaneStrips }))

/** The low bar along the bottom: the day and how it is read, what was documented when, what is planned until when. It opens into lanes. */
export function Timeline() {
  const { city, schedule, panels, ownData } = useApp()
  const text = useText()
  const reading = useReading()
  const open = usePanels(({ lanes }) => lanes)
  const track = useRef<HTMLDivElement>(null)
  const width = useWidth(track)
  const lanes = useMemo(() => buildLanes(city, schedule), [city, schedule])
  const shown = useMemo(() => (open ? lanes : joinLanes(city, schedule)), [open, lanes, city, schedule])
  const kept = useStore(ownData.kept)
  const own = useMemo(() => (open ? datedLayers(kept) : []), [open, kept])
  const drag = useTrackDrag(track)
  return (
    <section
      className="timeline"
      data-part="timeline"
      id="timeline"
      aria-label={text('timeline.label')}
      data-reading={reading}
      data-lanes={open || undefined}
      style={{ '--lanes': shown.length + own.length } as CSSProperties}
    >
      <TimelineControls />
      <div className="timeline-day">
        <BigDate />
        <ShortDate />
        <EvidenceChip />
      </div>
      <TimelineSettings />
      <ReadingSwitch />
      <IconButton
        className="lanes-button"
        data-part="lanes-button"
        icon="lanes"
        label={text(open ? 'timeline.closeLanes' : 'timeline.openLanes')}
        aria-expanded={open}
        aria-controls="timeline-body"
        onClick={() => showLanes(panels, !open)}
      />
      <div className="timeline-body" id="timeline-body">
        {open && (
          <div className="lane-names">
            <ul aria-hidden="true">
              {shown.map((lane) => (
                <li key={lane.id} data-lane={lane.id}>
                  {text(`lane.${lane.id}`)}
                </li>
              ))}
            </ul>
            {own.length > 0 && (
              <Suspense fallback={null}>
                <OwnLaneNames layers={own} />
              </Suspense>
            )}
          </div>
        )}
        <div className="track" data-part="track" ref={track} {...drag}>
          <TrackEvidence />
          <LaneStrips lanes={shown} />
          {own.length > 0 && (
            <Suspense fallback={null}>
              <OwnLaneStrips layers={own} />
            </Suspense>
          )}
          <LaneTicks lanes={shown} width={width} />
          <TrackMarks />
          <Axis width={width} />
          <Playhead width={width} />
        </div>
      </div>
    </section>
  )
}

/** The day in its short form, for the narrowest bars; who listens hears it from the large one. */
function ShortDate() {
  const language = useLanguage()
  const node = useRef<HTMLParagraphElement>(null)
  useEveryDay(
    (clock) => {
      const words = formatShownShort(clock.day, language)
      if (node.current && node.current.textContent !== words) node.current.textContent = words
    },
    [language],
  )
  return <p className="short-date number" ref={node} aria-hidden="true" />
}
