import './masthead.css'
import { useText } from '../../app/use-app.ts'
import { OwnDocumentsChip } from './own-documents-chip.tsx'
import { KnownChip } from './as-of-chip.tsx'
import { FourThings } from './four-things.tsx'

/** What this is, written on the map; the ways to the four things it is for; and which documents are in use, where not all are. */
export function Masthead() {
  const text = useText()
  return (
    <header className="masthead" data-part="masthead">
      <div className="masthead-title">
        <h1>{text('title')}</h1>
        <p className="masthead-subtitle">{text('subtitle')}</p>
      </div>
      <FourThings />
      <KnownChip />
      <OwnDocumentsChip />
    </header>
  )
}
