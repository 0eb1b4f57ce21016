import type { Pair } from '../../../facts/schema.ts'
import { openCockpit } from '../../../app/panels.ts'
import { useApp, useLocalized, useSession } from '../../../app/use-app.ts'
import { useSystems } from '../../../features/systems/systems-context.tsx'
import { useCockpitText } from './cockpit-text.ts'
import { useFocusEntity } from './focus-entity.ts'
import { Statement } from './statement.tsx'

/** A goal, or an earlier wording, beside its later report. */
export function PairRow({ pair }: { readonly pair: Pair }) {
  const { city, commands, panels } = useApp()
  const pack = useSystems()
  const text = useCockpitText()
  const words = useLocalized()
  const focusEntity = useFocusEntity()
  const selection = useSession((session) => session.selection)
  const ids = [pair.report, pair.goal].flatMap((id) =>
    id === null ? [] : (city.entitiesOfFact.get(id) ?? []).map((entity) => entity.id),
  )
  const goal = city.facts.get(pair.goal)
  const report = pair.report === null ? undefined : city.facts.get(pair.report)
  const system = pack.systems.find(({ id }) => id === pair.system)
  return (
    <tr data-pair={pair.id} data-selected={(selection !== null && ids.includes(selection)) || undefined}>
      <td>
        <button type="button" className="link quiet" onClick={() => openCockpit(panels, { system: pair.system })}>
          {words(system?.name ?? { zh: pair.system, en: pair.system })}
        </button>
      </td>
      <th scope="row">
        <button
          type="button"
          className="link"
          title={text('pairs.onMap', { subject: words(pair.subject) })}
          onClick={() => {
            commands.chooseReading('difference')
            focusEntity(ids)
          }}
        >
          {words(pair.subject)}
        </button>
      </th>
      <td>{goal && <Statement fact={goal} side="goal" />}</td>
      <td>
        {report ? (
          <Statement fact={report} side="report" />
        ) : (
          <span className="not-stated">{text('pairs.noReport')}</span>
        )}
      </td>
      <td>
        <PairVerdict pair={pair} />
      </td>
      {/* A note of the pack may rest on a report that is not known yet. */}
      <td className="pairs-note">{pack.pairs.includes(pair) ? words(pair.note) : text('pairs.knownNote')}</td>
    </tr>
  )
}

function PairVerdict({ pair }: { readonly pair: Pair }) {
  const text = useCockpitText()
  const words = useLocalized()
  return (
    <>
      <span className="verdict-chip" data-part="verdict-chip" data-verdict={pair.verdict}>
        {text(`verdict.${pair.verdict}`)}
      </span>
      {pair.report !== null && pair.sharedName === null && pair.verdict !== 'not-comparable' && (
        <span className="when">{text('pairs.inferred')}</span>
      )}
      {pair.derived && (
        <span className="derived" data-derived={`${pair.goal} ${pair.report}`}>
          {text('indicator.derived', { formula: words(pair.derived) })}
        </span>
      )}
    </>
  )
}
