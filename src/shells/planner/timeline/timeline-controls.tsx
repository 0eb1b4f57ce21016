import './timeline-controls.css'
import { useRef } from 'react'
import { FIRST_DAY, asDay, dayOf, isoOf, type Day } from '../../../base/day.ts'
import { SPEEDS, type Speed } from '../../../session/session.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useTypedDate } from '../../../ui/typed-date.ts'
import { addToast } from '../../../app/panels.ts'
import { useClockEnd, useClockFact, useEveryDay } from '../../../app/use-clock.ts'
import { useLocalized, useSession, useText, useApp } from '../../../app/use-app.ts'

/** Play, and steps to documented days. */
export function TimelineControls() {
  const { commands } = useApp()
  const text = useText()
  const playing = useClockFact((clock) => clock.playing)
  return (
    <div className="timeline-controls" data-part="timeline-controls">
      <IconButton
        className="play-button"
        icon={playing ? 'pause' : 'play'}
        label={text(playing ? 'timeline.pause' : 'timeline.play')}
        onClick={commands.togglePlay}
      />
      <IconButton icon="previous" label={text('timeline.previous')} onClick={() => commands.stepDocumentedDay(-1)} />
      <IconButton icon="next" label={text('timeline.next')} onClick={() => commands.stepDocumentedDay(1)} />
    </div>
  )
}

/** The speed, a date to type, and what the two kinds of mark mean. */
export function TimelineSettings() {
  const { commands, schedule } = useApp()
  const text = useText()
  const words = useLocalized()
  const speed = useSession((session) => session.speed)
  return (
    <div className="timeline-settings" data-part="timeline-settings">
      <label className="field">
        <span className="hidden-words">{text('timeline.speed')}</span>
        <select value={speed} onChange={(event) => commands.setSpeed(readSpeed(event.target.value))}>
          {SPEEDS.map((choice) => (
            <option key={choice} value={choice}>
              {text(`timeline.speed.${choice}`)}
            </option>
          ))}
        </select>
      </label>
      <DateField />
      <p className="timeline-key" aria-hidden="true">
        <span data-key="solid">{text('timeline.solid')}</span>
        <span data-key="hatched">{text('timeline.hatched', { scenario: words(schedule.scenario.name) })}</span>
      </p>
    </div>
  )
}

function readSpeed(value: string): Speed {
  return SPEEDS.find((speed) => String(speed) === value) ?? 30
}

/** While the clock runs, the date that stands in the field changes at most this often, in milliseconds. */
const WRITE_EVERY_MS = 250

/** The last day stands for the end, which is no day of the timeline any more. */
function fieldDate(day: Day, end: Day): string {
  return isoOf(asDay(Math.min(day, end - 1)))
}

/** A date to type; it follows the clock unless someone is typing in it, and says its day again when it is left. */
function DateField() {
  const { commands, clock, panels } = useApp()
  const text = useText()
  const field = useRef<HTMLInputElement>(null)
  const typing = useRef(false)
  const writtenAt = useRef(0)
  const end = useClockEnd()
  useEveryDay((clock) => {
    const now = performance.now()
    if (!field.current || (clock.playing && now - writtenAt.current < WRITE_EVERY_MS)) return
    writtenAt.current = now
    const iso = fieldDate(clock.day, clock.end)
    if (!typing.current && field.current.value !== iso) field.current.value = iso
  }, [])
  const { props } = useTypedDate({
    min: FIRST_DAY,
    max: asDay(end - 1),
    onTake: (iso) => commands.goToDay(dayOf(iso)),
    onRefuse: (reason) => addToast(panels, 'date.refused', { reason }),
  })
  return (
    <label className="field date-field" data-part="date-field">
      <span className="hidden-words">{text('timeline.goTo')}</span>
      <input
        ref={field}
        type="date"
        {...props}
        onInput={() => {
          typing.current = document.activeElement === field.current
        }}
        onBlur={(event) => {
          props.onBlur(event)
          typing.current = false
          event.target.value = fieldDate(clock.day, clock.end)
        }}
      />
    </label>
  )
}
