/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role --
   keys pressed in the editor are its own, whatever in it has the focus; a separator that moves is no <hr>. */
import '../scenario-forms.css'
import './scenario-editor.css'
import { lazy, Suspense, use, useEffect, useMemo, useState, type CSSProperties, type KeyboardEvent } from 'react'
import { assertDefined } from '../../../base/assert.ts'
import { buildSchedule, lastDayOf, type Schedule } from '../../../scenario/build-schedule.ts'
import { keptInWindow } from '../../../session/browser-storage.ts'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import { BREAKPOINTS } from '../../../ui/breakpoints.ts'
import { isEscape, isWithin, plainKey } from '../../../app/plain-key.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { ScenarioMessages, useScenarioText } from '../scenarios/scenario-text.tsx'
import { useFocusOnOpen } from '../use-focus-on-open.ts'
import { useStore } from 'zustand'
import { isDated } from '../../../own-layers/is-dated.ts'
import { EditList } from './edit-list.tsx'
import { EditorContext, useEditor, useEditorState } from './editor-context.tsx'
import { EditorForms } from './editor-forms.tsx'
import { EditorHead, type EditorView, type PlanView } from './editor-head.tsx'
import { Gantt } from './gantt.tsx'
import { buildRows, type PlanLane } from './gantt-rows.ts'
import { limitZoom } from './gantt-scale.ts'
import { createPlanEditor, type PlanEditor } from './plan-editor.ts'
import { StatusLine } from './status-line.tsx'
import { Toolbar } from './toolbar.tsx'
import { useEditorHeight } from './use-editor-height.ts'

const OwnGantt = lazy(() => import('../own-data/own-gantt.tsx'))
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
  const app = useApp()
  const library = use(app.scenarios.loadLibrary())
  const { store, commands, cityView, scenarios } = app
  const editor = useMemo(
    () =>
      editorOf(library, () => createPlanEditor({ store, commands, cityView, scenarios, remembered: STATED }, library)),
    [store, commands, cityView, scenarios, library],
  )
  return (
    <EditorContext value={editor}>
      <EditorPanel />
    </EditorContext>
  )
}

function EditorPanel() {
  const { schedule: stored, panels } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const narrow = useMemo(() => matchMedia(BREAKPOINTS.phone).matches, [])
  const [planView, setPlanView] = useState<PlanView>(narrow ? 'table' : 'gantt')
  const own = useOwnChart()
  const view: EditorView = own.chosen ? 'own' : planView
  const [zoom, setZoom] = useState(1)
  const form = useEditorState((state) => state.form)
  const schedule = useEditorState((state) => state.draft) ?? stored
  const lanes = useLanes(schedule)
  const rows = useMemo(() => lanes.flatMap((lane) => lane.rows), [lanes])
  const panel = useFocusOnOpen<HTMLElement>()
  const height = useEditorHeight()
  // A form that goes away gives its focus back to the row it was about.
  useEffect(() => {
    if (form === null && document.activeElement === document.body) focusRow(panel.current)
  }, [form, panel])
  const close = (): void => {
    own.choose(false)
    panels.setState({ scenarioEditor: false })
  }
  const setView = (next: EditorView): void => {
    if (next !== 'own') setPlanView(next)
    own.choose(next === 'own')
  }
  const press = useEditorKeys(() => focusRow(panel.current), close)
  return (
    <section
      className="scenario-editor"
      data-part="scenario-editor"
      ref={panel}
      tabIndex={-1}
      aria-label={text('scenario.editor.title')}
      style={{ '--editor-height': `${height.value}px` } as CSSProperties}
      data-view={view}
      data-form={form ?? undefined}
      onKeyDown={press}
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
      <EditorHead view={view} onView={setView} hasOwn={own.layers.length > 0} onClose={close} />
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
        {own.chosen ? (
          <Suspense fallback={<p className="quiet-words">{text('view.loading')}</p>}>
            <OwnGantt layers={own.layers} chosen={own.chosen} zoom={zoom} onZoom={setZoom} />
          </Suspense>
        ) : (
          <EditorForms rows={rows} />
        )}
      </div>
      <p className="hidden-words" id="gantt-keys" lang={language === 'zh' ? 'zh-CN' : 'en-GB'}>
        {text('scenario.gantt.keys')}
      </p>
    </section>
  )
}

/** Own layers with days, which of them stands in the chart, and how one is put there or taken away. */
function useOwnChart() {
  const { ownData } = useApp()
  const kept = useStore(ownData.kept)
  const asked = useStore(ownData.view, (view) => view.gantt)
  const layers = useMemo(() => kept.filter(({ layer }) => isDated(layer)), [kept])
  return {
    layers,
    chosen: layers.find(({ layer }) => layer.id === asked) ?? null,
    choose: (isOwn: boolean): void => ownData.view.setState({ gantt: isOwn ? (layers[0]?.layer.id ?? null) : null }),
  }
}

/** The rows of a schedule beside the reference's, as far as they are asked for. */
function useLanes(schedule: Schedule): readonly PlanLane[] {
  const {
    city,
    scenarios: { shippedScenarios },
  } = useApp()
  const text = useScenarioText()
  const filter = useEditorState((state) => state.filter)
  const reference = useMemo(() => {
    const shipped = shippedScenarios.find(({ id }) => id === 'reference')
    return buildSchedule(city, assertDefined(shipped, 'the reference'))
  }, [city, shippedScenarios])
  return useMemo(
    () => buildRows(city, schedule, reference, filter, (lane) => text(`lane.${lane}`)),
    [city, schedule, reference, filter, text],
  )
}

/** Escape closes the form, then lets go what is chosen, then closes the editor; undo and redo are the plan's, outside of a text. */
function useEditorKeys(onFormClosed: () => void, onClose: () => void): (event: KeyboardEvent) => void {
  const editor = useEditor()
  return (event) => {
    if (event.defaultPrevented || !isWithin(event)) return
    const { form, selected } = editor.store.getState()
    const typing =
      event.target instanceof Element && event.target.closest('input:not([type=radio], [type=checkbox]), textarea')
    const letter = plainKey(event)
    if (isEscape(event.nativeEvent)) {
      if (form !== null) {
        editor.closeForm()
        onFormClosed()
      } else if (selected.size > 0) editor.select([])
      else onClose()
    } else if ((event.ctrlKey || event.metaKey) && !typing && (letter === 'z' || letter === 'y')) {
      if (letter === 'y' || event.shiftKey) editor.redo()
      else editor.undo()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
}

/** To where Tab would come among the rows. */
function focusRow(panel: HTMLElement | null): void {
  panel
    ?.querySelector<HTMLElement>('[data-entity][tabindex="0"], [role=grid] [tabindex="0"]')
    ?.focus({ preventScroll: true })
}
