/** Wrong PINs so far, and how long no further one is looked at, in seconds. */
export interface PinGate {
  readonly wrong: number
  readonly wait: number
}

/** Wrong PINs that cost nothing; the next waits 5 s, and each further one twice as long, up to an hour. */
const FREE = 3
const FIRST_WAIT = 5
const LONGEST_WAIT = 3600

/** How long the gate is shut after this many wrong PINs, in seconds. */
export function waitAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(wrong - FREE, 20))
}

/** A gate with what was remembered of it: after a restart the wait begins anew, so that pulling the plug gains nothing. */
export function openPinGate(wrong: number): PinGate {
  const known = Number.isInteger(wrong) && wrong > 0 ? Math.min(wrong, 1000) : 0
  return { wrong: known, wait: waitAfter(known) }
}

/** The gate after an attempt, or after seconds that passed. A right PIN clears it; a clock set back passes nothing. */
export function nextPinGate(gate: PinGate, event: 'right' | 'wrong' | { readonly seconds: number }): PinGate {
  if (event === 'right') return { wrong: 0, wait: 0 }
  if (event === 'wrong') return { wrong: gate.wrong + 1, wait: waitAfter(gate.wrong + 1) }
  return gate.wait === 0 ? gate : { ...gate, wait: Math.max(0, gate.wait - Math.max(0, event.seconds)) }
}
