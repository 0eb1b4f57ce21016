import './as-of-chip.css'
import { aboutDay } from '../../city/about-day.ts'
import { formatStatedDay } from '../../ui/format-day.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLanguage, useSession, useText, useApp } from '../../app/use-app.ts'
import { Button } from '../../ui/button.tsx'

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

/** The advanced setting under the layers: by which documents the twin is made. */
export function KnownControl() {
  const { panels, wholeCity } = useApp()
  const text = useText()
  const language = useLanguage()
  const known = useSession((session) => session.known)
  return (
    <details className="known-control" open={known !== null}>
      <summary>{text('known.label')}</summary>
      <Button aria-haspopup="dialog" onClick={() => panels.setState({ dialog: 'known' })}>
        {known === null
          ? text('known.allDocuments')
          : text('known.chip', { date: formatStatedDay(known, aboutDay(wholeCity, known), language) })}
      </Button>
      <Button onClick={() => panels.setState({ ownDocuments: true, results: null, briefingEditor: false })}>
        {text('ownDocuments.open')}
      </Button>
    </details>
  )
}
