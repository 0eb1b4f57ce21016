import type { Fact } from '../facts/schema.ts'
import { useText } from '../app/use-app.ts'

/** How strongly the page wills what it states, where it says so: 力争, strives for. */
export function WillMark({ fact: { will } }: { readonly fact: Fact }) {
  const text = useText()
  if (!will) return null
  return (
    <span className="fact-mark" data-will={will.degree} title={text('will.title', { phrase: will.phrase })}>
      {text('will', { degree: will.degree })}
    </span>
  )
}

/** That the page names this in a list that it leaves open (等). */
export function OpenListMark({ fact }: { readonly fact: Fact }) {
  const text = useText()
  if (!fact.openList) return null
  return (
    <span className="fact-mark" data-open-list title={text('openList.title')}>
      {text('openList')}
    </span>
  )
}
