import './own-documents-chip.css'
import { useApp, useText } from '../../app/use-app.ts'

/** Seen for as long as any own document counts: how many, how much of them is unchecked, and the way to them. */
export function OwnDocumentsChip() {
  const { city, panels } = useApp()
  const text = useText()
  const { statements } = city.own
  if (statements.size === 0) return null
  const used = new Set([...statements.keys()].flatMap((id) => city.facts.get(id)?.source.document ?? []))
  const drafts = [...statements].filter(([id, { state }]) => state === 'draft' && city.facts.has(id)).length
  if (used.size === 0) return null
  return (
    <button
      type="button"
      className="own-documents-chip"
      data-part="own-documents-chip"
      onClick={() => panels.setState({ ownDocuments: true, results: null, briefingEditor: false })}
    >
      {text('ownDocuments.chip', { count: String(used.size) })}
      {drafts > 0 && text('ownDocuments.drafts', { count: String(drafts) })}
    </button>
  )
}
