import { useText, useApp } from '../../app/use-app.ts'

/** The lines that never leave the screen: the map review number, and what this is not. */
export function KioskFoot() {
  const {
    page: { reviewNumber },
  } = useApp()
  const text = useText()
  return (
    <footer className="kiosk-foot" data-part="kiosk-foot">
      <span>{reviewNumber === null ? text('foot.noReview') : text('foot.review', { number: reviewNumber })}</span>
      <span>{text('foot.permanent')}</span>
    </footer>
  )
}
