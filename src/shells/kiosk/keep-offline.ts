import { createStore, type StoreApi } from 'zustand/vanilla'

/** How far the kiosk has come in standing on its own: `ready` needs neither network nor server any more. */
export interface Offline {
  readonly state: 'off' | 'storing' | 'ready' | 'failed'
  /** A newer version lies ready and waits for an idle moment. */
  readonly update: boolean
}

export interface KeptOffline {
  readonly offline: StoreApi<Offline>
  /** Asks the server whether there is a newer version; without a server nothing happens. */
  look(): void
  /** Hands over to the newer version; the page starts anew as soon as that has taken over. */
  takeUpdate(): void
}

/**
 * Registers the kiosk's service worker. It exists for the kiosk only: the planner never registers one, and this one
 * answers nothing but kiosk pages. Begins when `after` has come. Needs https or localhost.
 */
export function keepOffline(after: Promise<void>, restart: () => void): KeptOffline {
  const offline = createStore<Offline>(() => ({ state: 'off', update: false }))
  const serviceWorker = workersOf(navigator)
  let registration: ServiceWorkerRegistration | undefined
  let taking = false
  const follow = (): void => {
    if (!registration) return
    offline.setState({
      state: registration.active ? 'ready' : registration.installing || registration.waiting ? 'storing' : 'failed',
      update: registration.waiting !== null && registration.active !== null,
    })
  }
  const watch = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', follow)
  const start = async (): Promise<void> => {
    if (!serviceWorker) return
    await after
    offline.setState({ state: 'storing' })
    serviceWorker.addEventListener('controllerchange', () => {
      follow()
      if (taking) restart()
    })
    registration = await serviceWorker.register('./kiosk-worker.js', { scope: './', updateViaCache: 'none' })
    registration.addEventListener('updatefound', () => {
      watch(registration?.installing ?? null)
      follow()
    })
    for (const worker of [registration.installing, registration.waiting, registration.active]) watch(worker)
    follow()
    // What is stored must not be thrown away when the disk runs full; the browser may say no.
    await navigator.storage?.persist?.()
  }
  void start().catch((error: unknown) => {
    // With the server gone, the version that is there goes on.
    if (serviceWorker?.controller) offline.setState({ state: 'ready' })
    else {
      console.warn('the kiosk cannot be kept for offline use', error)
      offline.setState({ state: 'failed' })
    }
  })
  return {
    offline,
    look: () => void registration?.update().then(follow, () => undefined),
    takeUpdate() {
      taking = true
      registration?.waiting?.postMessage('take-over')
    },
  }
}

/** A page in a sandbox may not even ask whether there are workers. */
function workersOf(from: Navigator): ServiceWorkerContainer | undefined {
  try {
    return (from as { serviceWorker?: ServiceWorkerContainer }).serviceWorker
  } catch {
    return undefined
  }
}
