/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   a combobox with a listbox: the input keeps the focus and its keys move among the options (aria-activedescendant). */
import { useDeferredValue, useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { BREAKPOINTS } from '../../../ui/breakpoints.ts'
import type { Entity } from '../../../city/schema.ts'
import { EntityRowMarks } from '../../../features/card/entity-row-marks.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { scrollToOption } from '../scroll-to-option.ts'
import { useSession, useStageView, useText, useLocalized, useApp } from '../../../app/use-app.ts'
import { depthOf, groupEntities } from './group-entities.ts'

/** Everything the twin knows, by layer: type to narrow it down, arrows to move, Enter to choose and fly there. */
export function EntityList() {
  const { city, commands, panels } = useApp()
  const view = useStageView()
  const text = useText()
  const words = useLocalized()
  const selection = useSession((session) => session.selection)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState<string | null>(null)
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

  const choose = (entity: Entity): void => {
    panels.setState({ document: null })
    commands.select(entity.id)
    view?.flyToEntity(entity.id)
    if (matchMedia(BREAKPOINTS.phone).matches) panels.setState({ dock: null })
  }
  const press = (event: KeyboardEvent): void => {
    const at = flat.findIndex((entity) => entity.id === active)
    const to = {
      ArrowDown: Math.min(at + 1, flat.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      PageDown: Math.min(at + 10, flat.length - 1),
      PageUp: Math.max(at - 10, 0),
    }[event.key]
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
    <div className="entity-list">
      <label className="search">
        <Icon name="search" />
        <span className="hidden-words">{text('list.search')}</span>
        <input
          id="search"
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={active === null ? undefined : `${listId}-${active}`}
          placeholder={text('list.search')}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(null)
          }}
          onKeyDown={(event) => event.nativeEvent.isComposing || press(event)}
        />
        <kbd aria-hidden="true">/</kbd>
      </label>
      <div className="entity-groups" id={listId} role="listbox" aria-label={text('dock.list')}>
        {groups.map(({ layer, entities }) => (
          <div key={layer} role="group" aria-label={text(`layer.${layer}`)} data-layer={layer}>
            <h3 aria-hidden="true">
              {text(`layer.${layer}`)} <span className="count">{entities.length}</span>
            </h3>
            {entities.map((entity) => (
              <div
                key={entity.id}
                id={`${listId}-${entity.id}`}
                className="entity-row"
                role="option"
                aria-selected={selection === entity.id}
                data-active={active === entity.id || undefined}
                data-depth={query === '' ? Math.min(depthOf(city, entity), 3) : 0}
                onClick={() => choose(entity)}
              >
                <EntityRowMarks id={entity.id} />
                <span>{words(entity.name)}</span>
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 && <p className="quiet-words">{text('list.none', { query: asked })}</p>}
      </div>
      <output className="hidden-words">{text('list.results', { count: flat.length })}</output>
    </div>
  )
}
