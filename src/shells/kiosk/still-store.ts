import { openCache } from '../../session/browser-storage.ts'

const CACHE = 'twin-kiosk-still'
const KEY = 'still.jpg'

/** The last still picture of the loop: what stands on the screen while there is no map. Kept beside the files of the kiosk. */
export interface StillStore {
  keep(picture: Blob): Promise<void>
  /** An address for an image, good for as long as the page lives; null when there is no picture yet. */
  address(): Promise<string | null>
}

/** One picture at a time; where the page may not store anything, it is kept for as long as the page lives. */
export function createStillStore(): StillStore {
  let present: { readonly picture: Blob; readonly url: string } | null = null
  const show = (picture: Blob): string => {
    if (present) URL.revokeObjectURL(present.url)
    present = { picture, url: URL.createObjectURL(picture) }
    return present.url
  }
  return {
    async keep(picture) {
      show(picture)
      const cache = await openCache(CACHE)
      await cache?.put(KEY, new Response(picture, { headers: { 'Content-Type': picture.type } }))
    },
    async address() {
      if (present) return present.url
      const found = await (await openCache(CACHE))?.match(KEY)
      return found ? show(await found.blob()) : null
    },
  }
}
