import './scenarios.css'
import '../scenario-forms.css'
import { Suspense, use } from 'react'
import { useStore } from 'zustand'
import type { LocalizedText } from '../../../base/localized-text.ts'
import type { Scenario } from '../../../scenario/schema.ts'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import { useSession, useLocalized, useApp } from '../../../app/use-app.ts'
import { stepText } from '../scenario-editor/status-line.tsx'
import { SidePanel } from '../side-panel.tsx'
import { OwnRecordsList } from './own-records-list.tsx'
import { ScenarioCards } from './scenario-cards.tsx'
import { ScenarioMessages, useScenarioText } from './scenario-text.tsx'
import { SidesForm } from './sides-form.tsx'
import { useScenarioActions } from './use-scenario-actions.ts'
import { Button } from '../../../ui/button.tsx'

/** Which scenario stands on which side of the screen; one's own to make, copy, name and take away. */
export default function ScenarioPanel() {
  return (
    <ScenarioMessages>
      <Suspense fallback={null}>
        <WithLibrary />
      </Suspense>
    </ScenarioMessages>
  )
}

function WithLibrary() {
  const {
    scenarios: { loadLibrary },
  } = useApp()
  return <Panel library={use(loadLibrary())} />
}

function Panel({ library }: { readonly library: ScenarioLibrary }) {
  const {
    panels,
    scenarios: { holdsOwnRecords },
  } = useApp()
  const text = useScenarioText()
  const words = useLocalized()
  const { shipped, own, unsaved } = useStore(library.store)
  const actions = useScenarioActions(library)
  const find = (id: string | null) => [...shipped, ...own].find((scenario) => scenario.id === id)
  const nameOf = (id: string | null): string => {
    const found = find(id)
    return found ? words(found.name) : (id ?? '')
  }
  const troubles = [...actions.faults.map(({ reason }) => reason), ...(unsaved ? [unsaved] : [])]
  return (
    <SidePanel
      name="scenarios"
      title={text('scenario.panel.title')}
      closeLabel={text('scenario.panel.close')}
      onClose={() => panels.setState({ scenarios: false })}
    >
      <div className="scenario-form scenario-sides">
        <SidesForm library={library} />
        <ShownActions library={library} actions={actions} />
      </div>
      {troubles.length > 0 && (
        <p className="scenario-trouble" role="alert">
          {troubles.map(words).join(' ')}
        </p>
      )}
      <ScenarioCards library={library} actions={actions} nameOf={nameOf} />
      {holdsOwnRecords() && (
        <Suspense fallback={null}>
          <OwnRecordsList
            nameOf={nameOf}
            isKnown={(id) => find(id) !== undefined}
            addedName={(id) => addedIn([...shipped, ...own], id)}
          />
        </Suspense>
      )}
    </SidePanel>
  )
}

/** The name of a thing that one of the scenarios adds. */
function addedIn(scenarios: readonly Scenario[], entity: string): LocalizedText | undefined {
  const edit = scenarios.flatMap(({ edits }) => edits).find((one) => one.edit === 'add' && one.entity === entity)
  return edit?.edit === 'add' ? edit.name : undefined
}

interface ShownActionsProps {
  readonly library: ScenarioLibrary
  readonly actions: ReturnType<typeof useScenarioActions>
}

/** What can be done with what is shown; a saved page shows its scenarios and changes none. */
function ShownActions({ library, actions }: ShownActionsProps) {
  const {
    commands,
    panels,
    scenarios: { embedded },
  } = useApp()
  const text = useScenarioText()
  const [first, second] = useSession((session) => session.sides)
  const undoName = library.undoName(first.scenario)
  return (
    <div className="scenario-actions">
      {second && <Button onClick={() => commands.swapSides()}>{text('scenario.panel.swap')}</Button>}
      {embedded?.from !== 'page' && (
        <>
          <Button
            kind="solid"
            data-part="open-editor"
            onClick={() => panels.setState({ scenarioEditor: true, scenarios: false })}
          >
            {text('scenario.panel.edit')}
          </Button>
          <Button onClick={actions.create}>{text('scenario.panel.create')}</Button>
          <Button disabled={!library.canUndo(first.scenario)} onClick={actions.undo}>
            {undoName
              ? text('scenario.panel.undoNamed', { what: stepText(undoName, text) })
              : text('scenario.tool.undo')}
          </Button>
        </>
      )}
    </div>
  )
}
