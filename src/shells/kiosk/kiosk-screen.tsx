import { lazy, Suspense } from 'react'
import { HatchPatterns } from '../../ui/hatch-patterns.tsx'
import { CountdownScreen } from './countdown-screen.tsx'
import { ExploreScreen } from './explore-screen.tsx'
import { KioskFoot } from './kiosk-foot.tsx'
import { KioskHead } from './kiosk-head.tsx'
import { LoopScreen } from './loop-screen.tsx'
import { StillPicture } from './still-picture.tsx'
import { KioskMessages, useKioskState, useKioskText } from './use-kiosk.ts'

const StaffPage = lazy(() => import('./staff-page.tsx'))

/** The kiosk's whole interface, over the map. */
export function KioskScreen() {
  return (
    <KioskMessages>
      <Screen />
    </KioskMessages>
  )
}

function Screen() {
  const state = useKioskState(({ idle }) => idle.kind)
  const visits = useKioskState((kiosk) => kiosk.visits)
  const staff = useKioskState((kiosk) => kiosk.staff)
  const looping = state === 'loop'
  return (
    <>
      <StillPicture />
      <TouchShield looping={looping} />
      <div className="kiosk" data-part="kiosk" data-state={state} inert={state === 'asking' || staff !== 'shut'}>
        <HatchPatterns />
        <KioskHead looping={looping} />
        {looping ? <LoopScreen /> : <ExploreScreen key={visits} />}
        <KioskFoot />
      </div>
      {state === 'asking' && <CountdownScreen />}
      {staff !== 'shut' && (
        <Suspense fallback={null}>
          <StaffPage />
        </Suspense>
      )}
      <Black />
    </>
  )
}

/** Covers the map while the loop runs, and a moment longer: the touch that ends the loop moves and chooses nothing. */
function TouchShield({ looping }: { readonly looping: boolean }) {
  const text = useKioskText()
  const shown = useKioskState(({ shield }) => shield)
  if (!shown) return null
  // The touch itself is heard by the page; for a keyboard this is the button that opens the map.
  return (
    <button
      type="button"
      className="kiosk-shield"
      data-part="kiosk-shield"
      tabIndex={looping ? 0 : -1}
      aria-hidden={!looping}
      aria-label={text('kiosk.touch')}
    />
  )
}

function Black() {
  const black = useKioskState((kiosk) => kiosk.black)
  const text = useKioskText()
  if (!black) return null
  return (
    <output className="kiosk-black" data-part="kiosk-black">
      <span className="hidden-words">{text('kiosk.sleeping')}</span>
    </output>
  )
}
