import '../../../features/systems/card-indicators.css'
import './as-of.css'
import { Suspense, useMemo, useState } from 'react'
import type { Day } from '../../../base/day.ts'
import { buildCity, type City } from '../../../city/build-city.ts'
import { aboutDay } from '../../../city/about-day.ts'
import { cityAsKnownOn, knowledgeGained, knowledgeStops } from '../../../city/known-on.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatPaperDay, formatStatedDay } from '../../../ui/format-day.ts'
import { useLanguage, useSession, useLocalized, useApp } from '../../../app/use-app.ts'
import { FactFigure } from '../../../features/systems/fact-figure.tsx'
import { SystemsProvider, useSystemText } from '../../../features/systems/systems-context.tsx'

/** As known on: one stop for each day on which a document came out, and what was learned between any two of them. */
export default function KnownDialog() {
  return (
    <Suspense fallback={null}>
      <SystemsProvider>
        <Known />
      </SystemsProvider>
    </Suspense>
  )
}

function Known() {
  const { wholeCity, commands } = useApp()
  const text = useSystemText()
  const language = useLanguage()
  const known = useSession((session) => session.known)
  const stops = useMemo(
    () => knowledgeStops(wholeCity).map((day) => ({ day, city: cityAsKnownOn(wholeCity, day) })),
    [wholeCity],
  )
  return (
    <Dialog title={text('known.title')}>
      <p className="lead">{text('known.lead')}</p>
      <fieldset className="known-stops">
        <legend className="hidden-words">{text('known.title')}</legend>
        {[{ day: null, city: wholeCity }, ...stops.toReversed()].map((stop) => (
          <label key={stop.day ?? 'all'}>
            <input
              type="radio"
              name="known"
              checked={known === stop.day}
              onChange={() => commands.chooseKnownDay(stop.day)}
            />
            <strong className="number">
              {stop.day === null
                ? text('known.all')
                : text('known.stop', { date: formatStatedDay(stop.day, aboutDay(wholeCity, stop.day), language) })}
            </strong>
            <small>
              {text('known.holds', {
                documents: stop.city.documents.size,
                facts: stop.city.facts.size,
                entities: stop.city.entities.length,
              })}
            </small>
          </label>
        ))}
      </fieldset>
      <Changes whole={wholeCity} stops={stops} />
    </Dialog>
  )
}

function Changes({
  whole,
  stops,
}: {
  readonly whole: City
  readonly stops: readonly { readonly day: Day; readonly city: City }[]
}) {
  const text = useSystemText()
  const language = useLanguage()
  const [from, setFrom] = useState(stops.length - 2)
  const [to, setTo] = useState(stops.length - 1)
  const nothing = useMemo(
    () =>
      buildCity({
        documents: [],
        facts: [],
        phaseRules: whole.phaseRules,
        entities: stops[0]?.city.entities.filter(({ facts }) => facts.length === 0) ?? [],
        placeNotes: [],
      }),
    [whole, stops],
  )
  const cityOf = (at: number): City => stops[at]?.city ?? nothing
  const gained = knowledgeGained(cityOf(from), cityOf(to))
  const options = (least: number) =>
    [-1, ...stops.keys()]
      .filter((at) => at >= least)
      .map((at) => {
        const stop = stops[at]
        return (
          <option key={at} value={at}>
            {stop ? formatStatedDay(stop.day, aboutDay(whole, stop.day), language) : text('known.nothing')}
          </option>
        )
      })
  return (
    <section className="known-changes">
      <h3>{text('known.changes')}</h3>
      <p className="known-span">
        <label>
          {text('known.from')}{' '}
          <select value={from} onChange={(event) => setFrom(Number(event.target.value))}>
            {options(-1)}
          </select>
        </label>
        <label>
          {text('known.to')}{' '}
          <select value={to} onChange={(event) => setTo(Number(event.target.value))}>
            {options(0)}
          </select>
        </label>
      </p>
      <Gained gained={gained} />
    </section>
  )
}

/** What the documents of a span of days brought: documents, items and facts. */
function Gained({ gained }: { readonly gained: ReturnType<typeof knowledgeGained> }) {
  const text = useSystemText()
  const words = useLocalized()
  const language = useLanguage()
  return (
    <>
      {gained.facts.length === 0 && <p className="quiet-words">{text('known.noChange')}</p>}
      {gained.documents.length > 0 && (
        <>
          <h4>
            {text('known.newDocuments')} <span className="count">{gained.documents.length}</span>
          </h4>
          <ul>
            {gained.documents.map((document) => (
              <li key={document.id}>
                {words(document.publication)} · <span className="number">{formatPaperDay(document, language)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {gained.entities.length > 0 && (
        <details>
          <summary>
            {text('known.newEntities')} <span className="count">{gained.entities.length}</span>
          </summary>
          <ul className="known-names">
            {gained.entities.map((entity) => (
              <li key={entity.id}>{words(entity.name)}</li>
            ))}
          </ul>
        </details>
      )}
      {gained.facts.length > 0 && (
        <details>
          <summary>
            {text('known.newFacts')} <span className="count">{gained.facts.length}</span>
          </summary>
          <ul>
            {gained.facts.map((fact) => (
              <li key={fact.id}>
                {words(fact.subject)}{' '}
                {fact.figure && <FactFigure fact={fact} side={fact.kind === 'target' ? 'goal' : 'report'} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
