import { EntityRowMarks } from '../../../features/card/entity-row-marks.tsx'
import { useSession, useLocalized, useApp } from '../../../app/use-app.ts'
import { hasPlace, useFocusEntity } from './focus-entity.ts'
import { useSystemText } from '../../../features/systems/systems-context.tsx'

/** Things of the twin as small buttons with their phase on the day; a press chooses one and brings the map there. */
export function EntityChips({ ids, label }: { readonly ids: readonly string[]; readonly label: string }) {
  const { city } = useApp()
  const words = useLocalized()
  const text = useSystemText()
  const focusEntity = useFocusEntity()
  const selection = useSession((session) => session.selection)
  const things = ids.flatMap((id) => city.entityById.get(id) ?? [])
  if (things.length === 0) return null
  return (
    <ul className="entity-chips" data-part="entity-chips" aria-label={label}>
      {things.map((thing) => (
        <li key={thing.id}>
          <button
            type="button"
            data-layer={thing.layer}
            aria-pressed={selection === thing.id}
            onClick={() => focusEntity([thing.id])}
          >
            <EntityRowMarks id={thing.id} />
            <span>{words(thing.name)}</span>
            {!hasPlace(thing) && <small>{text('indicator.noPlace')}</small>}
          </button>
        </li>
      ))}
    </ul>
  )
}
