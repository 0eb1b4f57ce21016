import { keptSetting, type KeptText } from '../../../session/browser-storage.ts'

/** Carries texts between the windows of one browser; none hears what it sent itself. */
export interface LinkTransport {
  send(text: string): void
  /** Hears whatever is sent, well formed or not; returns the way to stop. */
  listen(hear: (text: unknown) => void): () => void
  close(): void
}

/** What the transports need of a page; in a test, stand-ins. */
export interface LinkPage {
  readonly BroadcastChannel?: typeof BroadcastChannel | undefined
  /** What a message is put into, to be taken out at once: the change is what other windows hear. */
  readonly kept: Pick<KeptText, 'write' | 'remove'>
  addEventListener(kind: 'storage', hear: (event: Pick<StorageEvent, 'key' | 'newValue'>) => void): void
  removeEventListener(kind: 'storage', hear: (event: Pick<StorageEvent, 'key' | 'newValue'>) => void): void
}

const NAME = 'zhengzhou-presentation'

/** This very page. */
export function linkPage(page: Window & { readonly BroadcastChannel?: typeof BroadcastChannel }): LinkPage {
  return {
    BroadcastChannel: page.BroadcastChannel,
    kept: keptSetting(NAME),
    addEventListener: (kind, hear) => page.addEventListener(kind, hear),
    removeEventListener: (kind, hear) => page.removeEventListener(kind, hear),
  }
}

/** By BroadcastChannel where the browser has it and gives it (Firefox refuses it where storage is blocked), else by the events that a change of the storage makes in other windows. */
export function openTransport(page: LinkPage): LinkTransport {
  try {
    if (page.BroadcastChannel) return byChannel(new page.BroadcastChannel(NAME))
  } catch {
    // The storage's own events may still come, or the presenter's window says that none does.
  }
  return byStorage(page)
}

function byChannel(channel: BroadcastChannel): LinkTransport {
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin and takes no other.
    send: (text) => channel.postMessage(text),
    listen(hear) {
      const heard = ({ data }: MessageEvent): void => hear(data)
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
    close: () => channel.close(),
  }
}

function byStorage(page: LinkPage): LinkTransport {
  const stops = new Set<() => void>()
  return {
    send(text) {
      // A full or forbidden storage: this message is lost, and the next question will tell that none comes.
      page.kept.write(text)
      // Left lying, the same text sent again would be no change, and a browser closed now would keep it.
      page.kept.remove()
    },
    listen(hear) {
      const heard = ({ key, newValue }: Pick<StorageEvent, 'key' | 'newValue'>): void => {
        if (key === NAME && newValue !== null) hear(newValue)
      }
      const stop = (): void => {
        page.removeEventListener('storage', heard)
        stops.delete(stop)
      }
      page.addEventListener('storage', heard)
      stops.add(stop)
      return stop
    },
    close: () => stops.forEach((stop) => stop()),
  }
}
