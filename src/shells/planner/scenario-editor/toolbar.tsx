import { useStore } from 'zustand'
import type { ScenariosMessageId } from '../scenarios/messages/zh.ts'
import { useWords } from '../../../app/use-app.ts'
import { useEditor, useEditorState } from './editor-context.tsx'
import type { BenchView } from './scenario-editor.tsx'
import type { FormName } from './plan-editor.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

const FORMS: readonly { readonly name: Exclude<FormName, 'stated'>; readonly message: ScenariosMessageId }[] = [
  { name: 'thing', message: 'scen.tool.thing' },
  { name: 'link', message: 'scen.tool.link' },
  { name: 'add', message: 'scen.tool.add' },
  { name: 'mark', message: 'scen.tool.mark' },
]

interface ToolsProps {
  readonly view: BenchView
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
}

/** Undo and redo, what is shown, how bars move, and the forms. */
export function BenchTools({ view, zoom, onZoom }: ToolsProps) {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useWords()
  const snap = useEditorState((state) => state.snap)
  const filter = useEditorState((state) => state.filter)
  const form = useEditorState((state) => state.form)
  const stated = useEditorState((state) => state.stated)
  const selected = useEditorState((state) => state.selected.size)
  const unsaved = useStore(editor.library.store, (state) => state.unsaved)
  // Undo and redo change with the scenarios themselves.
  useStore(editor.library.store, (state) => state.own)
  return (
    <div className="bench-tools">
      <div className="bench-group">
        <button
          type="button"
          className="bench-button"
          disabled={!editor.library.canUndo()}
          title="Ctrl+Z"
          onClick={() => editor.undo()}
        >
          {text('scen.tool.undo')}
        </button>
        <button
          type="button"
          className="bench-button"
          disabled={!editor.library.canRedo()}
          title="Ctrl+Shift+Z"
          onClick={() => editor.redo()}
        >
          {text('scen.tool.redo')}
        </button>
      </div>
      {view !== 'edits' && (
        <>
          <label className="bench-find">
            <span className="hidden-words">{text('scen.tool.filter')}</span>
            <input
              type="search"
              placeholder={text('scen.tool.filter')}
              value={filter.words}
              onChange={(event) => editor.store.setState({ filter: { ...filter, words: event.target.value } })}
            />
          </label>
          <label className="bench-check">
            <input
              type="checkbox"
              checked={filter.changed}
              onChange={(event) => editor.store.setState({ filter: { ...filter, changed: event.target.checked } })}
            />
            <span>{text('scen.tool.changed')}</span>
          </label>
        </>
      )}
      {view === 'gantt' && (
        <>
          <label className="bench-check">
            <input
              type="checkbox"
              checked={snap}
              onChange={(event) => editor.store.setState({ snap: event.target.checked })}
            />
            <span>{text('scen.tool.snap')}</span>
          </label>
          <fieldset className="bench-group bench-zoom">
            <legend className="hidden-words">{text('scen.tool.zoom')}</legend>
            <button
              type="button"
              className="bench-button"
              aria-label={text('scen.tool.zoomOut')}
              title={text('scen.tool.zoomOut')}
              disabled={zoom <= 1}
              onClick={() => onZoom(zoom / 1.6)}
            >
              −
            </button>
            <button
              type="button"
              className="bench-button"
              aria-label={text('scen.tool.zoomIn')}
              title={text('scen.tool.zoomIn')}
              onClick={() => onZoom(zoom * 1.6)}
            >
              +
            </button>
            <button type="button" className="bench-button" disabled={zoom <= 1} onClick={() => onZoom(1)}>
              {text('scen.tool.fit')}
            </button>
          </fieldset>
        </>
      )}
      <div className="bench-group bench-forms">
        {FORMS.map(({ name, message }) => (
          <button
            key={name}
            type="button"
            className="bench-button"
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
        className="bench-button bench-stated"
        aria-pressed={form === 'stated'}
        onClick={() => editor.store.setState({ form: form === 'stated' ? null : 'stated' })}
      >
        {stated
          ? text('scen.tool.stated', { author: stated.author, reason: stated.reason })
          : text('scen.tool.notStated')}
      </button>
      {unsaved && (
        <p className="scen-trouble" role="alert">
          {words(unsaved)}
        </p>
      )}
    </div>
  )
}
