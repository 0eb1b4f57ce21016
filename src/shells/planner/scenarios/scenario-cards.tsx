import { useState } from 'react'
import { useStore } from 'zustand'
import type { Scenario } from '../../../scenario/schema.ts'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import { TextField } from '../../../ui/fields.tsx'
import { useApp, useLanguage, useLocalized, useSession } from '../../../app/use-app.ts'
import { useScenarioOrigin, type ScenarioOrigin } from './scenario-origin.ts'
import { useScenarioText } from './scenario-text.tsx'
import type { useScenarioActions } from './use-scenario-actions.ts'
import { Button } from '../../../ui/button.tsx'

const ORIGIN_WORDS = {
  own: 'scenario.panel.isOwn',
  linked: 'scenario.panel.isLinked',
  shipped: 'scenario.panel.isShipped',
} as const satisfies Readonly<Record<ScenarioOrigin, string>>

interface CardsProps {
  readonly library: ScenarioLibrary
  readonly actions: ReturnType<typeof useScenarioActions>
  readonly nameOf: (id: string | null) => string
}

/** Every scenario with what it says of itself, each to be edited, copied, and, where it is one's own, named and deleted. */
export function ScenarioCards({ library, actions, nameOf }: CardsProps) {
  const text = useScenarioText()
  const { shipped, own } = useStore(library.store)
  const originOf = useScenarioOrigin(library)
  const [first, second] = useSession((session) => session.sides)
  /** The scenario that is about to be deleted, once that was confirmed. */
  const [sure, setSure] = useState<string | null>(null)
  return (
    <ul className="scenario-cards" aria-label={text('scenario.panel.all')}>
      {[...shipped, ...own].map((scenario) => (
        <ScenarioCard
          key={scenario.id}
          scenario={scenario}
          origin={originOf(scenario.id)}
          side={scenario.id === first.scenario ? 'first' : scenario.id === second?.scenario ? 'second' : undefined}
          base={scenario.base === null ? null : nameOf(scenario.base)}
          actions={actions}
          isSure={sure === scenario.id}
          onSure={(isSure) => setSure(isSure ? scenario.id : null)}
        />
      ))}
    </ul>
  )
}

interface CardProps {
  readonly scenario: Scenario
  readonly origin: ScenarioOrigin
  /** Where it stands on the screen. */
  readonly side: 'first' | 'second' | undefined
  /** The name of the scenario that it is based on. */
  readonly base: string | null
  readonly actions: CardsProps['actions']
  /** Whether it is asked if it is to be deleted. */
  readonly isSure: boolean
  readonly onSure: (isSure: boolean) => void
}

function ScenarioCard({ scenario, origin, side, base, actions, isSure, onSure }: CardProps) {
  const { scenarios } = useApp()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const name = words(scenario.name)
  const authors = authorsOf(scenario, language)
  const facts = [
    text(ORIGIN_WORDS[origin]),
    base === null ? text('scenario.panel.noBase') : text('scenario.panel.base', { name: base }),
    text('scenario.panel.edits', { count: scenario.edits.length }),
    ...(authors === '' ? [] : [text('assumption.by', { author: authors })]),
  ]
  return (
    <li data-side={side}>
      <h3>{name}</h3>
      <p>{words(scenario.statement)}</p>
      <p className="quiet-words">{facts.join(text('scenario.row.comma'))}</p>
      {origin === 'own' && <NameForm scenario={scenario} onName={(named) => actions.rename(scenario, named)} />}
      {scenarios.embedded?.from !== 'page' && (
        <div className="scenario-actions">
          <Button aria-label={text('scenario.panel.editNamed', { name })} onClick={() => actions.openEditor(scenario)}>
            {text('scenario.panel.editOne')}
          </Button>
          <Button aria-label={text('scenario.panel.copyNamed', { name })} onClick={() => actions.copy(scenario)}>
            {text('scenario.panel.copy')}
          </Button>
          {origin === 'own' && (
            <Button
              aria-label={text('scenario.panel.removeNamed', { name })}
              aria-expanded={isSure}
              onClick={() => onSure(!isSure)}
            >
              {text('scenario.panel.remove')}
            </Button>
          )}
        </div>
      )}
      {isSure && (
        <p className="scenario-actions" role="alert">
          <span>{text('scenario.panel.removeSure')}</span>
          <Button
            kind="solid"
            onClick={() => {
              onSure(false)
              actions.remove(scenario)
            }}
          >
            {text('scenario.panel.removeYes')}
          </Button>
          <Button onClick={() => onSure(false)}>{text('scenario.panel.removeNo')}</Button>
        </p>
      )}
    </li>
  )
}

function authorsOf(scenario: Scenario, language: 'zh' | 'en'): string {
  return [...new Set(scenario.edits.map(({ author }) => author[language]))].slice(0, 3).join(', ')
}

interface NameFormProps {
  readonly scenario: Scenario
  readonly onName: (name: Scenario['name']) => void
}

/** Both languages of a name: taken in when a field is left, or with Enter. */
function NameForm({ scenario, onName }: NameFormProps) {
  const text = useScenarioText()
  const language = useLanguage()
  const [name, setName] = useState(scenario.name)
  const done = (): void => {
    const [zh, en] = [name.zh.trim(), name.en.trim()]
    if (zh !== '' && en !== '' && (zh !== scenario.name.zh || en !== scenario.name.en)) onName({ zh, en })
  }
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <form
      className="scenario-row"
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      {([language, other] as const).map((one) => (
        <TextField
          key={one}
          label={text(one === language ? 'scenario.panel.name' : 'scenario.panel.nameOther')}
          lang={one}
          value={name[one]}
          maxLength={60}
          onChange={(typed) => setName({ ...name, [one]: typed })}
          onBlur={done}
        />
      ))}
      <button type="submit" hidden>
        {text('scenario.edits.restateDone')}
      </button>
    </form>
  )
}
