import type { Fact } from '../../facts/schema.ts'
import type { Slide } from '../../story/slides.ts'
import { OpenListMark, WillMark } from '../../ui/fact-marks.tsx'
import { figureText } from '../../ui/figure-text.ts'
import { useApp, useLanguage, useLocalized, useText } from '../../app/use-app.ts'
import { usePresentText } from './presenter-context.tsx'

/** Figures that have no place on the map, large beside the words: goal or report, as the page compares and writes them. */
export function FigureBoard({ slide: { view } }: { readonly slide: Slide }) {
  const { city } = useApp()
  const text = usePresentText()
  const facts = view.board.flatMap((id) => city.facts.get(id) ?? []).filter(({ figure }) => figure !== null)
  if (facts.length === 0) return null
  return (
    <ul className="present-board" data-part="present-board" aria-label={text('present.board')}>
      {facts.map((fact) => (
        <BoardFigure key={fact.id} fact={fact} />
      ))}
    </ul>
  )
}

function BoardFigure({ fact }: { readonly fact: Fact }) {
  const { kind, subject, figure } = fact
  const text = usePresentText()
  const plain = useText()
  const words = useLocalized()
  const language = useLanguage()
  if (!figure) return null
  const { before, number, unit, after } = figureText(figure, language, plain)
  return (
    <li className="panel" data-kind={kind === 'target' ? 'goal' : 'report'}>
      <small>
        {text(kind === 'target' ? 'present.board.goal' : 'present.board.report')} <WillMark fact={fact} />
      </small>
      <p>
        {before}
        {before && language === 'en' ? ' ' : ''}
        <b className="number">{number}</b>
        {unit === '%' || language === 'zh' ? '' : ' '}
        {unit}
        {after}
      </p>
      <span>
        {words(subject)} <OpenListMark fact={fact} />
      </span>
    </li>
  )
}
