import { useState } from 'react'
import { useStore } from 'zustand'
import type { BriefingFault } from '../../intake/read-briefing.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useLocalized, useText, useApp } from '../../app/use-app.ts'
import { usePresentation, usePresentText, usePresentUi, useStory } from './presenter-context.tsx'

/** What there is to say beside the briefing: a number being typed, no map, a recording that is missing, a briefing left out. */
export function PresentNotices({ faults }: { readonly faults: readonly BriefingFault[] }) {
  const { stage, page } = useApp()
  const { story } = usePresentation()
  const text = usePresentText()
  const planner = useText()
  const typed = usePresentUi((ui) => ui.typed)
  const silent = usePresentUi((ui) => ui.silent)
  const missing = usePresentUi((ui) => ui.missing)
  const refused = usePresentUi((ui) => ui.refused)
  const auto = useStory((state) => state.auto)
  const slides = useStory((state) => state.slides)
  const count = slides.filter(({ kind }) => kind === 'chapter').length
  const isChapter = (number: string): boolean => slides.some((slide) => slide.number === Number(number))
  const status = useStore(stage, ({ state }) => state)
  const unread = [
    ...story.faults.map(({ parameter, value, isLeftOut }) =>
      text(isLeftOut ? 'present.leftOut' : `present.unread.${parameter}`, { value: value.slice(0, 60) }),
    ),
    ...[...page.notices, ...page.asked.unread].map(({ parameter, value }) =>
      text('present.unread', { parameter, value }),
    ),
  ]
  const [closed, setClosed] = useState(false)
  return (
    <output className="present-notices" data-part="present-notices">
      {typed !== '' && (
        <p className="present-typed panel number" data-part="present-typed">
          {text(isChapter(typed) ? 'present.typed' : 'present.typedMissing', { number: typed, count })}
        </p>
      )}
      {missing !== null && <p className="panel">{text('present.missing', { number: missing, count })}</p>}
      {refused && <p className="panel">{text('present.refused')}</p>}
      {auto && (
        <p className="present-auto panel" data-part="present-auto">
          {text('present.auto')}
        </p>
      )}
      {(status === 'loading' || status === 'restoring') && (
        <p className="panel">{planner(status === 'loading' ? 'stage.loading' : 'stage.restoring')}</p>
      )}
      {status === 'unavailable' && <p className="panel">{text('present.noMap')}</p>}
      {silent !== null && <p className="panel">{text('present.silent', { file: silent })}</p>}
      {!closed && faults.length + unread.length > 0 && (
        <div className="present-faults panel" data-part="present-faults">
          <div>
            {unread.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <FaultLines faults={faults} />
          </div>
          <IconButton icon="close" label={planner('notice.close')} onClick={() => setClosed(true)} />
        </div>
      )}
    </output>
  )
}

/** Each briefing that was left out, with file, place and reason. */
export function FaultLines({ faults }: { readonly faults: readonly BriefingFault[] }) {
  const text = usePresentText()
  const words = useLocalized()
  return (
    <ul className="present-fault-lines">
      {faults.map(({ file, path, reason }) => (
        <li key={`${file} ${path} ${reason.code}`}>{text('present.fault', { file, path, reason: words(reason) })}</li>
      ))}
    </ul>
  )
}
