import { FIRST_DAY, type Day } from '../base/day.ts'
import type { Reading } from '../scenario/reading.ts'
import type { Clock } from './clock.ts'
import {
  HOME_CAMERA,
  type Camera,
  type Language,
  type LayerSwitch,
  type SessionStore,
  type Speed,
  type Theme,
} from './session.ts'

/** What a viewer can do. Verbs only; each leaves a consistent session. */
export interface Commands {
  goToDay(day: Day): void
  /** To the next (+1) or previous (-1) documented day. */
  stepDocumentedDay(direction: 1 | -1): void
  togglePlay(): void
  setSpeed(speed: Speed): void
  chooseReading(reading: Reading): void
  /** The scenario of the first side; a second one stays. */
  chooseScenario(scenario: string): void
  /** Puts a scenario beside the first, in the first's reading; null takes it away. */
  compareWith(scenario: string | null): void
  /** The scenarios of both sides at once, in the first's reading; a second side that is there keeps its own reading and day. */
  compareScenarios(first: string, second: string): void
  /** What stood second stands first, and the other way round; both go with the clock. */
  swapSides(): void
  /** A day of its own for the second side; undefined lets it go with the clock. */
  chooseComparedDay(day: Day | undefined): void
  /** Share of the width that the first side takes, 0 to 1. */
  setSwipe(share: number): void
  select(entity: string | null): void
  /** Uses only documents published up to and on that day; null for all. */
  chooseKnownDay(day: Day | null): void
  toggleLayer(layer: LayerSwitch): void
  chooseLanguage(language: Language): void
  chooseTheme(theme: Theme): void
  /** Where the camera is to go; the stage follows. */
  setCamera(camera: Camera): void
  goHome(): void
}

type SideCommands = Pick<
  Commands,
  'chooseReading' | 'chooseScenario' | 'compareWith' | 'compareScenarios' | 'swapSides' | 'chooseComparedDay'
>

/** What stands on the sides of the screen. */
function sideCommands(store: SessionStore): SideCommands {
  return {
    chooseReading(reading) {
      const [first, second] = store.getState().sides
      const side = { ...first, reading }
      // Two scenarios in one reading stay so; a second side in a reading of its own keeps it.
      const other = second && second.reading === first.reading ? { ...second, reading } : second
      store.setState({ sides: other ? [side, other] : [side] })
    },
    chooseScenario(scenario) {
      const [first, second] = store.getState().sides
      const side = { ...first, scenario }
      store.setState({ sides: second ? [side, second] : [side] })
    },
    compareWith(scenario) {
      const [first, second] = store.getState().sides
      store.setState({
        sides: scenario === null ? [first] : [first, { ...(second ?? { reading: first.reading }), scenario }],
      })
    },
    compareScenarios(scenario, other) {
      const [first, second] = store.getState().sides
      store.setState({
        sides: [
          { ...first, scenario },
          { ...(second ?? { reading: first.reading }), scenario: other },
        ],
      })
    },
    swapSides() {
      const [first, second] = store.getState().sides
      if (second)
        store.setState({
          sides: [
            { scenario: second.scenario, reading: second.reading },
            { scenario: first.scenario, reading: first.reading },
          ],
        })
    },
    chooseComparedDay(day) {
      const [first, second] = store.getState().sides
      if (second) store.setState({ sides: [first, { ...second, day }] })
    },
  }
}

/** `documentedDays`: ascending; a function where they follow what is known. */
export function createCommands(
  store: SessionStore,
  clock: Clock,
  documentedDays: readonly Day[] | (() => readonly Day[]),
): Commands {
  const daysNow = (): readonly Day[] => (typeof documentedDays === 'function' ? documentedDays() : documentedDays)
  return {
    goToDay(day) {
      clock.pause()
      clock.goToDay(day)
    },
    stepDocumentedDay(direction) {
      clock.pause()
      const today = Math.floor(clock.day)
      const next = direction > 0 ? daysNow().find((day) => day > today) : daysNow().findLast((day) => day < clock.day)
      if (next !== undefined) clock.goToDay(next)
      else if (direction > 0) clock.goToDay(clock.end)
      else clock.goToDay(FIRST_DAY)
    },
    togglePlay() {
      if (clock.playing) clock.pause()
      else clock.play()
    },
    setSpeed(speed) {
      clock.setSpeed(speed)
      store.setState({ speed })
    },
    ...sideCommands(store),
    setSwipe(share) {
      store.setState({ swipe: Math.min(1, Math.max(0, share)) })
    },
    select(selection) {
      store.setState({ selection })
    },
    chooseKnownDay(known) {
      store.setState({ known })
    },
    toggleLayer(layer) {
      const layers = new Set(store.getState().layers)
      if (!layers.delete(layer)) layers.add(layer)
      store.setState({ layers })
    },
    chooseLanguage(language) {
      store.setState({ language })
    },
    chooseTheme(theme) {
      store.setState({ theme })
    },
    setCamera(camera) {
      store.setState({ camera })
    },
    goHome() {
      store.setState({ camera: HOME_CAMERA })
    },
  }
}
