import { IconButton } from '../../../ui/icon-button.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { AddForm } from './add-form.tsx'
import { AuthorForm } from './author-form.tsx'
import { DependencyForm } from './dependency-form.tsx'
import { useEditor, useEditorState } from './editor-context.tsx'
import type { PlanRow } from './gantt-rows.ts'
import { ItemForm } from './item-form.tsx'
import { MilestoneForm } from './milestone-form.tsx'
import type { FormName } from './plan-editor.ts'

/** The form that lies open beside the plan, about the row that has the focus and those that are chosen. */
export function EditorForms({ rows }: { readonly rows: readonly PlanRow[] }) {
  const editor = useEditor()
  const text = useScenarioText()
  const form = useEditorState((state) => state.form)
  if (form === null) return null
  return (
    <aside className="editor-form" data-part="editor-form" aria-label={text('scenario.form.label')}>
      <IconButton icon="close" label={text('scenario.form.close')} onClick={() => editor.closeForm()} />
      <OpenForm form={form} rows={rows} />
    </aside>
  )
}

interface OpenFormProps {
  readonly form: FormName
  readonly rows: readonly PlanRow[]
}

function OpenForm({ form, rows }: OpenFormProps) {
  const text = useScenarioText()
  const focused = useEditorState((state) => state.focused)
  const selected = useEditorState((state) => state.selected)
  const row = rows.find(({ entry }) => entry.entity.id === focused)
  const chosen = rows.filter(({ entry }) => selected.has(entry.entity.id))
  const [first, second] = chosen.map(({ entry }) => entry.entity.id)
  switch (form) {
    case 'stated':
      return <AuthorForm />
    case 'thing':
      if (!row) return <p className="quiet-words">{text('scenario.item.choose')}</p>
      // Its fields begin with what is planned: they begin anew where that, or the row, is another.
      return (
        <ItemForm
          key={`${row.entry.entity.id} ${row.plan?.start.day} ${row.plan?.end.day} ${chosen.length}`}
          row={row}
          chosen={chosen}
        />
      )
    case 'link':
      return <DependencyForm key={`${first}`} rows={rows} first={first ?? row?.entry.entity.id} second={second} />
    case 'add':
      return <AddForm />
    case 'mark':
      return <MilestoneForm row={row} />
  }
}
