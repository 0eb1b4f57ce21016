import { useState } from 'react'
import type { Fact } from '../../../facts/schema.ts'
import type { EntitySchedule } from '../../../scenario/build-schedule.ts'
import { addEdit } from '../../../scenario/edit-scenario.ts'
import { NumberField, SelectField } from '../../../ui/fields.tsx'
import { useLanguage, useLocalized } from '../../../app/use-app.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { useEditor } from './editor-context.tsx'
import { FormRow } from './form-row.tsx'
import type { PlanRow } from './gantt-rows.ts'

interface CountsProps {
  readonly row: PlanRow
  readonly goals: readonly Fact[]
}

/** Another value for a goal that a fact states, and for how a fleet grows; the fact itself stays as it is. */
export function ItemCounts({ row, goals }: CountsProps) {
  const { ramp } = row.entry
  if (goals.length === 0) return null
  return (
    <>
      <GoalForm row={row} goals={goals} />
      {ramp && <RampForm row={row} ramp={ramp} />}
    </>
  )
}

function GoalForm({ row, goals }: CountsProps) {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const [fact, setFact] = useState(goals[0]?.id ?? '')
  const valueOf = (id: string): string => String(goals.find((goal) => goal.id === id)?.figure?.value ?? 1)
  const [value, setValue] = useState(valueOf(fact))
  const { id, name } = row.entry.entity
  const setGoal = (): void =>
    editor.commit(
      (scenario, stated) =>
        addEdit(scenario, { edit: 'set-goal', entity: id, goalFact: fact, value: Number(value), ...stated }),
      { message: 'scenario.status.goal', values: { name: name[language] } },
    )
  return (
    <FormRow action={text('scenario.item.setGoal')} onSubmit={setGoal}>
      <SelectField
        label={text('scenario.item.goal')}
        value={fact}
        choices={goals.map((goal) => ({
          value: goal.id,
          label: `${words(goal.subject)}: ${goal.figure?.value} ${goal.figure ? words(goal.figure.unit) : ''}`,
        }))}
        onChange={(chosen) => {
          setFact(chosen)
          setValue(valueOf(chosen))
        }}
      />
      <NumberField
        label={text('scenario.item.value')}
        value={value}
        min={0.0001}
        max={1e9}
        step="any"
        onChange={setValue}
      />
    </FormRow>
  )
}

interface RampProps {
  readonly row: PlanRow
  readonly ramp: NonNullable<EntitySchedule['ramp']>
}

/** How a fleet grows: from which count to which, and in which shape. */
function RampForm({ row, ramp }: RampProps) {
  const editor = useEditor()
  const text = useScenarioText()
  const language = useLanguage()
  const [from, setFrom] = useState(String(ramp.from))
  const [to, setTo] = useState(String(ramp.to))
  const [shape, setShape] = useState(ramp.shape)
  const { id, name } = row.entry.entity
  const setRamp = (): void =>
    editor.commit(
      (scenario, stated) =>
        addEdit(scenario, {
          edit: 'set-ramp',
          entity: id,
          goalFact: ramp.goalFact,
          from: Number(from),
          to: Number(to),
          shape,
          ...stated,
        }),
      { message: 'scenario.status.ramp', values: { name: name[language] } },
    )
  return (
    <FormRow action={text('scenario.item.setRamp')} onSubmit={setRamp}>
      <NumberField
        label={text('scenario.item.rampFrom')}
        value={from}
        min={0}
        max={1e9}
        step="any"
        onChange={setFrom}
      />
      <NumberField label={text('scenario.item.rampTo')} value={to} min={0.0001} max={1e9} step="any" onChange={setTo} />
      <SelectField
        label={text('scenario.item.rampShape')}
        value={shape}
        choices={[
          { value: 'linear', label: text('scenario.item.linear') },
          { value: 's-curve', label: text('scenario.item.sCurve') },
        ]}
        onChange={setShape}
      />
    </FormRow>
  )
}
