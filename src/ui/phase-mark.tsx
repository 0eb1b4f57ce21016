import type { Phase } from '../facts/phase.ts'
import { PHASE_LOOKS } from '../session/phase-look.ts'

/** The inside of the frame, in units of the mark. */
const FRAME = { top: 2, foot: 14 } as const
/** A tower that has begun at all is seen. */
const LEAST = 2

interface PhaseMarkProps {
  readonly phase: Phase
  /** Planned phases are dashed and hatched, documented ones solid. */
  readonly planned?: boolean
}

/** A small tower that rises as high as the solids on the map do, with a sign where that alone says too little. Silent to screen readers. */
export function PhaseMark({ phase, planned = false }: PhaseMarkProps) {
  const { rise, sign } = PHASE_LOOKS[phase]
  const height = rise === 0 ? 0 : Math.max(LEAST, rise * (FRAME.foot - FRAME.top))
  return (
    <svg
      className="phase-mark"
      data-part="phase-mark"
      data-phase={phase}
      data-planned={planned || undefined}
      viewBox="0 0 14 16"
      aria-hidden="true"
      focusable="false"
    >
      {height > 0 && (
        <rect className="phase-mark-fill" x="2.5" y={FRAME.foot - height} width="9" height={height} rx="0.5" />
      )}
      <rect className="phase-mark-frame" x="2" y="1.5" width="10" height="13" rx="1.5" />
      {sign === 'dot' && <circle className="phase-mark-sign" cx="7" cy="8" r="1.4" />}
      {sign === 'lines' && <path className="phase-mark-line" d="M4.5 11.5h5M4.5 8.5h5" />}
      {sign === 'arrow' && <path className="phase-mark-line" d="M5.2 4.2 7 2.9l1.8 1.3M7 3.4v4.4" />}
      {sign === 'cap' && <path className="phase-mark-gap" d="M2.5 5.2h9" />}
      {sign === 'door' && <path className="phase-mark-gap" d="M7 3v10M7 8h4" />}
      {sign === 'tick' && <path className="phase-mark-gap" d="m4.6 8.2 1.8 1.9 3.2-4" />}
      {sign === 'pause' && <path className="phase-mark-line" d="M5.4 5.5v5M8.6 5.5v5" />}
      {sign === 'cross' && <path className="phase-mark-line" d="m4.5 5.5 5 5m0-5-5 5" />}
      {sign === 'house' && <path className="phase-mark-gap" d="M4.6 12.5V8L7 5.8 9.4 8v4.5" />}
    </svg>
  )
}
