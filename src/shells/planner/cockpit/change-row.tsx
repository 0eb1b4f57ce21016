import './spans.css'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import { groupOf, type Change } from '../../../moment/changes-between.ts'
import { FactFigure } from '../../../features/systems/fact-figure.tsx'
import { Basis } from '../../../ui/basis.tsx'
import { DifferenceMark } from '../../../ui/difference-mark.tsx'
import { formatStatedDay } from '../../../ui/format-day.ts'
import { OpenListMark, WillMark } from '../../../ui/fact-marks.tsx'
import { PhaseMark } from '../../../ui/phase-mark.tsx'
import { useChangeWords } from './change-words.ts'
import { useCockpitText } from './cockpit-text.ts'
import { StatementSource } from './statement.tsx'

/** One change: its day (a press goes there), its kind, what it says, on what it rests and where it is written. */
export function ChangeRow({ change }: { readonly change: Change }) {
  const { commands } = useApp()
  const text = useCockpitText()
  const words = useLocalized()
  const language = useLanguage()
  const date = formatStatedDay(change.day, change.about, language)
  const fact = 'fact' in change ? change.fact : null
  return (
    <li className="change-row" data-part="change-row" data-kind={change.kind} data-group={groupOf(change.kind)}>
      <button
        type="button"
        className="link quiet number"
        title={text('span.goTo', { date })}
        onClick={() => commands.goToDay(change.day)}
      >
        {date}
      </button>
      <span className="change-kind">{text(`changes.kind.${change.kind}`)}</span>
      <span className="change-words">
        {change.scenario && <b>{words(change.scenario)}</b>} <ChangeWords change={change} />
      </span>
      <span className="change-source">
        {fact && <StatementSource fact={fact} />}
        {'record' in change && (
          <span className="number">{text('changes.record', { file: change.record.file, row: change.record.row })}</span>
        )}
      </span>
    </li>
  )
}

function ChangeWords({ change }: { readonly change: Change }) {
  const text = useCockpitText()
  const words = useLocalized()
  const say = useChangeWords()
  switch (change.kind) {
    case 'step':
      return (
        <>
          <PhaseMark phase={change.phase} /> {say(change)} <WillMark fact={change.fact} />{' '}
          {change.reported && <small>{text(change.about ? 'changes.reported' : 'changes.reportedBy')}</small>}
        </>
      )
    case 'figure':
      return (
        <>
          {words(change.fact.subject)}{' '}
          <FactFigure fact={change.fact} side={change.fact.kind === 'target' ? 'goal' : 'report'} />
        </>
      )
    case 'statement':
      return (
        <>
          <WillMark fact={change.fact} /> {words(change.fact.subject)} <OpenListMark fact={change.fact} />
        </>
      )
    case 'difference':
      return (
        <>
          <DifferenceMark difference={change.after} /> {say(change)}
        </>
      )
    case 'record-start':
    case 'record-finish':
      return say(change)
    default:
      return (
        <>
          {change.phase !== null && <PhaseMark phase={change.phase} planned />} {say(change)}{' '}
          <Basis basis={change.basis} />{' '}
          {change.words ? (
            <small>{words(change.words)}</small>
          ) : (
            change.fact === null && change.kind === 'plan-phase' && <small>{text('changes.share')}</small>
          )}
        </>
      )
  }
}
