import type { Difference } from '../moment/moment-at.ts'

const FORMS: Readonly<Record<Difference, string>> = {
  noPlan: 'M4 8h6',
  ahead: 'm3 10 4-5 4 5z',
  same: 'M3.5 6.2h7M3.5 9.8h7',
  behind: 'm3 6 4 5 4-5z',
  noLaterReport: 'M4.8 6.2a2.2 2.2 0 1 1 3.4 1.8c-.8.5-1.2.9-1.2 1.8M7 12v.1',
}

/** How a report stands to the plan, as a form and a colour. Says nothing by itself to a screen reader. */
export function DifferenceMark({ difference }: { readonly difference: Difference }) {
  return (
    <svg
      className="difference-mark"
      data-part="difference-mark"
      data-difference={difference}
      viewBox="0 0 14 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={FORMS[difference]} />
    </svg>
  )
}
