import { IconButton } from '../../../ui/icon-button.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useSession, useLocalized, useApp } from '../../../app/use-app.ts'
import { useScenarioOrigin } from '../scenarios/scenario-origin.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { useEditor } from './editor-context.tsx'
import { Button } from '../../../ui/button.tsx'

const PLAN_VIEWS = ['gantt', 'table', 'edits'] as const
/** Of the plan, and of the features of an own layer. */
const EDITOR_VIEWS = [...PLAN_VIEWS, 'own'] as const
export type PlanView = (typeof PLAN_VIEWS)[number]
export type EditorView = (typeof EDITOR_VIEWS)[number]

const ORIGIN_WORDS = {
  linked: 'scenario.editor.linked',
  shipped: 'scenario.editor.shipped',
  own: 'scenario.editor.own',
} as const

interface HeadProps {
  readonly view: EditorView
  readonly onView: (view: EditorView) => void
  /** Whether there are own layers with days. */
  readonly hasOwn: boolean
  readonly onClose: () => void
}

/** Which scenario is edited and what editing it means, its views, and the ways out. */
export function EditorHead({ view, onView, hasOwn, onClose }: HeadProps) {
  const { schedule, panels, commands } = useApp()
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const scenarioId = useSession((session) => session.sides[0].scenario)
  const origin = useScenarioOrigin(editor.library)(scenarioId)
  const name = words(schedule.scenario.name)
  const meaning = text(ORIGIN_WORDS[origin])
  /** The answer to "what if": the reference at the left, this one at the right, and what it gains and costs. */
  const compare = (): void => {
    commands.compareScenarios('reference', scenarioId)
    panels.setState({ scenarioEditor: false, scenarios: false, results: 'differences' })
  }
  return (
    <header className="editor-head">
      <h2 title={name}>{name}</h2>
      <p className="quiet-words" title={meaning}>
        {meaning}
      </p>
      <Tabs
        className="editor-views"
        data-part="editor-views"
        label={text('scenario.editor.views')}
        tabs={hasOwn ? EDITOR_VIEWS : PLAN_VIEWS}
        current={view}
        onChoose={onView}
      >
        {(name) => (
          <>
            {text(`scenario.view.${name}`)}
            {name === 'edits' && <span className="count">{schedule.source.edits.length}</span>}
          </>
        )}
      </Tabs>
      {scenarioId !== 'reference' && (
        <Button kind="solid" className="editor-button" onClick={compare}>
          {text('scenario.editor.compare')}
        </Button>
      )}
      <Button className="editor-button" onClick={() => panels.setState({ scenarios: true })}>
        {text('scenario.editor.choose')}
      </Button>
      <IconButton className="editor-close" icon="close" label={text('scenario.editor.close')} onClick={onClose} />
    </header>
  )
}
