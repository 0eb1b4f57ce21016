import { useEffect, useRef } from 'react'
import { useKiosk, useKioskState, useKioskText } from './use-kiosk.ts'

/** Asks whether anyone is still there, and counts down to starting over. */
export function CountdownScreen() {
  const kiosk = useKiosk()
  const text = useKioskText()
  const left = useKioskState(({ idle }) => (idle.kind === 'asking' ? Math.ceil(idle.left) : 0))
  const look = useRef<HTMLButtonElement>(null)
  useEffect(() => look.current?.focus({ preventScroll: true }), [])
  return (
    <div className="kiosk-veil" data-part="kiosk-veil">
      <dialog
        open
        className="kiosk-asking panel"
        data-part="kiosk-asking"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="asking-title"
        aria-describedby="asking-words"
      >
        <h2 id="asking-title">{text('kiosk.asking.title')}</h2>
        <p className="kiosk-count number" data-part="kiosk-count" aria-hidden="true">
          {left}
        </p>
        <p id="asking-words" role="timer" aria-live="off">
          {text('kiosk.asking.words', { seconds: left })}
        </p>
        <p className="kiosk-answers">
          <button
            type="button"
            ref={look}
            className="kiosk-answer"
            data-part="kiosk-answer"
            data-first
            onClick={kiosk.keepLooking}
          >
            {text('kiosk.asking.look')}
          </button>
          <button type="button" className="kiosk-answer" data-part="kiosk-answer" onClick={kiosk.startAgain}>
            {text('kiosk.asking.again')}
          </button>
        </p>
      </dialog>
    </div>
  )
}
