import { Icon } from '../../../ui/icon.tsx'
import { useLocalized } from '../../../app/use-app.ts'
import { useEditor, useEditorState } from './editor-context.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

/** What was done last, or why it could not be; read aloud when it changes. */
export function StatusLine() {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const said = useEditorState((state) => state.said)
  return (
    <output className="editor-status" data-tone={said?.tone}>
      {said && (
        <>
          <span>
            {said.tone === 'refused' && <b>{text('scenario.status.refused')} </b>}
            {text(said.message, said.values)}
            {said.why.map((why) => (
              <strong key={why.en}>{words(why)}</strong>
            ))}
          </span>
          <button
            type="button"
            className="round-button"
            aria-label={text('notice.close')}
            onClick={() => editor.say(null)}
          >
            <Icon name="close" />
          </button>
        </>
      )}
    </output>
  )
}
