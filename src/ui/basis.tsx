import type { BasisKind } from '../facts/schema.ts'
import { useText } from '../app/use-app.ts'

/** On what a date or a figure rests: stated, derived or assumed. */
export function Basis({ basis }: { readonly basis: BasisKind }) {
  const text = useText()
  return (
    <span className="basis" data-part="basis" data-basis={basis}>
      {text(`basis.${basis}`)}
    </span>
  )
}
