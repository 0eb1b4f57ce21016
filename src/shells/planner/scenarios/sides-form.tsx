import { useStore } from 'zustand'
import { isoOf, parseDay } from '../../../base/day.ts'
import { nextYear } from '../../../base/years.ts'
import { READINGS } from '../../../scenario/reading.ts'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import { DateField, Field, SelectField } from '../../../ui/fields.tsx'
import { useLastEvidence } from '../../../app/last-evidence.ts'
import { useApp, useLocalized, useSession } from '../../../app/use-app.ts'
import { useScenarioOrigin } from './scenario-origin.ts'
import { useScenarioText } from './scenario-text.tsx'

/** Which scenario stands on which side of the screen. */
export function SidesForm({ library }: { readonly library: ScenarioLibrary }) {
  const { commands } = useApp()
  const text = useScenarioText()
  const [first, second] = useSession((session) => session.sides)
  return (
    <>
      <Field label={text('scenario.panel.first')}>
        <select value={first.scenario} onChange={(event) => commands.chooseScenario(event.target.value)}>
          <ScenarioOptions library={library} />
        </select>
      </Field>
      <Field label={text('scenario.panel.second')}>
        <select
          value={second?.scenario ?? ''}
          onChange={(event) => commands.compareWith(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{text('scenario.panel.noSecond')}</option>
          <ScenarioOptions library={library} />
        </select>
      </Field>
      {second && <SecondSideForm />}
    </>
  )
}

/** How the second side's clock is read, and whether it stands on a day of its own. */
function SecondSideForm() {
  const { commands, store } = useApp()
  const text = useScenarioText()
  const [first, second] = useSession((session) => session.sides)
  // It begins in the year after the last document.
  const ownDay = nextYear(useLastEvidence())
  if (!second) return null
  return (
    <div className="scenario-row">
      <SelectField
        label={text('scenario.panel.reading')}
        value={second.reading}
        choices={READINGS.map((reading) => ({ value: reading, label: text(`reading.${reading}`) }))}
        onChange={(reading) => store.setState({ sides: [first, { ...second, reading }] })}
      />
      <label className="scenario-check">
        <input
          type="checkbox"
          checked={second.day !== undefined}
          onChange={(event) => commands.chooseComparedDay(event.target.checked ? ownDay : undefined)}
        />
        <span>{text('scenario.panel.ownDay')}</span>
      </label>
      {second.day !== undefined && (
        <DateField
          label={text('scenario.panel.day')}
          value={isoOf(second.day)}
          onChange={(value) => {
            const day = parseDay(value)
            if (day !== undefined) commands.chooseComparedDay(day)
          }}
        />
      )}
    </div>
  )
}

/** All scenarios to choose from, by where they came from. */
function ScenarioOptions({ library }: { readonly library: ScenarioLibrary }) {
  const text = useScenarioText()
  const words = useLocalized()
  const { shipped, own } = useStore(library.store)
  const originOf = useScenarioOrigin(library)
  return (['shipped', 'linked', 'own'] as const).map((origin) => {
    const group = [...shipped, ...own].filter(({ id }) => originOf(id) === origin)
    if (group.length === 0) return null
    return (
      <optgroup key={origin} label={text(`scenario.panel.${origin}`)}>
        {group.map(({ id, name }) => (
          <option key={id} value={id}>
            {words(name)}
          </option>
        ))}
      </optgroup>
    )
  })
}
