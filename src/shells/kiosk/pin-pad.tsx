import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { nextPinGate, openPinGate } from './pin-gate.ts'
import { Icon } from '../../ui/icon.tsx'
import { checkPin } from './check-pin.ts'
import { FaultLines } from './fault-lines.tsx'
import { useKiosk, useKioskText } from './use-kiosk.ts'

/** Wrong PINs so far, over restarts: the only thing that a kiosk remembers of anyone. */
const KEY = 'twin-kiosk-wrong-pins'
const LONGEST = 12
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** Asks for the PIN; each wrong one from the third on makes the next wait longer. */
export function PinPad() {
  const { pin, pinFault, memory, time, setStaff } = useKiosk()
  const text = useKioskText()
  const [given, setGiven] = useState('')
  const [wrong, setWrong] = useState(false)
  const [checking, setChecking] = useState(false)
  const [gate, setGate] = useState(() => openPinGate(Number(memory.read(KEY))))
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus({ preventScroll: true }), [])
  useEffect(() => time.onPass((seconds) => setGate((now) => nextPinGate(now, { seconds }))), [time])

  const problem =
    pin === null
      ? pinFault === null
        ? 'staff.pin.none'
        : 'staff.pin.unreadable'
      : 'subtle' in crypto
        ? null
        : 'staff.pin.insecure'
  const shut = gate.wait > 0 || checking || problem !== null
  const enter = useCallback(async (): Promise<void> => {
    if (pin === null || given === '' || shut) return
    setChecking(true)
    // Counted before it is looked at: pulling the plug in between gains nothing.
    memory.write(KEY, String(gate.wrong + 1))
    const right = await checkPin(given, pin)
    setChecking(false)
    setGiven('')
    setWrong(!right)
    setGate(nextPinGate(gate, right ? 'right' : 'wrong'))
    if (!right) return
    memory.remove(KEY)
    setStaff('open')
  }, [pin, given, shut, gate, memory, setStaff])
  const press = useCallback((digit: string): void => {
    setWrong(false)
    setGiven((now) => (now.length < LONGEST ? now + digit : now))
  }, [])
  // Before the next key: one that comes at once is not lost.
  useLayoutEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setStaff('shut')
      else if (shut) return
      else if (/^\d$/.test(event.key)) press(event.key)
      else if (event.key === 'Backspace') setGiven((now) => now.slice(0, -1))
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void enter()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [enter, press, setStaff, shut])

  const words = problem
    ? text(problem)
    : gate.wait > 0
      ? text('staff.pin.wait', { seconds: Math.ceil(gate.wait) })
      : wrong
        ? text('staff.pin.wrong')
        : text('staff.pin.words')
  return (
    <dialog open className="staff-pin panel" aria-modal="true" aria-labelledby="staff-title">
      <h2 id="staff-title">{text('staff.pin.title')}</h2>
      <button
        type="button"
        ref={close}
        className="kiosk-round kiosk-card-close"
        aria-label={text('kiosk.close')}
        onClick={() => setStaff('shut')}
      >
        <Icon name="close" />
      </button>
      <output className="staff-pin-words" data-warning={wrong || gate.wait > 0 || undefined}>
        {words}
      </output>
      {problem === null ? (
        <>
          <p className="staff-pin-dots">
            <span aria-hidden="true">{'●'.repeat(given.length) || '–'}</span>
            <span className="hidden-words">{text('staff.pin.given', { count: given.length })}</span>
          </p>
          <div className="staff-keys">
            {DIGITS.map((digit) => (
              <button
                key={digit}
                type="button"
                className="staff-key number"
                disabled={shut}
                onClick={() => press(digit)}
              >
                {digit}
              </button>
            ))}
            <button
              type="button"
              className="staff-key"
              disabled={shut}
              aria-label={text('staff.pin.delete')}
              onClick={() => setGiven(given.slice(0, -1))}
            >
              <Icon name="back" />
            </button>
            <button type="button" className="staff-key number" disabled={shut} onClick={() => press('0')}>
              0
            </button>
            <button
              type="button"
              className="staff-key"
              data-first
              disabled={shut || given === ''}
              onClick={() => void enter()}
            >
              {text('staff.pin.enter')}
            </button>
          </div>
        </>
      ) : (
        <StaffUnlocked />
      )}
    </dialog>
  )
}

/** What staff need where no PIN can open their page: what is wrong, and the way to start anew. Nothing here harms a show. */
function StaffUnlocked() {
  const { restartPage } = useKiosk()
  const text = useKioskText()
  return (
    <>
      <FaultLines />
      <button type="button" className="staff-action" onClick={restartPage}>
        {text('staff.restart')}
      </button>
    </>
  )
}
