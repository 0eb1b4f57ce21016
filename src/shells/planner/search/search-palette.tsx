/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/no-noninteractive-element-interactions --
   a combobox with a listbox in the browser's own dialog: the input keeps the focus and its keys move among the options. */
import './search.css'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { searchCity, type SearchEntry } from '../../../city/search-city.ts'
import { EntityRowMarks } from '../../../features/card/entity-row-marks.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { scrollToOption } from '../scroll-to-option.ts'
import { openCockpit } from '../../../app/panels.ts'
import { useStageView, useText, useLocalized, useApp } from '../../../app/use-app.ts'
import { useSearchIndex } from './search-index.ts'

/** Finds places, projects, indicators, statements and documents, in Chinese, pinyin or English; choosing goes there. */
export default function SearchPalette() {
  const { city, commands, panels } = useApp()
  const view = useStageView()
  const text = useText()
  const words = useLocalized()
  const { index, systemsOf } = useSearchIndex()
  const [query, setQuery] = useState(() => panels.getState().typedAhead)
  const [active, setActive] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const results = useMemo(() => searchCity(index, query), [index, query])

  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    panels.setState({ typedAhead: '' })
    return () => element?.close()
  }, [panels])
  useEffect(() => scrollToOption(`${listId}-${active}`), [listId, active])

  const close = (): void => panels.setState({ dialog: null })
  const goTo = (id: string): void => {
    commands.select(id)
    view?.flyToEntity(id)
  }
  const choose = (entry: SearchEntry): void => {
    close()
    if (entry.kind === 'entity') {
      panels.setState({ document: null })
      goTo(entry.id)
    } else if (entry.kind === 'document') panels.setState({ document: { id: entry.id, fact: null } })
    else if (entry.kind === 'indicator') openCockpit(panels, { system: systemOf(entry.id), indicator: entry.id })
    else {
      const fact = city.facts.get(entry.id)
      const thing = city.entitiesOfFact.get(entry.id)?.[0]
      if (thing) goTo(thing.id)
      // Choosing a thing closes an open document: the statement's page opens after it.
      if (fact) setTimeout(() => panels.setState({ document: { id: fact.source.document, fact: fact.id } }), 0)
    }
  }
  const systemOf = (id: string): string | null => systemsOf.get(id) ?? null
  const press = (event: KeyboardEvent): void => {
    const to = {
      ArrowDown: Math.min(active + 1, results.length - 1),
      ArrowUp: Math.max(active - 1, 0),
      PageDown: Math.min(active + 8, results.length - 1),
      PageUp: Math.max(active - 8, 0),
      Home: 0,
      End: results.length - 1,
    }[event.key]
    if (to !== undefined && !(query !== '' && (event.key === 'Home' || event.key === 'End'))) {
      event.preventDefault()
      setActive(Math.max(to, 0))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      const entry = results[active]
      if (entry) choose(entry)
    }
  }

  return (
    <dialog
      className="search-palette"
      ref={dialog}
      aria-label={text('search.label')}
      onCancel={close}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className="search-page">
        <label className="search">
          <Icon name="search" />
          <span className="hidden-words">{text('search.placeholder')}</span>
          <input
            id="search-everything"
            type="text"
            role="combobox"
            aria-expanded={results.length > 0}
            aria-controls={listId}
            aria-activedescendant={results.length > 0 ? `${listId}-${active}` : undefined}
            placeholder={text('search.placeholder')}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setActive(0)
            }}
            onKeyDown={press}
          />
          <button type="button" className="round-button" aria-label={text('dialog.close')} onClick={close}>
            <Icon name="close" />
          </button>
        </label>
        <div className="search-results" id={listId} role="listbox" aria-label={text('search.label')}>
          {results.map((entry, at) => (
            <div
              key={`${entry.kind} ${entry.id}`}
              id={`${listId}-${at}`}
              role="option"
              className="search-result"
              aria-selected={at === active}
              data-kind={entry.kind}
              data-id={entry.id}
              onClick={() => choose(entry)}
              onPointerMove={() => setActive(at)}
            >
              {entry.kind === 'entity' ? (
                <EntityRowMarks id={entry.id} />
              ) : (
                <Icon name={entry.kind === 'indicator' ? 'legend' : 'page'} />
              )}
              <span>
                {words(entry.title)}
                {entry.detail && <small>{words(entry.detail)}</small>}
              </span>
              <em>{text(`search.kind.${entry.kind}`)}</em>
            </div>
          ))}
        </div>
        {query.trim() !== '' && results.length === 0 && (
          <p className="search-none">{text('search.none', { query: query.trim() })}</p>
        )}
        <p className="search-foot">
          <output>{query.trim() === '' ? '' : text('search.results', { count: results.length })}</output>{' '}
          <span>{text('search.hint')}</span>
        </p>
      </div>
    </dialog>
  )
}
