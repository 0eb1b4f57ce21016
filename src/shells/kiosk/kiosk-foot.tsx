import { documentYears } from '../../city/document-years.ts'
import { formatYears } from '../../ui/format-day.ts'
import { useText, useApp, useLanguage } from '../../app/use-app.ts'

/** The lines that never leave the screen: the map review number, and what this is not. */
export function KioskFoot() {
  const {
    wholeCity,
    page: { reviewNumber },
  } = useApp()
  const text = useText()
  const language = useLanguage()
  return (
    <footer className="kiosk-foot" data-part="kiosk-foot">
      <span>{reviewNumber === null ? text('foot.noReview') : text('foot.review', { number: reviewNumber })}</span>
      <span>{text('foot.permanent', { years: formatYears(documentYears(wholeCity), language) })}</span>
    </footer>
  )
}
