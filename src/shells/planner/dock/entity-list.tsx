/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   a combobox with a listbox: the input keeps the focus and its keys move among the options (aria-activedescendant). */
import { useDeferredValue, useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { BREAKPOINTS } from '../../../ui/breakpoints.ts'
import type { Entity } from '../../../city/schema.ts'
import { EntityRowMarks } from '../../../features/card/entity-row-marks.tsx'
import { Combobox, optionAfter } from '../combobox.tsx'
import { scrollToOption } from '../scroll-to-option.ts'
import { useSession, useStageView, useText, useLocalized, useApp } from '../../../app/use-app.ts'
import { useNarrowed } from '../use-narrowed.ts'
import { depthOf, groupEntities } from './group-entities.ts'

/** How many options Page Up and Page Down go. */
const PAGE = 10

/** Everything the twin knows, by layer: type to narrow it down, arrows to move, Enter to choose and fly there. */
export function EntityList() {
  const { city } = useApp()
  const text = useText()
  const selection = useSession((session) => session.selection)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState<string | null>(null)
  useNarrowed('list', query !== '')
  const listId = useId()
  const asked = useDeferredValue(query)
  const groups = useMemo(() => groupEntities(city, asked), [city, asked])
  const flat = useMemo(() => groups.flatMap((group) => group.entities), [groups])

  useEffect(() => {
    scrollToOption(`${listId}-${active}`)
  }, [listId, active])
  useEffect(() => {
    scrollToOption(`${listId}-${selection}`)
  }, [listId, selection])

  const choose = useShowEntity()
  const press = (event: KeyboardEvent): void => {
    const at = flat.findIndex((entity) => entity.id === active)
    const to = optionAfter(event.key, at, flat.length, PAGE)
    if (to !== undefined) {
      event.preventDefault()
      setActive(flat[to]?.id ?? null)
    } else if (event.key === 'Enter') {
      const entity = flat[at] ?? flat[0]
      if (entity) choose(entity)
    } else if (event.key === 'Escape' && query !== '') {
      event.stopPropagation()
      setQuery('')
    }
  }

  return (
    <div className="entity-list" data-part="entity-list">
      <Combobox
        id="search"
        type="search"
        label={text('list.search')}
        value={query}
        listId={listId}
        activeId={active === null ? undefined : `${listId}-${active}`}
        isExpanded
        onChange={(typed) => {
          setQuery(typed)
          setActive(null)
        }}
        onKeyDown={press}
      >
        <kbd aria-hidden="true">/</kbd>
      </Combobox>
      <div className="entity-groups" id={listId} role="listbox" aria-label={text('dock.list')}>
        {groups.map(({ layer, entities }) => (
          <div key={layer} role="group" aria-label={text(`layer.${layer}`)} data-layer={layer}>
            <h3 aria-hidden="true">
              {text(`layer.${layer}`)} <span className="count">{entities.length}</span>
            </h3>
            {entities.map((entity) => (
              <EntityOption
                key={entity.id}
                id={`${listId}-${entity.id}`}
                entity={entity}
                depth={query === '' ? Math.min(depthOf(city, entity), 3) : 0}
                isSelected={selection === entity.id}
                isActive={active === entity.id}
                onChoose={() => choose(entity)}
              />
            ))}
          </div>
        ))}
        {flat.length === 0 && <p className="quiet-words">{text('list.none', { query: asked })}</p>}
      </div>
      <output className="hidden-words">{text('list.results', { count: flat.length })}</output>
    </div>
  )
}

/** Chooses an entity and flies there; where the list would lie over the map, it goes. */
function useShowEntity(): (entity: Entity) => void {
  const { commands, panels } = useApp()
  const view = useStageView()
  return ({ id }) => {
    panels.setState({ document: null })
    commands.select(id)
    view?.flyToEntity(id)
    if (matchMedia(BREAKPOINTS.phone).matches) panels.setState({ dock: null })
  }
}

interface EntityOptionProps {
  readonly id: string
  readonly entity: Entity
  /** How far it is set in, by what it lies in. */
  readonly depth: number
  readonly isSelected: boolean
  readonly isActive: boolean
  readonly onChoose: () => void
}

function EntityOption({ id, entity, depth, isSelected, isActive, onChoose }: EntityOptionProps) {
  const words = useLocalized()
  return (
    <div
      id={id}
      className="entity-row"
      data-part="entity-row"
      role="option"
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-depth={depth}
      onClick={onChoose}
    >
      <EntityRowMarks id={entity.id} />
      <span>{words(entity.name)}</span>
    </div>
  )
}
