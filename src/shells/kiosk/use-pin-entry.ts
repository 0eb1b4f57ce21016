import { useCallback, useEffect, useState } from 'react'
import { checkPin } from './check-pin.ts'
import { nextPinGate, openPinGate } from './pin-gate.ts'
import { useKiosk } from './use-kiosk.ts'

/** Wrong PINs so far, over restarts: the only thing that a kiosk remembers of anyone. */
const KEY = 'twin-kiosk-wrong-pins'
const LONGEST = 12

/** A PIN as it is typed, and what is in the way of it. */
export interface PinEntry {
  readonly given: string
  /** The last one was wrong. */
  readonly wrong: boolean
  /** Seconds until the next one may be tried; 0 for at once. */
  readonly wait: number
  /** Why no PIN can be tried at all. */
  readonly problem: 'staff.pin.none' | 'staff.pin.unreadable' | 'staff.pin.insecure' | null
  /** Nothing can be typed at this moment. */
  readonly shut: boolean
  press(digit: string): void
  erase(): void
  enter(): Promise<void>
}

/** Takes a PIN; each wrong one from the third on makes the next wait longer. The right one opens the staff page. */
export function usePinEntry(): PinEntry {
  const { pin, pinFault, memory, time, setStaff } = useKiosk()
  const [given, setGiven] = useState('')
  const [wrong, setWrong] = useState(false)
  const [checking, setChecking] = useState(false)
  const [gate, setGate] = useState(() => openPinGate(Number(memory.read(KEY))))
  useEffect(() => time.onPass((seconds) => setGate((now) => nextPinGate(now, { seconds }))), [time])

  const missing = pinFault === null ? 'staff.pin.none' : 'staff.pin.unreadable'
  const problem = pin === null ? missing : 'subtle' in crypto ? null : 'staff.pin.insecure'
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
  const erase = useCallback((): void => setGiven((now) => now.slice(0, -1)), [])
  return { given, wrong, wait: gate.wait, problem, shut, press, erase, enter }
}
