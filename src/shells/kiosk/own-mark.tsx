import { useKiosk, useKioskText, useStory } from './use-kiosk.ts'

/** Says of a loop that was made here that its words are not the project's; nothing of any other. */
export function OwnMark() {
  const { ownLoops } = useKiosk()
  const text = useKioskText()
  const running = useStory(({ briefing }) => briefing.id)
  return ownLoops.has(running) ? <p className="kiosk-own">{text('kiosk.own')}</p> : null
}
