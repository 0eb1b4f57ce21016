import type { PlanVerdict } from '../../scenario/compare-schedules.ts'
import './verdict-mark.css'

const FORMS: Readonly<Record<PlanVerdict, string>> = {
  earlier: 'M11 4 4 8l7 4z',
  same: 'M3.5 6.2h7M3.5 9.8h7',
  later: 'M3 4l7 4-7 4z',
  added: 'M7 4v8M3 8h8',
  cancelled: 'm4 5 6 6M10 5l-6 6',
  unplanned: 'M4 8h6',
}

/** How a plan stands to another, as a form and a colour. Says nothing by itself to a screen reader. */
export function VerdictMark({ verdict }: { readonly verdict: PlanVerdict }) {
  return (
    <svg className="verdict-mark" data-verdict={verdict} viewBox="0 0 14 16" aria-hidden="true" focusable="false">
      <path d={FORMS[verdict]} />
    </svg>
  )
}
