/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/no-noninteractive-element-interactions --
   a combobox with a listbox in the browser's own dialog: the input keeps the focus and its keys move among the options. */
import './search.css'
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { FIRST_DAY, asDay } from '../../../base/day.ts'
import { aliasFor, searchCity, searchNearest, type SearchEntry } from '../../../city/search-city.ts'
import { readAim, type DirectAim } from '../../../city/search-query.ts'
import { EntityRowMarks } from '../../../features/card/entity-row-marks.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useModal } from '../../../ui/use-modal.ts'
import { Combobox, optionAfter } from '../combobox.tsx'
import { scrollToOption } from '../scroll-to-option.ts'
import { formatDay, formatShownDay } from '../../../ui/format-day.ts'
import { chooseFeature } from '../../../app/own-data/own-data.ts'
import { rowBounds } from '../../../own-layers/row-bounds.ts'
import { addToast, openCockpit } from '../../../app/panels.ts'
import { useLanguage, useStageView, useLocalized, useApp } from '../../../app/use-app.ts'
import { cameraOnBounds, cameraOnPlace } from './place-camera.ts'
import { useSearchIndex } from './search-index.ts'
import { SearchMessages, useSearchText } from './search-text.ts'
import { useOwnResults, type OwnResult } from './use-own-results.ts'

/** How near a point is looked at. */
const SPOT_ZOOM = 15

/** How many results Page Up and Page Down go. */
const PAGE = 8

type Result = SearchEntry | DirectAim | OwnResult
const keyOf = (result: Result): string =>
  result.kind === 'spot' ? 'spot' : result.kind === 'day' ? 'day' : `${result.kind} ${result.id}`

interface Results {
  readonly results: readonly Result[]
  readonly near: boolean
  /** How many features of one's own data there are altogether. */
  readonly own: number
}

/** What a query finds: what it says itself, the entries that hold it and features of one's own, or else entries that come nearest. */
function useResults(query: string): Results {
  const { index, fold } = useSearchIndex()
  const own = useOwnResults(query)
  const { found, nearest } = useMemo(() => {
    const aim = readAim(query)
    const found: readonly Result[] = [...(aim ? [aim] : []), ...searchCity(index, query, fold)]
    const isFound = found.length > 0 || query.trim() === ''
    return { found, nearest: isFound ? [] : searchNearest(index, query, fold) }
  }, [index, fold, query])
  // What came later stands below, so that nothing moves under the fingers.
  const results = [...found, ...own.results]
  const isNear = results.length === 0 && nearest.length > 0 && own.query === query.trim()
  return { results: isNear ? nearest : results, near: isNear, own: own.total }
}

/** Finds places, projects, indicators, statements, documents, points and days, in Chinese, pinyin or English; choosing goes there. */
export default function SearchPalette() {
  return (
    <SearchMessages>
      <Palette />
    </SearchMessages>
  )
}

function Palette() {
  const { panels } = useApp()
  const text = useSearchText()
  const [query, setQuery] = useState(() => panels.getState().typedAhead)
  const [active, setActive] = useState(0)
  const dialog = useModal()
  const listId = useId()
  const { results, near, own } = useResults(query)
  const choose = useChoose()

  useEffect(() => panels.setState({ typedAhead: '' }), [panels])
  useEffect(() => scrollToOption(`${listId}-${active}`), [listId, active])

  const close = (): void => panels.setState({ dialog: null })
  const press = (event: KeyboardEvent): void => {
    const to = resultAfter(event.key, query, active, results.length)
    if (to !== undefined) {
      event.preventDefault()
      setActive(Math.max(to, 0))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const entry = results[active]
      if (entry) choose(entry)
    }
  }

  return (
    <dialog
      className="search-palette"
      data-part="search-palette"
      ref={dialog}
      aria-label={text('search.label')}
      onCancel={close}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className="search-page">
        <Combobox
          id="search-everything"
          type="text"
          label={text('search.placeholder')}
          value={query}
          listId={listId}
          activeId={results.length > 0 ? `${listId}-${active}` : undefined}
          isExpanded={results.length > 0}
          onChange={(typed) => {
            setQuery(typed)
            setActive(0)
          }}
          onKeyDown={press}
        >
          <IconButton icon="close" label={text('dialog.close')} onClick={close} />
        </Combobox>
        {query.trim() !== '' && (near || results.length === 0) && (
          <p className="search-none">
            {text(results.length === 0 ? 'search.none' : 'search.near', { query: query.trim() })}
          </p>
        )}
        <div className="search-results" id={listId} role="listbox" aria-label={text('search.label')}>
          {results.map((entry, at) => (
            <ResultOption
              key={keyOf(entry)}
              id={`${listId}-${at}`}
              result={entry}
              query={query}
              isActive={at === active}
              onChoose={() => choose(entry)}
              onPoint={() => setActive(at)}
            />
          ))}
        </div>
        <Foot query={query} count={results.length} own={own} />
      </div>
    </dialog>
  )
}

interface FootProps {
  readonly query: string
  /** Results that are listed. */
  readonly count: number
  /** Features of own data that there are, listed or not. */
  readonly own: number
}

function Foot({ query, count, own }: FootProps) {
  const text = useSearchText()
  return (
    <p className="search-foot">
      <output>
        {query.trim() === '' ? '' : text('search.results', { count })}
        {own > 0 && text('search.ofOwn', { count: own })}
      </output>{' '}
      <span>{text('search.hint')}</span>
    </p>
  )
}

/** To which result a key goes; in a query that is being typed, Home and End are the field's. */
function resultAfter(key: string, query: string, at: number, count: number): number | undefined {
  if (query === '' && key === 'Home') return 0
  if (query === '' && key === 'End') return count - 1
  return optionAfter(key, at, count, PAGE)
}

interface ResultOptionProps {
  readonly id: string
  readonly result: Result
  readonly query: string
  readonly isActive: boolean
  readonly onChoose: () => void
  /** The pointer moved over it. */
  readonly onPoint: () => void
}

function ResultOption({ id, result, query, isActive, onChoose, onPoint }: ResultOptionProps) {
  const text = useSearchText()
  return (
    <div
      id={id}
      role="option"
      className="search-result"
      data-part="search-result"
      aria-selected={isActive}
      data-kind={result.kind}
      data-id={'id' in result ? result.id : undefined}
      onClick={onChoose}
      onPointerMove={onPoint}
    >
      <ResultWords result={result} query={query} />
      <em>{text(`search.kind.${result.kind}`)}</em>
    </div>
  )
}

/** A result's mark, its name and what is said of it. */
function ResultWords({ result, query }: { readonly result: Result; readonly query: string }) {
  const text = useSearchText()
  const words = useLocalized()
  const language = useLanguage()
  const { fold } = useSearchIndex()
  if (result.kind === 'spot') {
    const { lng, lat, latFirst } = result
    return (
      <>
        <Icon name="home" />
        <span>
          {`${lng}, ${lat}`}
          <small>
            {text(latFirst ? 'search.spot.swapped' : 'search.spot', { lng: String(lng), lat: String(lat) })}
          </small>
        </span>
      </>
    )
  }
  if (result.kind === 'day') {
    return (
      <>
        <Icon name="play" />
        <span>
          {formatShownDay(result.day, language)}
          <small>{text('search.day')}</small>
        </span>
      </>
    )
  }
  if (result.kind === 'own') return <OwnWords result={result} />
  const alias = aliasFor(result, query, fold)
  return (
    <>
      {result.kind === 'entity' ? (
        <EntityRowMarks id={result.id} />
      ) : (
        <Icon name={result.kind === 'indicator' ? 'legend' : result.kind === 'place' ? 'layers' : 'page'} />
      )}
      <span>
        {words(result.title)}
        {alias !== undefined ? (
          <small>{text('search.alias', { alias })}</small>
        ) : (
          result.detail && <small>{words(result.detail)}</small>
        )}
      </span>
    </>
  )
}

/** A feature of one's own: what its file calls it, and that it is own data of which layer. */
function OwnWords({ result: { title, layerName, category, found, isHidden } }: { readonly result: OwnResult }) {
  const text = useSearchText()
  const details = [
    text('search.own', { layer: layerName }),
    ...(category === null ? [] : [category]),
    ...(found ? [text('search.own.found', found)] : []),
    ...(isHidden ? [text('search.own.hidden')] : []),
  ]
  return (
    <>
      <Icon name="data" />
      <span>
        {title}
        <small>{details.join(' · ')}</small>
      </span>
    </>
  )
}

/** Opens the card of a feature of one's own and flies to it; one without a position has the card alone. */
function useChooseOwn(): (result: OwnResult) => void {
  const { commands, panels, ownData } = useApp()
  const view = useStageView()
  return ({ layer, row }) => {
    commands.select(null)
    panels.setState({ document: null })
    chooseFeature(ownData.view, { layer, row })
    void ownData.load().then((layers) => {
      const kept = layers.get(layer)
      const bounds = kept && rowBounds(kept.layer.geometry, row)
      if (bounds && view) view.flyTo(cameraOnBounds(bounds, view.camera()))
    })
  }
}

/** Goes to what was chosen: on the map, on the timeline, in the cockpit or in its document. */
function useChoose(): (result: Result) => void {
  const { city, clock, commands, panels, content } = useApp()
  const view = useStageView()
  const language = useLanguage()
  const text = useSearchText()
  const { systemsOf } = useSearchIndex()
  const chooseOwn = useChooseOwn()
  const goTo = (id: string): void => {
    commands.select(id)
    view?.flyToEntity(id)
  }
  return (result) => {
    panels.setState({ dialog: null })
    if (result.kind === 'spot') {
      if (view) view.flyTo({ ...view.camera(), lng: result.lng, lat: result.lat, zoom: SPOT_ZOOM })
    } else if (result.kind === 'day') {
      const last = asDay(clock.end - 1)
      if (result.day <= clock.end) commands.goToDay(result.day)
      else {
        const fault = { why: 'after', first: formatDay(FIRST_DAY, language), last: formatDay(last, language) }
        addToast(panels, 'date.refused', { reason: text('date.fault', fault) })
      }
    } else if (result.kind === 'place') {
      void content.loadGeometry().then(({ places }) => {
        const place = places.find(({ id }) => id === result.id)
        if (place && view) view.flyTo(cameraOnPlace(place.geometry, view.camera()))
      })
    } else if (result.kind === 'entity') {
      panels.setState({ document: null })
      goTo(result.id)
    } else if (result.kind === 'own') chooseOwn(result)
    else if (result.kind === 'document') panels.setState({ document: { id: result.id, fact: null } })
    else if (result.kind === 'indicator')
      openCockpit(panels, { system: systemsOf.get(result.id) ?? null, indicator: result.id })
    else {
      const fact = city.facts.get(result.id)
      const thing = city.entitiesOfFact.get(result.id)?.[0]
      if (thing) goTo(thing.id)
      // Choosing a thing closes an open document: the statement's page opens after it.
      if (fact) setTimeout(() => panels.setState({ document: { id: fact.source.document, fact: fact.id } }), 0)
    }
  }
}
