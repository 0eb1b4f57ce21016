import { aboutPlanned } from '../../../city/about-day.ts'
import { factsOf } from '../../../city/build-city.ts'
import { readKept } from '../../../messages/values.ts'
import { removeEdit } from '../../../scenario/edit-scenario.ts'
import { formatEnd, formatShort } from '../../../ui/format-day.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { describeEdit } from './describe-edit.ts'
import { useEditor } from './editor-context.tsx'
import { spansOf, type PlanRow } from './gantt-rows.ts'
import { ItemCounts } from './item-counts.tsx'
import { ItemEvidence } from './item-evidence.tsx'
import { CancelForm, DatesForm, HoldForm, MoveForm, StretchForm } from './item-forms.tsx'
import { resetItems } from './reset-items.ts'
import { Button } from '../../../ui/button.tsx'

interface ItemFormProps {
  readonly row: PlanRow
  readonly chosen: readonly PlanRow[]
}

/** Everything that can be changed of one thing, exactly; or the same move for several. */
export function ItemForm({ row, chosen }: ItemFormProps) {
  const { city } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const { entity } = row.entry
  const name = entity.name[language]
  const many = chosen.length > 1
  return (
    <section className="scenario-form" aria-label={text('scenario.item.title', { name })}>
      <h3>{many ? text('scenario.item.many', { count: chosen.length }) : name}</h3>
      {many ? (
        <MoveForm rows={chosen} />
      ) : (
        <>
          <ItemEvidence row={row} />
          <DatesForm row={row} />
          <PlanWords row={row} />
          <MoveForm rows={[row]} />
          <StretchForm row={row} />
          <HoldForm row={row} />
          <CancelForm row={row} />
          <ItemCounts row={row} goals={factsOf(city, entity).filter(({ figure }) => figure !== null)} />
          <ItemEdits row={row} />
        </>
      )}
      <ResetButton ids={many ? [...spansOf(chosen).keys()] : [entity.id]} />
    </section>
  )
}

/** On what both ends of the plan rest, and what the reference plans. */
function PlanWords({ row: { plan, ghost } }: { readonly row: PlanRow }) {
  const { city } = useApp()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  return (
    <>
      {plan && (
        <p className="quiet-words">
          {text('scenario.item.ends', { start: words(plan.start.words), end: words(plan.end.words) })}
        </p>
      )}
      {ghost && (
        <p className="quiet-words">
          {text('scenario.item.reference', {
            start: aboutPlanned(city, ghost.start)?.[language] ?? formatShort(ghost.start.day, language),
            end: formatEnd(ghost.end.day, language),
          })}
        </p>
      )}
    </>
  )
}

/** Whether the scenario that is edited is one's own: only then is there something to take away. */
function useIsOwn(): boolean {
  const editor = useEditor()
  return editor.library.store.getState().own.some(({ id }) => id === editor.current().id)
}

/** What the scenario's own edits make of it, each to be taken away. */
function ItemEdits({ row }: { readonly row: PlanRow }) {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const isOwn = useIsOwn()
  const { entity } = row.entry
  const own = editor.current().edits.filter((edit) => edit.entity === entity.id)
  if (own.length === 0) return null
  return (
    <ul className="scenario-edits" data-part="scenario-edits" aria-label={text('scenario.item.edits')}>
      {own.map((edit) => (
        <li key={edit.id}>
          <span>
            {readKept(text, describeEdit(edit, language))}
            <small>{words(edit.reason)}</small>
          </span>
          {isOwn && (
            <Button
              onClick={() =>
                editor.commit((scenario) => removeEdit(scenario, edit.id), {
                  message: 'scenario.status.removed',
                  values: { name: entity.name[language] },
                })
              }
            >
              {text('scenario.edits.remove')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function ResetButton({ ids }: { readonly ids: readonly string[] }) {
  const editor = useEditor()
  const text = useScenarioText()
  const isOwn = useIsOwn()
  return (
    <div className="scenario-actions">
      <Button
        disabled={!isOwn}
        onClick={() =>
          editor.commit((scenario) => resetItems(scenario, ids), {
            message: 'scenario.status.reset',
            values: { count: Math.max(1, ids.length) },
          })
        }
      >
        {text('scenario.item.reset')}
      </Button>
    </div>
  )
}
