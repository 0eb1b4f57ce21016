import { useState } from 'react'
import { isoOf } from '../../../base/day.ts'
import { asWritten, nameInBoth } from '../../../messages/own-names.ts'
import { addMilestone, addNote } from '../../../scenario/edit-scenario.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { formatIso } from '../../../ui/format-day.ts'
import { DateField } from '../../../ui/fields.tsx'
import { NameFields, NO_NAME } from './name-fields.tsx'
import { ChoiceField } from '../choice-field.tsx'
import { useEditor } from './editor-context.tsx'
import type { PlanRow } from './gantt-rows.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { Button } from '../../../ui/button.tsx'

/** Marks a day: a milestone, or a note, which may be about one thing. */
export function MilestoneForm({ row }: { readonly row: PlanRow | undefined }) {
  const editor = useEditor()
  const { clock } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const [kind, setKind] = useState<'milestone' | 'note'>('milestone')
  const [date, setDate] = useState<string>(isoOf(clock.day))
  const [words, setWords] = useState(NO_NAME)
  const [about, setAbout] = useState(false)
  const name = row?.entry.entity.name[language]
  return (
    <form
      className="scenario-form"
      aria-label={text('scenario.mark.title')}
      onSubmit={(event) => {
        event.preventDefault()
        /** A note in one language is read as it stands; a name tells that the other is missing. */
        const note = asWritten(words)
        const entity = about && row ? row.entry.entity.id : null
        editor.commit(
          (scenario, { author }) =>
            kind === 'milestone'
              ? addMilestone(scenario, { date, name: nameInBoth(words) })
              : addNote(scenario, { date, entity, text: note, author }),
          { message: 'scenario.status.marked', values: { date: formatIso(date, language) } },
        )
        setWords(NO_NAME)
      }}
    >
      <h3>{text('scenario.mark.title')}</h3>
      <ChoiceField
        className="scenario-choice"
        legend={text('scenario.mark.kind')}
        isQuiet
        name="scenario-mark"
        value={kind}
        choices={(['milestone', 'note'] as const).map((value) => ({ value, label: text(`scenario.mark.${value}`) }))}
        onChange={setKind}
      />
      <DateField label={text('scenario.mark.date')} value={date} onChange={setDate} focus />
      <NameFields label={text('scenario.mark.words')} value={words} maxLength={120} onChange={setWords} />
      {kind === 'note' && name !== undefined && (
        <label className="scenario-check">
          <input type="checkbox" checked={about} onChange={(event) => setAbout(event.target.checked)} />
          <span>{text('scenario.mark.about', { name })}</span>
        </label>
      )}
      <div className="scenario-actions">
        <Button type="submit" kind="solid" disabled={(words.zh + words.en).trim() === ''}>
          {text('scenario.mark.add')}
        </Button>
      </div>
    </form>
  )
}
