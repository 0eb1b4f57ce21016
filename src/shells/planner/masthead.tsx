import './masthead.css'
import { useText } from '../../app/use-app.ts'
import { BigDate, EvidenceChip } from '../../features/overlays/big-date.tsx'
import { KnownChip } from './as-of-chip.tsx'
import { ViewSwitch } from './view-switch.tsx'

/** What this is, and the day that is shown, large. */
export function Masthead() {
  const text = useText()
  return (
    <header className="masthead panel" data-part="masthead">
      <h1>{text('title')}</h1>
      <p className="masthead-subtitle">{text('subtitle')}</p>
      <ViewSwitch />
      <BigDate />
      <EvidenceChip />
      <KnownChip />
    </header>
  )
}
