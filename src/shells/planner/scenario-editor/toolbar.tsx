import { useStore } from 'zustand'
import type { PlainId } from '../../../messages/values.ts'
import type { scenariosZh } from '../scenarios/messages/zh.ts'
import { useLocalized, useSession } from '../../../app/use-app.ts'
import { useEditor, useEditorState } from './editor-context.tsx'
import type { EditorView } from './scenario-editor.tsx'
import type { StepName } from '../../../session/scenario-library.ts'
import { isToBeTold, type FormName } from './plan-editor.ts'
import { stepText } from './status-line.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

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
  const text = useScenarioText()
  const words = useLocalized()
  const snap = useEditorState((state) => state.snap)
  const filter = useEditorState((state) => state.filter)
  const form = useEditorState((state) => state.form)
  const stated = useEditorState((state) => state.stated)
  const selected = useEditorState((state) => state.selected.size)
  const unsaved = useStore(editor.library.store, (state) => state.unsaved)
  // Undo and redo change with the scenarios themselves.
  useStore(editor.library.store, (state) => state.own)
  const shown = useSession((session) => session.sides[0].scenario)
  const isUntold = isToBeTold(editor.current())
  const said = (name: StepName | null, label: string): string =>
    name ? text('scenario.tool.step', { label, what: stepText(name, text) }) : label
  const [undo, redo] = [
    said(editor.library.undoName(shown), text('scenario.tool.undo')),
    said(editor.library.redoName(shown), text('scenario.tool.redo')),
  ]
  return (
    <div className="editor-tools">
      <div className="editor-group">
        <button
          type="button"
          className="editor-button"
          disabled={!editor.library.canUndo(shown)}
          title={`${undo} (Ctrl+Z)`}
          onClick={() => editor.undo()}
        >
          {text('scenario.tool.undo')}
        </button>
        <button
          type="button"
          className="editor-button"
          disabled={!editor.library.canRedo(shown)}
          title={`${redo} (Ctrl+Shift+Z)`}
          onClick={() => editor.redo()}
        >
          {text('scenario.tool.redo')}
        </button>
      </div>
      {view !== 'edits' && (
        <>
          <label className="editor-find">
            <span className="hidden-words">{text('scenario.tool.filter')}</span>
            <input
              type="search"
              placeholder={text('scenario.tool.filter')}
              value={filter.words}
              onChange={(event) => editor.store.setState({ filter: { ...filter, words: event.target.value } })}
            />
          </label>
          <label className="editor-check">
            <input
              type="checkbox"
              checked={filter.changed}
              onChange={(event) => editor.store.setState({ filter: { ...filter, changed: event.target.checked } })}
            />
            <span>{text('scenario.tool.changed')}</span>
          </label>
        </>
      )}
      {view === 'gantt' && (
        <>
          <label className="editor-check">
            <input
              type="checkbox"
              checked={snap}
              onChange={(event) => editor.store.setState({ snap: event.target.checked })}
            />
            <span>{text('scenario.tool.snap')}</span>
          </label>
          <fieldset className="editor-group editor-zoom">
            <legend className="hidden-words">{text('scenario.tool.zoom')}</legend>
            <button
              type="button"
              className="editor-button"
              aria-label={text('scenario.tool.zoomOut')}
              title={text('scenario.tool.zoomOut')}
              disabled={zoom <= 1}
              onClick={() => onZoom(zoom / 1.6)}
            >
              −
            </button>
            <button
              type="button"
              className="editor-button"
              aria-label={text('scenario.tool.zoomIn')}
              title={text('scenario.tool.zoomIn')}
              onClick={() => onZoom(zoom * 1.6)}
            >
              +
            </button>
            <button type="button" className="editor-button" disabled={zoom <= 1} onClick={() => onZoom(1)}>
              {text('scenario.tool.fit')}
            </button>
          </fieldset>
        </>
      )}
      <div className="editor-group bench-forms">
        {FORMS.map(({ name, message }) => (
          <button
            key={name}
            type="button"
            className="editor-button"
            aria-pressed={form === name}
            onClick={() => editor.store.setState({ form: form === name ? null : name })}
          >
            {text(message)}
            {name === 'thing' && selected > 1 && <span className="count">{selected}</span>}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="editor-button editor-author"
        aria-pressed={form === 'stated'}
        onClick={() => editor.store.setState({ form: form === 'stated' ? null : 'stated' })}
      >
        {isUntold && <b className="scenario-trouble">{text('scenario.tool.untold')} </b>}
        {stated
          ? text('scenario.tool.stated', { author: stated.author, reason: stated.reason })
          : text('scenario.tool.notStated')}
      </button>
      {unsaved && (
        <p className="scenario-trouble" role="alert">
          {words(unsaved)}
        </p>
      )}
    </div>
  )
}
