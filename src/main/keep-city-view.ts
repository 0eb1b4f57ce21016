import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertDefined } from '../base/assert.ts'
import { asDay, type Day } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import { createCityView, type CityView } from '../moment/city-view.ts'
import { lastDayOf, type Schedule } from '../scenario/build-schedule.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Clock } from '../session/clock.ts'
import type { Session, SessionStore, Side } from '../session/session.ts'
import type { CityViewState, ViewState } from '../stage/view-state.ts'

export interface KeptCityView {
  readonly cityView: StoreApi<CityView>
  /** The view of a session on a day: of the shown city where its scenarios are among the shown ones, so that the map stays. */
  readonly viewOf: (session: Session, day: Day) => CityViewState
  /** Works out anew what follows from the session and the scenarios; only what is another goes on. */
  readonly follow: () => void
}

/** What is known and planned on the chosen day, under the scenarios of both sides: follows the session, and the clock's end follows it. */
export function keepCityView(
  city: () => City,
  catalog: () => readonly Scenario[],
  store: SessionStore,
  clock: Clock,
  /** What of the viewer's own every view shows. */
  shownData: () => Pick<ViewState, 'ownLayers' | 'baseMap'>,
  onChange: (now: CityView, before: CityView) => void,
): KeptCityView {
  const knowShown = createCityView(city)
  /** For pictures of other views than the one that is shown: neither memory disturbs the other. */
  const knowOther = createCityView(city)
  const cityViewOf = ({ known, sides: [first, second] }: Session, know = knowShown): CityView => {
    const all = catalog()
    const reference = assertDefined(
      all.find(({ id }) => id === 'reference'),
      'the reference scenario is in the pack',
    )
    const scenarioOf = ({ scenario }: Side): Scenario => all.find(({ id }) => id === scenario) ?? reference
    return know(known, second ? [scenarioOf(first), scenarioOf(second)] : [scenarioOf(first)], all)
  }
  const cityView = createStore<CityView>(() => cityViewOf(store.getState()))
  const followHorizon = (): void => clock.setEnd(asDay(Math.max(...cityView.getState().schedules.map(lastDayOf))))
  followHorizon()
  const follow = (): void => {
    const [before, next] = [cityView.getState(), cityViewOf(store.getState())]
    const isSame =
      next.city === before.city &&
      next.schedules.length === before.schedules.length &&
      next.schedules.every((schedule, i) => schedule === before.schedules[i])
    if (isSame) return
    onChange(next, before)
    cityView.setState(next, true)
    followHorizon()
    dropLostSelection()
  }
  /** What neither side's scenario adds cannot be chosen. */
  const dropLostSelection = (): void => {
    const { selection } = store.getState()
    if (selection !== null && !cityView.getState().city.entityById.has(selection)) store.setState({ selection: null })
  }
  store.subscribe((now, before) => {
    if (now.known !== before.known || now.sides !== before.sides) follow()
  })
  const viewOf = (asked: Session, day: Day): CityViewState => {
    const { known, sides } = store.getState()
    const asIs = { session: asked, day, ...shownData() }
    const shown = cityView.getState()
    const shownOf = ({ scenario }: Side): Schedule | undefined =>
      asked.known === known ? shown.schedules[sides.findIndex((side) => side.scenario === scenario)] : undefined
    const [first, second] = asked.sides.map(shownOf)
    // Where its scenarios are among the shown ones, the map that there is can draw it.
    if (first && asked.sides.length === 1) return { ...asIs, city: shown.city, schedules: [first] }
    if (first && second) return { ...asIs, city: shown.city, schedules: [first, second] }
    const other = cityViewOf(asked, knowOther)
    return { ...asIs, city: other.city, schedules: other.schedules }
  }
  return { cityView, viewOf, follow: () => (follow(), dropLostSelection()) }
}
