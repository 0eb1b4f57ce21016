import { plainKey } from '../../app/plain-key.ts'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { FaultLines } from './fault-lines.tsx'
import { useKiosk, useKioskText } from './use-kiosk.ts'
import { usePinEntry, type PinEntry } from './use-pin-entry.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** Asks for the PIN. */
export function PinPad() {
  const { setStaff } = useKiosk()
  const text = useKioskText()
  const entry = usePinEntry()
  const { given, wrong, wait, problem } = entry
  // Not the button that shuts it: whoever types the PIN ends with Enter.
  const pad = useRef<HTMLDialogElement>(null)
  useEffect(() => pad.current?.focus({ preventScroll: true }), [])
  useKeyboard(entry)

  const words = problem
    ? text(problem)
    : wait > 0
      ? text('staff.pin.wait', { seconds: Math.ceil(wait) })
      : text(wrong ? 'staff.pin.wrong' : 'staff.pin.words')
  return (
    <dialog
      open
      ref={pad}
      tabIndex={-1}
      className="staff-pin panel"
      data-part="staff-pin"
      aria-modal="true"
      aria-labelledby="staff-title"
    >
      <h2 id="staff-title">{text('staff.pin.title')}</h2>
      <button
        type="button"
        className="kiosk-round kiosk-card-close"
        data-part="kiosk-card-close"
        aria-label={text('kiosk.close')}
        onClick={() => setStaff('shut')}
      >
        <Icon name="close" />
      </button>
      <output className="staff-pin-words" data-part="staff-pin-words" data-warning={wrong || wait > 0 || undefined}>
        {words}
      </output>
      {problem === null ? (
        <>
          <p className="staff-pin-dots">
            <span aria-hidden="true">{'●'.repeat(given.length) || '–'}</span>
            <span className="hidden-words">{text('staff.pin.given', { count: given.length })}</span>
          </p>
          <PinKeys entry={entry} />
        </>
      ) : (
        <StaffUnlocked />
      )}
    </dialog>
  )
}

/** A keyboard does what the keys on the screen do. */
function useKeyboard({ shut, press, erase, enter }: PinEntry): void {
  const { setStaff } = useKiosk()
  // Before the next key: one that comes at once is not lost.
  useLayoutEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setStaff('shut')
      else if (shut) return
      else if (/^\d$/.test(plainKey(event))) press(plainKey(event))
      else if (event.key === 'Backspace') erase()
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void enter()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [enter, erase, press, setStaff, shut])
}

function PinKeys({ entry: { given, shut, press, erase, enter } }: { readonly entry: PinEntry }) {
  const text = useKioskText()
  return (
    <div className="staff-keys">
      {DIGITS.map((digit) => (
        <button
          key={digit}
          type="button"
          className="staff-key number"
          data-part="staff-key"
          disabled={shut}
          onClick={() => press(digit)}
        >
          {digit}
        </button>
      ))}
      <button
        type="button"
        className="staff-key"
        data-part="staff-key"
        disabled={shut}
        aria-label={text('staff.pin.delete')}
        onClick={erase}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="staff-key number"
        data-part="staff-key"
        disabled={shut}
        onClick={() => press('0')}
      >
        0
      </button>
      <button
        type="button"
        className="staff-key"
        data-part="staff-key"
        data-first
        disabled={shut || given === ''}
        onClick={() => void enter()}
      >
        {text('staff.pin.enter')}
      </button>
    </div>
  )
}

/** What staff need where no PIN can open their page: what is wrong, and the way to start anew. Nothing here harms a show. */
function StaffUnlocked() {
  const { restartPage } = useKiosk()
  const text = useKioskText()
  return (
    <>
      <FaultLines />
      <button type="button" className="staff-action" data-part="staff-action" onClick={restartPage}>
        {text('staff.restart')}
      </button>
    </>
  )
}
