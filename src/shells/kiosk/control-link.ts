import type { KioskRemote } from '../../session/automation.ts'
import type { KioskTime } from './kiosk-time.ts'

/** Seconds between two beats, and before another attempt to hear the server. */
const BEAT = 5
const AGAIN = 15

/** Runs a command as the control interface names it; false for what is not one. */
function runCommand(remote: KioskRemote, command: string, argument: string | null): boolean {
  if (command === 'next') remote.next()
  else if (command === 'back') remote.back()
  else if (command === 'reload') remote.reload()
  else if (command === 'chapter') return argument !== null && remote.goToChapter(argument)
  else if (command === 'language' && (argument === 'zh' || argument === 'en')) remote.language(argument)
  else if (command === 'black' && (argument === 'on' || argument === 'off' || argument === 'toggle'))
    remote.black(argument)
  else return false
  return true
}

/**
 * Listens to the control interface of the server that the page came from (.run/control.mjs), and lets the heart beat
 * there. A server that is gone is asked again; nothing else depends on it. Returns the way to stop.
 */
export function linkControl(remote: KioskRemote, time: KioskTime): () => void {
  let source: EventSource | undefined
  let sinceBeat = BEAT
  let sinceTry = AGAIN
  const listen = (): void => {
    source?.close()
    source = new EventSource('./control/events')
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const { command, argument } = JSON.parse(data) as { command: string; argument: string | null }
      runCommand(remote, command, argument)
    })
  }
  const stop = time.onPass((seconds) => {
    sinceBeat += seconds
    sinceTry += seconds
    if (sinceTry >= AGAIN) {
      sinceTry = 0
      if (!source || source.readyState === EventSource.CLOSED) listen()
    }
    if (sinceBeat < BEAT) return
    sinceBeat = 0
    void beat()
  })
  /** A server that was away and is there again does not know of a line that the browser may still take for open. */
  let away = false
  const beat = async (): Promise<void> => {
    const answer = await fetch('./control/heartbeat', {
      method: 'POST',
      body: JSON.stringify(remote.status()),
      headers: { 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(4000),
    }).catch(() => null)
    const isThere = answer !== null && answer.ok
    if (isThere && away) listen()
    away = !isThere
  }
  return () => {
    stop()
    source?.close()
  }
}
