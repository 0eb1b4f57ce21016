import { FIRST_DAY, HORIZON_DAY, type Day } from '../base/day.ts'
import type { Reading } from '../scenario/reading.ts'
import type { Clock } from './clock.ts'
import { HOME_CAMERA, type Camera, type Language, type LayerSwitch, type SessionStore, type Speed, type Theme } from './session.ts'

/** What a viewer can do. Verbs only; each leaves a consistent session. */
export interface Commands {
  goToDay(day: Day): void
  /** To the next (+1) or previous (-1) documented day. */
  stepDocumentedDay(direction: 1 | -1): void
  togglePlay(): void
  setSpeed(speed: Speed): void
  chooseReading(reading: Reading): void
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

/** `documentedDays`: ascending; a function where they follow what is known. */
export function createCommands(store: SessionStore, clock: Clock, documentedDays: readonly Day[] | (() => readonly Day[])): Commands {
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
      else if (direction > 0) clock.goToDay(HORIZON_DAY)
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
    chooseReading(reading) {
      const [first, second] = store.getState().sides
      const side = { ...first, reading }
      store.setState({ sides: second ? [side, second] : [side] })
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
