import type { FabricSource } from '../../layers/fabric.ts'
import type { FabricMade, FabricWord } from './fabric.worker.ts'

/** A fabric that a worker makes. */
export interface MakingFabric {
  /** The first call sets it to work; all others do nothing. */
  begin(): void
  /** What it has made; undefined where it cannot, or was stopped. */
  readonly made: Promise<FabricMade | undefined>
  stop(): void
}

/** `onShare`: how far it has come, 0 to 1; null where it cannot be made. */
export function makeFabric(source: FabricSource, onShare: (share: number | null) => void): MakingFabric {
  const worker = new Worker(new URL('./fabric.worker.ts', import.meta.url), { type: 'module', name: 'fabric' })
  let hasBegun = false
  let stop = (): void => {}
  const made = new Promise<FabricMade | undefined>((resolve) => {
    stop = () => {
      worker.terminate()
      resolve(undefined)
    }
    worker.addEventListener('error', (event) => {
      console.warn('the city fabric could not be made', event.message)
      onShare(null)
      resolve(undefined)
    })
    worker.addEventListener('message', ({ data: word }: MessageEvent<FabricWord>) => {
      if ('share' in word) return onShare(word.share)
      worker.terminate()
      resolve(word)
    })
  })
  return {
    made,
    begin() {
      if (hasBegun) return
      hasBegun = true
      onShare(0)
      worker.postMessage(source)
    },
    stop: () => stop(),
  }
}
