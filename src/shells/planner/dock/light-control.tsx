import './light-control.css'
import { QUALITIES, THEME_HOURS, type Quality } from '../../../session/session.ts'
import { useSession, useText, useApp } from '../../../app/use-app.ts'

/** The hour that the light falls from, and how much the map may ask of the machine. */
export function LightControl() {
  const { store } = useApp()
  const text = useText()
  const hour = useSession((session) => session.hour ?? THEME_HOURS[session.theme])
  const quality = useSession((session) => session.quality)
  const clock = `${Math.floor(hour)}:${String(Math.round((hour % 1) * 60)).padStart(2, '0')}`
  return (
    <div className="light-control">
      <label>
        <span>{text('light.hour')}</span>
        <input
          type="range"
          min={5}
          max={20}
          step={0.25}
          value={hour}
          aria-valuetext={clock}
          onChange={(event) => store.setState({ hour: Number(event.target.value) })}
        />
        <span className="number">{clock}</span>
      </label>
      <label>
        <span>{text('light.quality')}</span>
        <select value={quality} onChange={(event) => store.setState({ quality: event.target.value as Quality })}>
          {QUALITIES.map((level) => (
            <option key={level} value={level}>
              {text(`light.quality.${level}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
