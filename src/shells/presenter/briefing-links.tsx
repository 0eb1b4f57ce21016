import type { Briefing } from '../../story/schema.ts'
import { secondsOf, slidesOf } from '../../story/slides.ts'
import { useLocalized, useApp } from '../../app/use-app.ts'
import { usePresentText } from './presenter-context.tsx'
import { Button } from '../../ui/button.tsx'

/** To begin a briefing, or one of its cuts, each with its length. */
export function BriefingWays({ briefing }: { readonly briefing: Briefing }) {
  const {
    page: { shell },
  } = useApp()
  const text = usePresentText()
  const words = useLocalized()
  const ways = [
    { cut: null, name: text('present.start') },
    ...briefing.cuts.map(({ id, name }) => ({ cut: id, name: words(name) })),
  ]
  return (
    <p className="present-ways" data-part="present-ways">
      {ways.map(({ cut, name }) => {
        const slides = slidesOf(briefing, cut)
        const minutes = Math.max(1, Math.round(slides.reduce((sum, slide) => sum + secondsOf(slide), 0) / 60))
        return (
          <span key={cut ?? ''}>
            <Button
              kind={cut === null ? 'solid' : 'plain'}
              onClick={() => shell.setState({ present: briefing.id, ...(cut === null ? {} : { cut }) }, true)}
            >
              {name}
            </Button>
            <span className="quiet-words number">{text('present.amount', { count: slides.length - 2, minutes })}</span>
          </span>
        )
      })}
    </p>
  )
}
