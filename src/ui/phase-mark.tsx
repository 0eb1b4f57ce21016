import type { Phase } from '../facts/phase.ts'

/** How high a thing has risen in its mark, 0 to 1. */
const LEVEL: Readonly<Record<Phase, number>> = {
  notStated: 0,
  proposed: 0,
  planned: 0,
  started: 0.2,
  progressing: 0.28,
  underConstruction: 0.45,
  toppedOut: 0.7,
  partlyInOperation: 1,
  inOperation: 1,
  onHold: 0,
  cancelled: 0,
  existing: 0,
}

interface PhaseMarkProps {
  readonly phase: Phase
  /** Planned phases are dashed and hatched, documented ones solid. */
  readonly planned?: boolean
}

/** A small tower that rises with the phase: told apart by form, not by colour alone. Says nothing by itself to a screen reader. */
export function PhaseMark({ phase, planned = false }: PhaseMarkProps) {
  const level = LEVEL[phase]
  const height = 12 * level
  return (
    <svg
      className="phase-mark"
      data-phase={phase}
      data-planned={planned || undefined}
      viewBox="0 0 14 16"
      aria-hidden="true"
      focusable="false"
    >
      {level > 0 && <rect className="phase-mark-fill" x="2.5" y={14 - height} width="9" height={height} rx="0.5" />}
      <rect className="phase-mark-frame" x="2" y="1.5" width="10" height="13" rx="1.5" />
      {phase === 'proposed' && <circle className="phase-mark-sign" cx="7" cy="8" r="1.4" />}
      {phase === 'planned' && <path className="phase-mark-line" d="M4.5 11.5h5M4.5 8.5h5" />}
      {phase === 'progressing' && <path className="phase-mark-line" d="M5.2 4.2 7 2.9l1.8 1.3M7 3.4v4.4" />}
      {phase === 'toppedOut' && <path className="phase-mark-line" d="M3 3.6h8" />}
      {phase === 'partlyInOperation' && <path className="phase-mark-gap" d="M7 3v10M7 8h4" />}
      {phase === 'inOperation' && <path className="phase-mark-gap" d="m4.6 8.2 1.8 1.9 3.2-4" />}
      {phase === 'onHold' && <path className="phase-mark-line" d="M5.4 5.5v5M8.6 5.5v5" />}
      {phase === 'existing' && <path className="phase-mark-line" d="M4.5 13.4V8.2L7 6l2.5 2.2v5.2" />}
      {phase === 'cancelled' && <path className="phase-mark-line" d="m4.5 5.5 5 5m0-5-5 5" />}
    </svg>
  )
}
