import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApp } from '../../app/use-app.ts'
import { useKiosk, useKioskText } from './use-kiosk.ts'

/** While there is no map: the last still picture of the loop behind everything, never an empty screen. */
export function StillPicture() {
  const { stage } = useApp()
  const { still } = useKiosk()
  const state = useStore(stage, (status) => status.state)
  const text = useKioskText()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (state === 'ready') return undefined
    let here = true
    void still.address().then(
      (found) => here && setAddress(found),
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [state, still])
  if (state === 'ready') return null
  return (
    <div className="kiosk-still" data-part="kiosk-still">
      {address !== null && <img src={address} alt="" draggable={false} />}
      {state !== 'loading' && (
        <output className="kiosk-still-words panel">
          {text(state === 'restoring' ? 'kiosk.restoring' : 'kiosk.noMap')}
        </output>
      )}
    </div>
  )
}
