import { lazy, Suspense } from 'react'
import { IntlProvider } from 'react-intl'
import { LOCALES, MESSAGES } from '../i18n/messages.ts'
import { kioskEn } from '../i18n/kiosk-en.ts'
import { kioskZh } from '../i18n/kiosk-zh.ts'
import { HatchPatterns } from '../parts/hatch-patterns.tsx'
import { useLanguage } from '../parts/use-world.ts'
import { AskingScreen } from './asking-screen.tsx'
import { ExploreScreen } from './explore-screen.tsx'
import { KioskFoot } from './kiosk-foot.tsx'
import { KioskHead } from './kiosk-head.tsx'
import { LoopScreen } from './loop-screen.tsx'
import { StillPicture } from './still-picture.tsx'
import { useKioskState, useKioskText } from './use-kiosk.ts'

const WORDS = { zh: { ...MESSAGES.zh, ...kioskZh }, en: { ...MESSAGES.en, ...kioskEn } }
const StaffPage = lazy(() => import('./staff-page.tsx'))

/** The kiosk's whole interface, over the map. */
export function KioskScreen() {
  const language = useLanguage()
  return (
    <IntlProvider locale={LOCALES[language]} messages={WORDS[language]}>
      <Screen />
    </IntlProvider>
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
      <div className="kiosk" data-state={state} inert={state === 'asking' || staff !== 'shut'}>
        <HatchPatterns />
        <KioskHead looping={looping} />
        {looping ? <LoopScreen /> : <ExploreScreen key={visits} />}
        <KioskFoot />
      </div>
      {state === 'asking' && <AskingScreen />}
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
  return <button type="button" className="kiosk-shield" tabIndex={looping ? 0 : -1} aria-hidden={!looping} aria-label={text('kiosk.touch')} />
}

function Black() {
  const black = useKioskState((kiosk) => kiosk.black)
  const text = useKioskText()
  if (!black) return null
  return (
    <output className="kiosk-black">
      <span className="hidden-words">{text('kiosk.sleeping')}</span>
    </output>
  )
}
