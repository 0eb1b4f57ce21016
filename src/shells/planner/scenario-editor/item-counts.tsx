import { useState } from 'react'
import type { Fact } from '../../../facts/schema.ts'
import { addEdit } from '../../../scenario/edit-scenario.ts'
import { useLanguage, useLocalized } from '../../../app/use-app.ts'
import { NumberField } from '../../../ui/fields.tsx'
import { useEditor } from './editor-context.tsx'
import type { PlanRow } from './gantt-rows.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

/** Another value for a goal that a fact states, and for how a fleet grows; the fact itself stays as it is. */
export function ItemCounts({ row, goals }: { readonly row: PlanRow; readonly goals: readonly Fact[] }) {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const { entity, ramp } = row.entry
  const [fact, setFact] = useState(goals[0]?.id ?? '')
  const [value, setValue] = useState(String(goals[0]?.figure?.value ?? 1))
  const [from, setFrom] = useState(String(ramp?.from ?? 0))
  const [to, setTo] = useState(String(ramp?.to ?? 0))
  const [shape, setShape] = useState<'linear' | 's-curve'>(ramp?.shape ?? 'linear')
  const name = entity.name[language]
  if (goals.length === 0) return null
  return (
    <>
      <form
        className="scenario-row"
        onSubmit={(event) => {
          event.preventDefault()
          editor.commit(
            (scenario, stated) =>
              addEdit(scenario, {
                edit: 'set-goal',
                entity: entity.id,
                goalFact: fact,
                value: Number(value),
                ...stated,
              }),
            { message: 'scenario.status.goal', values: { name } },
          )
        }}
      >
        <label>
          <span>{text('scenario.item.goal')}</span>
          <select
            value={fact}
            onChange={(event) => {
              setFact(event.target.value)
              setValue(String(goals.find(({ id }) => id === event.target.value)?.figure?.value ?? 1))
            }}
          >
            {goals.map((goal) => (
              <option key={goal.id} value={goal.id}>
                {words(goal.subject)}: {goal.figure?.value} {goal.figure ? words(goal.figure.unit) : ''}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          label={text('scenario.item.value')}
          value={value}
          min={0.0001}
          max={1e9}
          step="any"
          onChange={setValue}
        />
        <button type="submit" className="plain-button">
          {text('scenario.item.setGoal')}
        </button>
      </form>
      {ramp && (
        <form
          className="scenario-row"
          onSubmit={(event) => {
            event.preventDefault()
            editor.commit(
              (scenario, stated) =>
                addEdit(scenario, {
                  edit: 'set-ramp',
                  entity: entity.id,
                  goalFact: ramp.goalFact,
                  from: Number(from),
                  to: Number(to),
                  shape,
                  ...stated,
                }),
              { message: 'scenario.status.ramp', values: { name } },
            )
          }}
        >
          <NumberField
            label={text('scenario.item.rampFrom')}
            value={from}
            min={0}
            max={1e9}
            step="any"
            onChange={setFrom}
          />
          <NumberField
            label={text('scenario.item.rampTo')}
            value={to}
            min={0.0001}
            max={1e9}
            step="any"
            onChange={setTo}
          />
          <label>
            <span>{text('scenario.item.rampShape')}</span>
            <select
              value={shape}
              onChange={(event) => setShape(event.target.value === 's-curve' ? 's-curve' : 'linear')}
            >
              <option value="linear">{text('scenario.item.linear')}</option>
              <option value="s-curve">{text('scenario.item.sCurve')}</option>
            </select>
          </label>
          <button type="submit" className="plain-button">
            {text('scenario.item.setRamp')}
          </button>
        </form>
      )}
    </>
  )
}
