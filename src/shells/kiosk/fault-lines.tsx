import type { KioskFault } from './kiosk-fault.ts'
import { useKiosk, useKioskText } from './use-kiosk.ts'

/** What could not be read of settings and address, one line each; nothing where all is in order. */
export function FaultLines() {
  const { faults } = useKiosk()
  const text = useKioskText()
  const words = (fault: KioskFault): string => {
    if (fault.kind === 'file') return fault.words
    if (fault.kind === 'loop') return text(`staff.fault.loop.${fault.from}`, { id: fault.id })
    return text('staff.fault.address', { parameter: fault.parameter, value: fault.value })
  }
  if (faults.length === 0) return null
  return (
    <ul className="staff-faults" data-part="staff-faults" aria-label={text('staff.faults')}>
      {faults.map((fault) => (
        <li key={words(fault)}>{words(fault)}</li>
      ))}
    </ul>
  )
}
