/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role --
   keys pressed in the bench are the bench's own, whatever in it has the focus; a separator that moves is no <hr>. */
import '../scenario-forms.css'
import './scenario-editor.css'
import { lazy, Suspense, use, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import { isEscape, isWithin, plainKey } from '../../../app/plain-key.ts'
import { BREAKPOINTS } from '../../../ui/breakpoints.ts'
import { buildSchedule, lastDayOf } from '../../../scenario/build-schedule.ts'
import { assertDefined } from '../../../base/assert.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useLanguage, useSession, useLocalized, useApp } from '../../../app/use-app.ts'
import { AddForm } from './add-form.tsx'
import { Toolbar } from './toolbar.tsx'
import { EditList } from './edit-list.tsx'
import { EditorContext, useEditor, useEditorState } from './editor-context.tsx'
import { Gantt } from './gantt.tsx'
import { buildRows } from './gantt-rows.ts'
import { limitZoom } from './gantt-scale.ts'
import { DependencyForm } from './dependency-form.tsx'
import { MilestoneForm } from './milestone-form.tsx'
import { keptInWindow } from '../../../session/browser-storage.ts'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import { createPlanEditor, type PlanEditor } from './plan-editor.ts'
import { StatusLine } from './status-line.tsx'
import { ScenarioMessages, useScenarioText } from '../scenarios/scenario-text.tsx'
import { AuthorForm } from './author-form.tsx'
import { ItemForm } from './item-form.tsx'
import { useEditorHeight } from './use-editor-height.ts'

const PlanTable = lazy(async () => ({ default: (await import('./plan-table.tsx')).PlanTable }))

/** Who changes the plan and why: kept while the window is open, over reloads too. */
const STATED = keptInWindow('zhengzhou-twin/stated')

/** One for the page: what is chosen, filtered and stated is there again when the editor was closed and opened. */
const editors = new WeakMap<ScenarioLibrary, PlanEditor>()

function editorOf(library: ScenarioLibrary, make: () => PlanEditor): PlanEditor {
  const kept = editors.get(library) ?? make()
  editors.set(library, kept)
  return kept
}

export type EditorView = 'gantt' | 'table' | 'edits'

/** The plan of the first side's scenario, in the timeline's place: bars, table and list of edits. */
export default function ScenarioEditor() {
  return (
    <ScenarioMessages>
      <Suspense fallback={null}>
        <WithEditor />
      </Suspense>
    </ScenarioMessages>
  )
}

function WithEditor() {
  const world = useApp()
  const library = use(world.scenarios.loadLibrary())
  const { store, commands, cityView, scenarios } = world
  const editor = useMemo(
    () =>
      editorOf(library, () => createPlanEditor({ store, commands, cityView, scenarios, remembered: STATED }, library)),
    [store, commands, cityView, scenarios, library],
  )
  return (
    <EditorContext value={editor}>
      <Bench />
    </EditorContext>
  )
}

function Bench() {
  const {
    city,
    schedule: stored,
    panels,
    commands,
    scenarios: { shippedScenarios, embedded },
  } = useApp()
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const narrow = useMemo(() => matchMedia(BREAKPOINTS.phone).matches, [])
  const [view, setView] = useState<EditorView>(narrow ? 'table' : 'gantt')
  const [zoom, setZoom] = useState(1)
  const scenarioId = useSession((session) => session.sides[0].scenario)
  const draft = useEditorState((state) => state.draft)
  const filter = useEditorState((state) => state.filter)
  const form = useEditorState((state) => state.form)
  const focused = useEditorState((state) => state.focused)
  const selected = useEditorState((state) => state.selected)
  const panel = useRef<HTMLElement>(null)
  const height = useEditorHeight()
  const schedule = draft ?? stored
  const reference = useMemo(
    () =>
      buildSchedule(
        city,
        assertDefined(
          shippedScenarios.find(({ id }) => id === 'reference'),
          'the reference',
        ),
      ),
    [city, shippedScenarios],
  )
  const lanes = useMemo(() => buildRows(city, schedule, reference, filter), [city, schedule, reference, filter])
  const rows = useMemo(() => lanes.flatMap((lane) => lane.rows), [lanes])
  const row = rows.find(({ entry }) => entry.entity.id === focused)
  const chosen = rows.filter(({ entry }) => selected.has(entry.entity.id))

  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  // A form that goes away gives its focus back to the row it was about.
  useEffect(() => {
    if (form === null && document.activeElement === document.body) focusRow(panel.current)
  }, [form])
  const close = (): void => panels.setState({ scenarioEditor: false })
  /** The answer to "what if": the reference at the left, this one at the right, and what it gains and costs. */
  const compare = (): void => {
    commands.compareScenarios('reference', scenarioId)
    panels.setState({ scenarioEditor: false, scenarios: false, results: 'differences' })
  }
  return (
    <section
      className="scenario-editor"
      ref={panel}
      tabIndex={-1}
      aria-label={text('scenario.editor.title')}
      style={{ '--bench': `${height.value}px` } as CSSProperties}
      data-view={view}
      data-form={form ?? undefined}
      onKeyDown={(event) => {
        if (event.defaultPrevented || !isWithin(event)) return
        const typing =
          event.target instanceof Element && event.target.closest('input:not([type=radio], [type=checkbox]), textarea')
        const letter = plainKey(event)
        if (isEscape(event.nativeEvent) && (form !== null || selected.size > 0)) {
          if (form !== null) {
            editor.closeForm()
            focusRow(panel.current)
          } else editor.select([])
        } else if (isEscape(event.nativeEvent)) close()
        else if ((event.ctrlKey || event.metaKey) && !typing && (letter === 'z' || letter === 'y')) {
          if (letter === 'y' || event.shiftKey) editor.redo()
          else editor.undo()
        } else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <div
        className="editor-grip"
        role="separator"
        aria-orientation="horizontal"
        aria-label={text('scenario.editor.height')}
        aria-valuenow={height.value}
        aria-valuemin={height.least}
        aria-valuemax={height.most}
        tabIndex={0}
        {...height.grip}
      />
      <header className="editor-head">
        <h2>{words(stored.scenario.name)}</h2>
        <p className="quiet-words">
          {text(
            embedded?.from === 'address' && embedded.added.some(({ id }) => id === scenarioId)
              ? 'scenario.editor.linked'
              : shippedScenarios.some(({ id }) => id === scenarioId)
                ? 'scenario.editor.shipped'
                : 'scenario.editor.own',
          )}
        </p>
        <nav className="editor-views" aria-label={text('scenario.editor.views')}>
          {(['gantt', 'table', 'edits'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-current={view === name ? 'page' : undefined}
              onClick={() => setView(name)}
            >
              {text(`scenario.view.${name}`)}
              {name === 'edits' && <span className="count">{stored.source.edits.length}</span>}
            </button>
          ))}
        </nav>
        {scenarioId !== 'reference' && (
          <button type="button" className="solid-button editor-button" onClick={compare}>
            {text('scenario.editor.compare')}
          </button>
        )}
        <button
          type="button"
          className="plain-button editor-button"
          onClick={() => panels.setState({ scenarios: true })}
        >
          {text('scenario.editor.choose')}
        </button>
        <IconButton className="editor-close" icon="close" label={text('scenario.editor.close')} onClick={close} />
      </header>
      <Toolbar
        view={view}
        zoom={zoom}
        onZoom={(next) => setZoom(limitZoom(next, (panel.current?.clientWidth ?? 1000) * 0.75, lastDayOf(stored)))}
      />
      <StatusLine />
      <div className="editor-body">
        {view === 'gantt' && <Gantt lanes={lanes} schedule={schedule} zoom={zoom} onZoom={setZoom} />}
        {view === 'table' && (
          <Suspense fallback={<p className="quiet-words">{text('view.loading')}</p>}>
            <PlanTable lanes={lanes} />
          </Suspense>
        )}
        {view === 'edits' && <EditList schedule={stored} />}
        {form !== null && (
          <aside className="editor-form" aria-label={text('scenario.form.label')}>
            <IconButton icon="close" label={text('scenario.form.close')} onClick={() => editor.closeForm()} />
            {form === 'stated' && <AuthorForm />}
            {form === 'thing' &&
              (row ? (
                <ItemForm
                  key={`${row.entry.entity.id} ${row.plan?.start.day} ${row.plan?.end.day} ${chosen.length}`}
                  row={row}
                  chosen={chosen}
                />
              ) : (
                <p className="quiet-words">{text('scenario.item.choose')}</p>
              ))}
            {form === 'link' && (
              <DependencyForm
                key={`${chosen[0]?.entry.entity.id}`}
                rows={rows}
                first={chosen[0]?.entry.entity.id ?? row?.entry.entity.id}
                second={chosen[1]?.entry.entity.id}
              />
            )}
            {form === 'add' && <AddForm />}
            {form === 'mark' && <MilestoneForm row={row} />}
          </aside>
        )}
      </div>
      <p className="hidden-words" id="gantt-keys" lang={language === 'zh' ? 'zh-CN' : 'en-GB'}>
        {text('scenario.gantt.keys')}
      </p>
    </section>
  )
}

/** To where Tab would come among the rows. */
function focusRow(panel: HTMLElement | null): void {
  panel
    ?.querySelector<HTMLElement>('[data-entity][tabindex="0"], [role=grid] [tabindex="0"]')
    ?.focus({ preventScroll: true })
}
