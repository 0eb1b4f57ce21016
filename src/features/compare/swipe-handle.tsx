import './swipe-handle.css'
import { formatShownDay } from '../../ui/format-day.ts'
import { useLanguage, useSession, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** The line between two sides of one map: dragged by mouse, touch and keyboard; either side is named beside it. */
export default function SwipeHandle() {
  const { commands, panels } = useApp()
  const text = useText()
  const swipe = useSession((session) => session.swipe)
  return (
    <div className="swipe">
      <div className="swipe-line" style={{ insetInlineStart: `${swipe * 100}%` }}>
        <SideName index={0} />
        <SideName index={1} />
        <button
          type="button"
          className="swipe-results panel"
          onClick={() => panels.setState({ results: 'differences' })}
        >
          {text('results.open')}
        </button>
      </div>
      <input
        type="range"
        className="swipe-grip"
        min={0}
        max={1}
        step={0.005}
        value={swipe}
        aria-label={text('compare.swipe')}
        aria-valuetext={text('compare.swipe.at', { share: Math.round(swipe * 100) })}
        onChange={(event) => commands.setSwipe(event.currentTarget.valueAsNumber)}
      />
    </div>
  )
}

/** The scenario of a side, its reading, and its day where it has one of its own. */
function SideName({ index }: { readonly index: 0 | 1 }) {
  const { schedules } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const side = useSession((session) => session.sides[index])
  const schedule = schedules[index]
  if (!side || !schedule) return null
  return (
    <span className="swipe-side panel" data-side={index === 0 ? 'first' : 'second'}>
      <strong title={words(schedule.scenario.name)}>{words(schedule.scenario.name)}</strong>
      <span>
        {text(`reading.${side.reading}`)}
        {side.day === undefined ? '' : ` · ${formatShownDay(side.day, language)}`}
      </span>
    </span>
  )
}
