import './big-date.css'
import { useMemo, useRef } from 'react'
import { asDay } from '../../base/day.ts'
import { aboutDay } from '../../city/about-day.ts'
import { statementDay } from '../../city/documented-steps.ts'
import { dayParts } from '../../ui/format-day.ts'
import { useLastEvidence } from '../../app/last-evidence.ts'
import { useClockFact, useEveryDay } from '../../app/use-clock.ts'
import { useLanguage, useText, useApp } from '../../app/use-app.ts'

/** The date in large numerals, written past React: its parts are rebuilt only when their number changes. */
export function BigDate() {
  const language = useLanguage()
  const text = useText()
  const node = useRef<HTMLParagraphElement>(null)
  const shown = useRef('')
  useEveryDay(
    (clock) => {
      const target = node.current
      const key = `${language}${Math.floor(clock.day)}`
      if (!target || shown.current === key) return
      shown.current = key
      const parts = dayParts(asDay(Math.floor(clock.day)), language)
      while (target.childElementCount > parts.length) target.lastElementChild?.remove()
      for (const [at, part] of parts.entries()) {
        const span = target.children[at] ?? target.appendChild(document.createElement('span'))
        if (span.textContent !== part.text) span.textContent = part.text
        span.className = part.large ? 'large' : ''
      }
    },
    [language],
  )
  return (
    <p
      className="big-date"
      data-part="big-date"
      ref={node}
      aria-label={text('date.label')}
      role="timer"
      aria-live="off"
    />
  )
}

/** `inferred`: within, on the day of a paper whose own day is inferred. */
type EvidenceSide = 'before' | 'within' | 'inferred' | 'after'

/** Whether documents stand behind the day that is shown. Crossing the last of them is announced and seen. */
export function EvidenceChip() {
  const { city } = useApp()
  const text = useText()
  const firstDay = useMemo(() => Math.min(...[...city.facts.values()].map((fact) => statementDay(city, fact))), [city])
  const last = useLastEvidence()
  const side = useClockFact<EvidenceSide>((clock) => {
    if (clock.day >= last + 1) return 'after'
    if (clock.day < firstDay) return 'before'
    return aboutDay(city, clock.day) ? 'inferred' : 'within'
  })
  return (
    <output
      className="evidence-chip"
      data-part="evidence-chip"
      key={side}
      data-side={side === 'inferred' ? 'within' : side}
      title={text(`evidence.${side}`)}
    >
      <span>{text(`evidence.${side}`)}</span>
    </output>
  )
}
