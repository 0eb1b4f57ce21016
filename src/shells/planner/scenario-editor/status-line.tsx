import './status-line.css'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useLocalized } from '../../../app/use-app.ts'
import { useEditor, useEditorState } from './editor-context.tsx'
import { readKept } from '../../../messages/values.ts'
import type { StepName } from '../../../session/scenario-library.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

/** What a step was, in the words that told of it when it was made. */
export const stepText = (step: StepName, text: ReturnType<typeof useScenarioText>): string => readKept(text, step)

/** What was done last, or why it could not be; read aloud when it changes. */
export function StatusLine() {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const feedback = useEditorState((state) => state.feedback)
  return (
    <output className="editor-status" data-part="editor-status" data-tone={feedback?.tone}>
      {feedback && (
        <>
          <span>
            {feedback.tone === 'refused' && <b>{text('scenario.status.refused')} </b>}
            {readKept(
              text,
              feedback.step
                ? { ...feedback, values: { ...feedback.values, what: stepText(feedback.step, text) } }
                : feedback,
            )}
            {feedback.why.map((why) => (
              <strong key={words(why)}>{words(why)}</strong>
            ))}
          </span>
          <IconButton icon="close" label={text('notice.close')} onClick={() => editor.say(null)} />
        </>
      )}
    </output>
  )
}
