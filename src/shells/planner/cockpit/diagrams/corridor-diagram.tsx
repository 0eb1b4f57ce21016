import './corridor-diagram.css'
import { useMemo } from 'react'
import type { Entity } from '../../../../city/schema.ts'
import type { System } from '../../../../facts/schema.ts'
import { entityMomentAt } from '../../../../moment/moment-at.ts'
import { useSession, useText, useLocalized, useApp } from '../../../../app/use-app.ts'
import { EntityChips } from '../entity-chips.tsx'
import { useFocusEntity } from '../focus-entity.ts'
import { useEvidenceDay, useSystemText } from '../../../../features/systems/systems-context.tsx'
import { useSystemThings } from './system-items.ts'

const LINES: ReadonlySet<Entity['kind']> = new Set([
  'pipeline-planned',
  'pipeline-existing',
  'corridor',
  'road',
  'express-line',
])

/** Lines as strips without geography, solid where they run, dashed where they are planned; then what else belongs to them. */
export function CorridorDiagram({ system }: { readonly system: System }) {
  const { city, schedule } = useApp()
  const text = useSystemText()
  const plain = useText()
  const words = useLocalized()
  const day = useEvidenceDay()
  const focusEntity = useFocusEntity()
  const selection = useSession((session) => session.selection)
  const things = useSystemThings(system)
  const lines = useMemo(() => things.filter(({ kind }) => LINES.has(kind)), [things])
  const rest = things.filter(({ kind }) => !LINES.has(kind))
  return (
    <div className="corridor-form">
      <p className="diagram-note">
        {text('corridor.strip')}
        {system.id === 'gas-pipeline' ? ` · ${text('corridor.outside')}` : ''}
      </p>
      <ul className="strips">
        {lines.map((line) => {
          const entry = schedule.entries[city.indexOf.get(line.id) ?? -1]
          const moment = entry && entityMomentAt(entry, day)
          const ends = (city.children.get(line.id) ?? []).filter(({ kind }) => kind === 'pipeline-end')
          return (
            <li key={line.id} data-layer={line.layer}>
              <button
                type="button"
                className="strip"
                aria-pressed={selection === line.id}
                onClick={() => focusEntity([line.id])}
              >
                <span className="strip-name">{words(line.name)}</span>
                <svg viewBox="0 0 400 22" preserveAspectRatio="none" aria-hidden="true">
                  <path
                    className="strip-line"
                    data-kind={line.kind}
                    data-phase={moment?.documented ?? 'notStated'}
                    d="M8 11H392"
                  />
                </svg>
                <span className="strip-ends">
                  {ends.map((end) => (
                    <span key={end.id}>{words(end.name)}</span>
                  ))}
                </span>
                <span className="when">{plain(`phase.${moment?.documented ?? 'notStated'}`)}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {system.id === 'gas-pipeline' && <p className="diagram-note">{text('corridor.endNotStated')}</p>}
      {rest.length > 0 && <EntityChips ids={rest.map(({ id }) => id)} label={text('indicator.entities')} />}
      {things.length === 0 && <p className="not-stated">{text('cockpit.notYet')}</p>}
    </div>
  )
}
