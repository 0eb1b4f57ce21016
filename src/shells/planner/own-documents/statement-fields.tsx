import { useMemo } from 'react'
import type { StatementForm } from '../../../own-documents/make-statement.ts'
import { phaseMessage } from '../../../app/phase-messages.ts'
import { useApp, useLocalized, useText } from '../../../app/use-app.ts'
import { SystemsProvider, useSystemText, useSystems } from '../../../features/systems/systems-context.tsx'
import { SelectField, TextField, type Choice } from '../../../ui/fields.tsx'
import { useOwnText } from './own-documents-context.tsx'
import type { Fill } from './statement-step.tsx'

const KINDS = ['status', 'target', 'project', 'event', 'policy'] as const
const COMPARATORS = ['=', '>=', '>', 'about', 'nearly'] as const
const VERDICTS = ['reached', 'partly', 'later', 'wording-changed', 'not-comparable'] as const

interface FieldsProps {
  readonly form: StatementForm
  readonly fill: Fill
}

/** Figure, times, wording and what the statement answers to. */
export function StatementFields({ form, fill }: FieldsProps) {
  const { wholeCity } = useApp()
  const text = useOwnText()
  const plain = useText()
  const wordings = useMemo((): readonly Choice<string>[] => {
    const phaseText = (phase: (typeof wholeCity.phaseRules)[number]['phase']): string =>
      phase === null ? text('own.noPhase') : plain(phaseMessage(phase, null))
    return [
      { value: '', label: text('own.wordingNone') },
      ...wholeCity.phaseRules.map(({ status, wordingZh, phase }) => ({
        value: `${status}|${wordingZh ?? ''}`,
        label: text('own.wordingPhase', { wording: wordingZh ?? status, phase: phaseText(phase) }),
      })),
    ]
  }, [wholeCity, text, plain])
  return (
    <>
      <div className="own-fields">
        <SelectField
          label={text('own.kind')}
          value={form.kind}
          choices={KINDS.map((value) => ({ value, label: text(`own.kind.${value}`) }))}
          onChange={(kind) => fill({ kind })}
        />
        <SelectField
          label={text('own.wording')}
          value={form.wording}
          choices={wordings}
          onChange={(wording) => fill({ wording })}
        />
        <TextField
          label={text('own.figure')}
          value={form.figure}
          inputMode="decimal"
          maxLength={20}
          onChange={(figure) => fill({ figure: figure.replace(/[^\d.]/g, '') })}
        />
        <SelectField
          label={text('own.comparator')}
          value={form.comparator}
          choices={COMPARATORS.map((value) => ({ value, label: text(`own.comparator.${value}`) }))}
          onChange={(comparator) => fill({ comparator })}
        />
        <TextField
          label={text('own.unit')}
          value={form.unitZh}
          maxLength={40}
          onChange={(unitZh) => fill({ unitZh })}
        />
        <TextField
          label={text('own.unitEn')}
          value={form.unitEn}
          maxLength={60}
          onChange={(unitEn) => fill({ unitEn })}
        />
        <TextField
          label={text('own.period')}
          value={form.period}
          maxLength={10}
          onChange={(period) => fill({ period })}
        />
        <TextField label={text('own.day')} value={form.day} maxLength={10} onChange={(day) => fill({ day })} />
      </div>
      <SystemsProvider>
        <SystemFields form={form} fill={fill} />
      </SystemsProvider>
      <TextField label={text('own.note')} value={form.note} maxLength={500} onChange={(note) => fill({ note })} />
    </>
  )
}

/** The system that it belongs to, and the goal that it reports on with what comes of it. */
function SystemFields({ form, fill }: FieldsProps) {
  const { wholeCity } = useApp()
  const { systems, indicators } = useSystems()
  const verdicts = useSystemText()
  const text = useOwnText()
  const words = useLocalized()
  const goals = (wholeCity.entityById.get(form.entity)?.facts ?? []).flatMap((id) => {
    const fact = wholeCity.facts.get(id)
    return fact && (fact.kind === 'target' || fact.deadline !== null) ? [fact] : []
  })
  return (
    <div className="own-fields">
      <SelectField
        label={text('own.system')}
        value={form.system}
        choices={systems.map(({ id, name }) => ({ value: id, label: words(name) }))}
        onChange={(system) => fill({ system, indicator: '' })}
      />
      {form.figure !== '' && (
        <SelectField
          label={text('own.indicator')}
          value={form.indicator}
          choices={[
            { value: '', label: text('own.indicatorNone') },
            ...indicators
              .filter(({ system }) => system === form.system)
              .flatMap(({ id, name }) =>
                (['report', 'goal'] as const).map((as) => ({
                  value: `${as}|${id}`,
                  label: text(`own.indicatorAs.${as}`, { name: words(name) }),
                })),
              ),
          ]}
          onChange={(indicator) => fill({ indicator })}
        />
      )}
      {goals.length > 0 && (
        <SelectField
          label={text('own.goal')}
          value={form.goal}
          choices={[
            { value: '', label: text('own.goalNone') },
            ...goals.map(({ id, subject }) => ({ value: id, label: words(subject) })),
          ]}
          onChange={(goal) => fill({ goal })}
        />
      )}
      {form.goal !== '' && (
        <SelectField
          label={text('own.verdict')}
          value={form.verdict}
          choices={VERDICTS.map((value) => ({ value, label: verdicts(`verdict.${value}`) }))}
          onChange={(verdict) => fill({ verdict })}
        />
      )}
    </div>
  )
}
