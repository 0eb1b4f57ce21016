import { useEffect, useRef, useState, type RefObject } from 'react'
import { useLocalized } from '../../app/use-app.ts'
import { Icon } from '../../ui/icon.tsx'
import { useKiosk, useKioskText, useStory } from './use-kiosk.ts'

/** So much of a list below its fold, in CSS pixels, is nothing to scroll to. */
const SLACK_PX = 40

/** Whether there is more of a list below what is seen. */
function useGoesOn(list: RefObject<HTMLElement | null>): boolean {
  const [goesOn, setGoesOn] = useState(false)
  useEffect(() => {
    const one = list.current
    if (!one) return
    const look = (): void => setGoesOn(one.scrollHeight - one.clientHeight - one.scrollTop > SLACK_PX)
    const watching = new ResizeObserver(look)
    watching.observe(one)
    one.addEventListener('scroll', look, { passive: true })
    return () => {
      watching.disconnect()
      one.removeEventListener('scroll', look)
    }
  }, [list])
  return goesOn
}

/** The pictures of the loop that a visitor can choose from; a sign below says that there are more. */
export function Chapters() {
  const kiosk = useKiosk()
  const text = useKioskText()
  const words = useLocalized()
  const slides = useStory((story) => story.slides)
  const shown = useStory(({ index, exploring }) => (exploring === null ? index : -1))
  const list = useRef<HTMLElement>(null)
  const goesOn = useGoesOn(list)
  return (
    <>
      <nav
        ref={list}
        className="kiosk-chapters"
        data-part="kiosk-chapters"
        data-goes-on={goesOn || undefined}
        aria-label={text('kiosk.chapters')}
      >
        <ul>
          {slides.map(({ kind, view }, at) =>
            kind === 'chapter' ? (
              <li key={view.id}>
                <button
                  type="button"
                  className="kiosk-chapter panel"
                  data-part="kiosk-chapter"
                  aria-current={at === shown}
                  onClick={() => kiosk.choose(at)}
                >
                  {words(view.title)}
                </button>
              </li>
            ) : null,
          )}
        </ul>
      </nav>
      {goesOn && (
        <span className="kiosk-goes-on" data-part="kiosk-goes-on" aria-hidden="true">
          <Icon name="chevron" />
        </span>
      )}
    </>
  )
}
