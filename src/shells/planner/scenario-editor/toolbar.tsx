import { useStore } from 'zustand'
import type { PlainId } from '../../../messages/values.ts'
import type { scenariosZh } from '../scenarios/messages/zh.ts'
import { useLocalized, useSession } from '../../../app/use-app.ts'
import { useEditor, useEditorState } from './editor-context.tsx'
import type { EditorView } from './editor-head.tsx'
import type { StepName } from '../../../session/scenario-library.ts'
import { needsStatement } from './attempt-change.ts'
import type { RowFilter } from './gantt-rows.ts'
import type { FormName } from './plan-editor.ts'
import { stepText } from './status-line.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { useNarrowed } from '../use-narrowed.ts'

const FORMS: readonly { readonly name: Exclude<FormName, 'stated'>; readonly message: PlainId<typeof scenariosZh> }[] =
  [
    { name: 'thing', message: 'scenario.tool.thing' },
    { name: 'link', message: 'scenario.tool.link' },
    { name: 'add', message: 'scenario.tool.add' },
    { name: 'mark', message: 'scenario.tool.mark' },
  ]

interface ToolsProps {
  readonly view: EditorView
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
}

/** Undo and redo, what is shown, how bars move, and the forms. */
export function Toolbar({ view, zoom, onZoom }: ToolsProps) {
  const editor = useEditor()
  const words = useLocalized()
  const unsaved = useStore(editor.library.store, (state) => state.unsaved)
  // Own features are read here and not planned: only how wide the chart is can be chosen.
  if (view === 'own')
    return (
      <div className="editor-tools">
        <ZoomTools zoom={zoom} onZoom={onZoom} />
      </div>
    )
  return (
    <div className="editor-tools">
      <StepButtons />
      {view !== 'edits' && <RowFilterFields />}
      {view === 'gantt' && <ChartTools zoom={zoom} onZoom={onZoom} />}
      <FormButtons />
      <StatedButton />
      {unsaved && (
        <p className="scenario-trouble" role="alert">
          {words(unsaved)}
        </p>
      )}
    </div>
  )
}

/** Undo and redo, each with what it goes over. */
function StepButtons() {
  const editor = useEditor()
  const text = useScenarioText()
  const { library } = editor
  // They change with the scenarios themselves.
  useStore(library.store, (state) => state.own)
  const shown = useSession((session) => session.sides[0].scenario)
  const nameOf = (step: StepName | null, label: string): string =>
    step ? text('scenario.tool.step', { label, what: stepText(step, text) }) : label
  const [undo, redo] = [text('scenario.tool.undo'), text('scenario.tool.redo')]
  return (
    <div className="editor-group">
      <button
        type="button"
        className="editor-button"
        disabled={!library.canUndo(shown)}
        title={`${nameOf(library.undoName(shown), undo)} (Ctrl+Z)`}
        onClick={() => editor.undo()}
      >
        {undo}
      </button>
      <button
        type="button"
        className="editor-button"
        disabled={!library.canRedo(shown)}
        title={`${nameOf(library.redoName(shown), redo)} (Ctrl+Shift+Z)`}
        onClick={() => editor.redo()}
      >
        {redo}
      </button>
    </div>
  )
}

/** Which rows are shown. */
function RowFilterFields() {
  const editor = useEditor()
  const text = useScenarioText()
  const filter = useEditorState((state) => state.filter)
  useNarrowed('editor', filter.words !== '' || filter.changed)
  const set = (part: Partial<RowFilter>): void => editor.store.setState({ filter: { ...filter, ...part } })
  return (
    <>
      <label className="editor-find">
        <span className="hidden-words">{text('scenario.tool.filter')}</span>
        <input
          type="search"
          placeholder={text('scenario.tool.filter')}
          value={filter.words}
          onChange={(event) => set({ words: event.target.value })}
        />
      </label>
      <label className="editor-check">
        <input type="checkbox" checked={filter.changed} onChange={(event) => set({ changed: event.target.checked })} />
        <span>{text('scenario.tool.changed')}</span>
      </label>
    </>
  )
}

/** A press on plus or minus makes the chart this many times wider or narrower. */
const ZOOM_STEP = 1.6

/** How bars move, and how wide the chart is. */
function ChartTools({ zoom, onZoom }: Omit<ToolsProps, 'view'>) {
  const editor = useEditor()
  const text = useScenarioText()
  const snap = useEditorState((state) => state.snap)
  return (
    <>
      <label className="editor-check">
        <input
          type="checkbox"
          checked={snap}
          onChange={(event) => editor.store.setState({ snap: event.target.checked })}
        />
        <span>{text('scenario.tool.snap')}</span>
      </label>
      <ZoomTools zoom={zoom} onZoom={onZoom} />
    </>
  )
}

/** How wide the chart is. */
function ZoomTools({ zoom, onZoom }: Omit<ToolsProps, 'view'>) {
  const text = useScenarioText()
  return (
    <fieldset className="editor-group editor-zoom">
      <legend className="hidden-words">{text('scenario.tool.zoom')}</legend>
      <button
        type="button"
        className="editor-button"
        aria-label={text('scenario.tool.zoomOut')}
        title={text('scenario.tool.zoomOut')}
        disabled={zoom <= 1}
        onClick={() => onZoom(zoom / ZOOM_STEP)}
      >
        −
      </button>
      <button
        type="button"
        className="editor-button"
        aria-label={text('scenario.tool.zoomIn')}
        title={text('scenario.tool.zoomIn')}
        onClick={() => onZoom(zoom * ZOOM_STEP)}
      >
        +
      </button>
      <button type="button" className="editor-button" disabled={zoom <= 1} onClick={() => onZoom(1)}>
        {text('scenario.tool.fit')}
      </button>
    </fieldset>
  )
}

/** A form that lies open is closed by the button that opened it. */
function useToggleForm(): (name: FormName) => void {
  const editor = useEditor()
  return (name) => editor.store.setState(({ form }) => ({ form: form === name ? null : name }))
}

function FormButtons() {
  const text = useScenarioText()
  const toggle = useToggleForm()
  const form = useEditorState((state) => state.form)
  const selected = useEditorState((state) => state.selected.size)
  return (
    <div className="editor-group editor-forms">
      {FORMS.map(({ name, message }) => (
        <button
          key={name}
          type="button"
          className="editor-button"
          aria-pressed={form === name}
          onClick={() => toggle(name)}
        >
          {text(message)}
          {name === 'thing' && selected > 1 && <span className="count">{selected}</span>}
        </button>
      ))}
    </div>
  )
}

/** Who changes the plan and why, and whether that is still to be told of a change. */
function StatedButton() {
  const editor = useEditor()
  const text = useScenarioText()
  const toggle = useToggleForm()
  const form = useEditorState((state) => state.form)
  const stated = useEditorState((state) => state.stated)
  // What is to be told changes with the scenarios, and with the one that is shown.
  useStore(editor.library.store, (state) => state.own)
  useSession((session) => session.sides[0].scenario)
  return (
    <button
      type="button"
      className="editor-button editor-author"
      data-part="editor-author"
      aria-pressed={form === 'stated'}
      onClick={() => toggle('stated')}
    >
      {needsStatement(editor.current()) && <b className="scenario-trouble">{text('scenario.tool.untold')} </b>}
      {stated
        ? text('scenario.tool.stated', { author: stated.author, reason: stated.reason })
        : text('scenario.tool.notStated')}
    </button>
  )
}
