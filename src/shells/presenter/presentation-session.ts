import { z } from 'zod'
import { keptInWindow, type KeptText } from '../../session/browser-storage.ts'
import { TIMERS, type Timer } from '../../story/story.ts'

/** Survives a reload and a crash of this very tab, and ends with it. */
const KEY = 'zhengzhou-twin/presentation'

/** A page that holds an id for longer than this lives, in milliseconds. */
const LETS_GO_MS = 1000

const kept = z.object({
  session: z.string().regex(/^[0-9a-f]{16}$/),
  briefing: z.string().nullable().catch(null),
  elapsed: z.number().min(0).catch(0),
  timer: z.enum(TIMERS).catch('waiting'),
})
type Kept = z.infer<typeof kept>

const newSession = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What a reloaded wall must not lose: whose window the presenter's is, and how long the briefing has taken. */
export function createPresentationMemory(storage: Pick<KeptText, 'read' | 'write'>) {
  const read = (): Kept | null => {
    try {
      return kept.safeParse(JSON.parse(storage.read() ?? 'null')).data ?? null
    } catch {
      return null
    }
  }
  let now: Kept = read() ?? { session: newSession(), briefing: null, elapsed: 0, timer: 'waiting' }
  /** Where nothing can be kept, a reload begins anew. */
  const write = (next: Partial<Kept>): void => {
    now = { ...now, ...next }
    storage.write(JSON.stringify(now))
  }
  return {
    session: (): string => now.session,
    /** Another page holds this id: the tab was doubled, and this one is another presentation. */
    renew: (): void => write({ session: newSession(), briefing: null, elapsed: 0, timer: 'waiting' }),
    /** Where the timer of a briefing stood when the page was left. */
    timedOf: (briefing: string): { timer: Timer; elapsed: number } =>
      now.briefing === briefing ? { timer: now.timer, elapsed: now.elapsed } : { timer: 'waiting', elapsed: 0 },
    keep: (briefing: string, timer: Timer, elapsed: number): void => write({ briefing, timer, elapsed }),
  }
}
export type PresentationMemory = ReturnType<typeof createPresentationMemory>

let memory: PresentationMemory | undefined
/** Of this tab. */
export function presentationMemory(): PresentationMemory {
  return (memory ??= createPresentationMemory(keptInWindow(KEY)))
}

/** The id of this tab's presentation: another tab with the same briefing is another presentation. */
export const presentationSession = (): string => presentationMemory().session()

/**
 * Holds the id for as long as the page lives, so that a doubled tab, which begins with a copy of what the first remembers, is
 * told apart and takes one of its own. Where the browser has no locks, the id is taken as it is.
 */
export async function claimSession(of: PresentationMemory, locks: LockManager | undefined): Promise<void> {
  if (!locks) return
  await new Promise<void>((done) => {
    // The page before a reload may take a moment to let go.
    void locks
      .request(`${KEY}/${of.session()}`, { signal: AbortSignal.timeout(LETS_GO_MS) }, () => {
        done()
        return new Promise<never>(() => {})
      })
      .catch(() => {
        of.renew()
        done()
      })
  })
}
