import './as-of-chip.css'
import { aboutDay } from '../../city/about-day.ts'
import { formatStatedDay } from '../../ui/format-day.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLanguage, useSession, useText, useApp } from '../../app/use-app.ts'

/** Seen for as long as not all documents are used: which day is the limit, and the way back. */
export function KnownChip() {
  const { commands, panels, wholeCity } = useApp()
  const text = useText()
  const language = useLanguage()
  const known = useSession((session) => session.known)
  if (known === null) return null
  return (
    <p className="known-chip" data-part="known-chip">
      <button type="button" aria-haspopup="dialog" onClick={() => panels.setState({ dialog: 'known' })}>
        {text('known.chip', { date: formatStatedDay(known, aboutDay(wholeCity, known), language) })}
      </button>
      <button
        type="button"
        className="known-clear"
        data-part="known-clear"
        aria-label={text('known.clear')}
        title={text('known.clear')}
        onClick={() => commands.chooseKnownDay(null)}
      >
        <Icon name="close" />
      </button>
    </p>
  )
}
