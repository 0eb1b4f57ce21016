import './kiosk.css'
import './kiosk-explore.css'
import './kiosk-veil.css'
import type { KioskSettings } from './kiosk-settings.ts'
import type { KioskRemote } from '../../session/automation.ts'
import { browserStorage, windowStorage } from '../../session/browser-storage.ts'
import { nameScale, setNameScale } from '../../stage/stage-scale.ts'
import type { StageView } from '../../stage/stage-view.ts'
import { briefingSchema, type Briefing } from '../../story/schema.ts'
import { createPanels } from '../../app/panels.ts'
import { showShell } from '../../app/show-shell.tsx'
import type { AppServices } from '../../app/services.ts'
import { linkControl } from './control-link.ts'
import { createKiosk, readPickedLoop } from './create-kiosk.ts'
import type { Kiosk } from './kiosk.ts'
import type { HallScreen } from './frame-explore.ts'
import { guardPage } from './guard-page.ts'
import { keepOffline } from './keep-offline.ts'
import { hallLayout, hallNames } from './hall-layout.ts'
import hall from './hall.json' with { type: 'json' }
import { chooseLoop, type KioskFault } from './kiosk-fault.ts'
import { createKioskMemory } from './kiosk-memory.ts'
import { createKioskTime } from './kiosk-time.ts'
import { KioskScreen } from './kiosk-screen.tsx'
import { listenTouch } from './listen-touch.ts'
import { loadSettings, readTexts } from './load-settings.ts'
import { startWatchdog } from './watchdog.ts'
import { longPressClick } from './long-press-click.ts'
import { createStillStore } from './still-store.ts'
import { KioskContext } from './use-kiosk.ts'
import { watchHealth } from './watch-health.ts'
import { watchSettings } from './watch-settings.ts'

/** Made for halls: as planned throughout, and short. */
const own = briefingSchema.parse(hall)

/** What the keys of briefings of one's own begin with: the one that is being made, and those opened from files. */
const OWN_BRIEFING_KEYS = 'zhengzhou-twin/briefing'

/** The loop where neither the address nor the settings name one that is there. */
const OWN_LOOP = own.id

export interface KioskOptions {
  /** What the address names: `?kiosk=<briefing>`. */
  readonly asked: string
  readonly loadBriefings: () => Promise<readonly Briefing[]>
  readonly stageView: () => StageView | null
  readonly version: string
  readonly contextLosses: () => number
}

/** What cannot be read of the settings, of the loop that is asked for and of the address. */
function faultsOf(
  { faults, pinFault }: Awaited<ReturnType<typeof loadSettings>>,
  ofLoop: readonly KioskFault[],
  { notices, asked }: AppServices['page'],
): readonly KioskFault[] {
  return [
    ...[...faults, ...(pinFault === null ? [] : [pinFault])].map((words) => ({ kind: 'file', words }) as const),
    ...ofLoop,
    ...[...notices, ...asked.unread].map(({ parameter, value }) => ({ kind: 'address', parameter, value }) as const),
  ]
}

/** Puts the kiosk into `root`, in place of what the page held until then; resolves with what a control room may ask of it. */
export async function mountKiosk(
  root: HTMLElement,
  services: AppServices,
  options: KioskOptions,
): Promise<KioskRemote> {
  const page = document.documentElement
  page.dataset['shell'] = 'kiosk'
  guardPage(window)
  const { health, note } = watchHealth(window)
  const [loaded, shipped] = await Promise.all([loadSettings(), options.loadBriefings()])
  const { settings } = loaded
  const made = await loadOwnLoops(services, shipped)
  const briefings = [own, ...shipped, ...made]
  applySettings(page, settings)
  const { store } = services
  if (!services.page.asked.parameters.has('lang')) store.setState({ language: settings.language })

  const memory = createKioskMemory(browserStorage())
  const loop = chooseLoop(
    { staff: readPickedLoop(memory), address: options.asked, settings: settings.briefing },
    (id) => briefings.some((briefing) => briefing.id === id),
    OWN_LOOP,
  )
  const faults = faultsOf(loaded, loop.faults, services.page)
  const kiosk = createKiosk(
    {
      services,
      settings,
      pin: loaded.pin,
      pinFault: loaded.pinFault,
      memory,
      faults,
      health,
      briefings,
      ownLoops: new Set(made.map(({ id }) => id)),
      camera: options.stageView,
      screen: readScreen,
      forget,
      time: createKioskTime(),
      offline: keepOffline(mapStands(services), () => location.reload()),
      still: createStillStore(),
      version: options.version,
      contextLosses: options.contextLosses,
      restartPage: () => void restartPage(kiosk),
    },
    loop.id,
  )
  const showState = (): void => {
    page.dataset['kiosk'] = kiosk.state.getState().idle.kind
  }
  kiosk.state.subscribe(showState)
  showState()
  listenTouch(window, kiosk)
  longPressClick(window)
  startWatchdog(kiosk, options.stageView, createKioskMemory(windowStorage()))
  watchSettings({
    time: kiosk.time,
    loaded: loaded.texts,
    read: readTexts,
    isIdle: () => kiosk.state.getState().idle.kind === 'loop' && kiosk.state.getState().staff === 'shut',
    restart: kiosk.restartPage,
  })
  if (settings.control) linkControl(kiosk.remote, kiosk.time)

  const screen = (
    <KioskContext value={kiosk}>
      <KioskScreen />
    </KioskContext>
  )
  showShell(root, services, createPanels(), screen, {
    onUncaughtError: (error) => lastResort(error, kiosk, note),
  })
  return kiosk.remote
}

/** Resolves when the map is there, or will not be: what is stored for later must not hold it up. */
function mapStands({ stage }: AppServices): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (stage.getState().state === 'loading') return
      stop()
      resolve()
    }
    const stop = stage.subscribe(look)
    look()
  })
}

/** Briefings that were made or opened in this browser; nothing is fetched for them where there are none. */
async function loadOwnLoops(services: AppServices, shipped: readonly Briefing[]): Promise<readonly Briefing[]> {
  try {
    if (
      !browserStorage()
        .keys()
        .some((key) => key.startsWith(OWN_BRIEFING_KEYS))
    )
      return []
    const { loadOwnBriefings } = await import('../../features/own-briefings/own-briefings.ts')
    return (await loadOwnBriefings(services, shipped)).flatMap(({ briefing }) => briefing ?? [])
  } catch {
    // No storage, or what is stored cannot be read: the hall's own loops run.
    return []
  }
}

function readScreen(): HallScreen {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return { width: innerWidth, height: innerHeight, rem, names: nameScale() }
}

/** Drops what the browser itself still holds of a visitor. */
function forget(): void {
  getSelection()?.removeAllRanges()
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

function applySettings(page: HTMLElement, settings: KioskSettings): void {
  for (const [side, percent] of Object.entries(settings.insets))
    page.style.setProperty(`--inset-${side}`, `${percent}${side === 'left' || side === 'right' ? 'vw' : 'vh'}`)
  const fit = (): void => {
    const { isPortrait, rem } = hallLayout({ width: innerWidth, height: innerHeight }, settings)
    page.dataset['layout'] = isPortrait ? 'portrait' : 'landscape'
    page.style.setProperty('--kiosk-rem', `${rem.toFixed(2)}px`)
    setNameScale(hallNames(settings))
  }
  fit()
  addEventListener('resize', fit)
}

/** Starts anew only where it is sure to come back: from its own store, or from a server that answers. */
async function restartPage({ offline }: Kiosk): Promise<void> {
  if (offline.offline.getState().state !== 'ready') {
    const answer = await fetch('./index.html', { method: 'HEAD', cache: 'no-store' }).catch(() => null)
    if (!answer?.ok) return
  }
  location.reload()
}

/** The interface itself has failed: the still picture of the loop fills the screen, and the page starts anew. */
function lastResort(error: unknown, kiosk: Kiosk, note: (reason: unknown) => void): void {
  note(error)
  const picture = document.createElement('img')
  picture.className = 'kiosk-last-resort'
  picture.alt = ''
  void kiosk.still.address().then((address) => {
    if (address !== null) picture.src = address
    document.body.append(picture)
  })
  setInterval(() => void restartPage(kiosk), 20_000)
}
