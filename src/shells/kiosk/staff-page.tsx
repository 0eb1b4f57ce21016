import { useKioskState } from './use-kiosk.ts'
import { PinPad } from './pin-pad.tsx'
import { StaffPanel } from './staff-panel.tsx'
import './staff.css'

/** For those who look after the kiosk: first the PIN, then how it is and what can be done. */
export default function StaffPage() {
  const staff = useKioskState((kiosk) => kiosk.staff)
  return (
    <div className="kiosk-veil" data-part="kiosk-veil">
      {staff === 'open' ? <StaffPanel /> : <PinPad />}
    </div>
  )
}
