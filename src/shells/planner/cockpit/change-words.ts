import { phaseMessage } from '../../../app/phase-messages.ts'
import { useLanguage, useLocalized } from '../../../app/use-app.ts'
import type { Fact } from '../../../facts/schema.ts'
import type { Change } from '../../../moment/changes-between.ts'
import { figureText } from '../../../ui/figure-text.ts'
import { useCockpitText } from './cockpit-text.ts'

/** A statement in one line: its figure, or the words of its page. */
export function useStatement(): (fact: Fact) => string {
  const text = useCockpitText()
  const words = useLocalized()
  const language = useLanguage()
  return (fact) =>
    fact.figure
      ? `${words(fact.subject)}${language === 'zh' ? '：' : ': '}${figureText(fact.figure, language, text).whole}`
      : (language === 'zh' && fact.status?.wordingZh) || words(fact.subject)
}

/** What a change says beside its kind, in one line. */
export function useChangeWords(): (change: Change) => string {
  const text = useCockpitText()
  const statement = useStatement()
  return (change) => {
    const { entity } = change
    switch (change.kind) {
      case 'step':
        return text('changes.fromTo', {
          before: text(phaseMessage(change.before, entity)),
          after: text(phaseMessage(change.phase, entity)),
        })
      case 'figure':
      case 'statement':
        return statement(change.fact)
      case 'difference':
        return text('changes.fromTo', {
          before: text(`difference.${change.before}`),
          after: text(`difference.${change.after}`),
        })
      case 'record-start':
      case 'record-finish':
        return change.record.name
      default:
        return change.phase === null ? '' : text(phaseMessage(change.phase, entity))
    }
  }
}
