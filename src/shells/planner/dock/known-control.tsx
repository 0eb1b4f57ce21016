import '../as-of-chip.css'
import { aboutDay } from '../../../city/about-day.ts'
import { useLanguage, useSession, useText, useApp } from '../../../app/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { formatStatedDay } from '../../../ui/format-day.ts'

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
