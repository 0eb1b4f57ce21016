import './foot-line.css'
import { documentYears } from '../../city/document-years.ts'
import { formatYears } from '../../ui/format-day.ts'
import { useText, useApp, useLanguage } from '../../app/use-app.ts'

/** The lines that never leave the screen: the map review number, what this is and is not, whose data it is. */
export function FootLine() {
  const {
    panels,
    wholeCity,
    page: { reviewNumber },
  } = useApp()
  const text = useText()
  const language = useLanguage()
  return (
    <footer className="foot" data-part="foot">
      <span className="review-number" data-part="review-number">
        {reviewNumber === null ? text('foot.noReview') : text('foot.review', { number: reviewNumber })}
      </span>
      <span className="permanent" data-part="permanent">
        {text('foot.permanent', { years: formatYears(documentYears(wholeCity), language) })}
      </span>
      <button
        type="button"
        className="link quiet"
        aria-haspopup="dialog"
        onClick={() => panels.setState({ dialog: 'credits' })}
      >
        {text('foot.credits')}
      </button>
    </footer>
  )
}
