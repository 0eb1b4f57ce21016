import { expect, onTestFinished, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { asDay, dayOf } from '../../src/base/day.ts'
import { createPanels } from '../../src/app/panels.ts'
import { isEscape } from '../../src/app/plain-key.ts'
import { createClock } from '../../src/session/clock.ts'
import { createCommands } from '../../src/session/commands.ts'
import { createSessionStore } from '../../src/session/session.ts'
import { readAddress } from '../../src/session/address.ts'
import { readPageAddress } from '../../src/session/page-address.ts'
import { listenKeys } from '../../src/shells/planner/listen-keys.ts'
import type { AppContextValue } from '../../src/app/use-app.ts'

class FakeElement {
  constructor(private readonly of: string) {}
  closest(selector: string): FakeElement | null {
    return selector.split(', ').includes(this.of) ? this : null
  }
}

function openPlanner() {
  const page = new EventTarget()
  const shown = { hidden: 0, modal: false }
  vi.stubGlobal('Element', FakeElement)
  vi.stubGlobal('document', {
    documentElement: { toggleAttribute: () => (shown.hidden += 1) },
    querySelector: (selector: string) => (shown.modal && selector === 'dialog:modal' ? {} : null),
  })
  const day = dayOf('2022-05-20')
  const { session } = readAddress(readPageAddress('', ''), {
    openingDay: day,
    isEntity: () => true,
    isScenario: () => true,
  })
  const store = createSessionStore(session)
  const clock = createClock(day, dayOf('2021-11-01'), dayOf('2026-01-01'))
  const commands = createCommands(store, clock, () => [dayOf('2022-02-21'), dayOf('2023-03-09')])
  const panels = createPanels()
  const ownData = { view: createStore<{ feature: unknown }>(() => ({ feature: null })) }
  const stop = listenKeys(
    { clock, commands, panels, store, ownData } as unknown as AppContextValue,
    page as unknown as Window,
  )
  onTestFinished(() => {
    stop()
    clock.pause()
    vi.unstubAllGlobals()
  })
  /** Whether the page took the key. */
  const press = (key: string, more: object = {}): boolean => {
    const event = new Event('keydown', { cancelable: true })
    const given = {
      key,
      code: '',
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      repeat: false,
      isComposing: false,
      target: new FakeElement('body'),
      ...more,
    }
    for (const [name, value] of Object.entries(given)) Object.defineProperty(event, name, { value })
    page.dispatchEvent(event)
    return event.defaultPrevented
  }
  return { clock, commands, panels, store, ownData, press, shown }
}

test.each([
  ['s', ''],
  ['S', 'KeyS'],
  ['ｓ', 'KeyS'],
  ['ы', 'KeyS'],
  ['σ', 'KeyS'],
  ['ㄴ', 'KeyS'],
  ['Process', 'KeyS'],
])('%s at %s opens the scenarios, and held down it opens them once', (key, code) => {
  const { panels, press } = openPlanner()
  expect(press(key, { code })).toBe(true)
  expect(panels.getState().scenarios).toBe(true)
  for (let n = 0; n < 9; n += 1) press(key, { code, repeat: true })
  expect(panels.getState().scenarios).toBe(true)
  press(key, { code })
  expect(panels.getState().scenarios).toBe(false)
})

test.each([
  ['c', (open: ReturnType<typeof openPlanner>) => open.panels.getState().cockpit !== null],
  ['r', (open: ReturnType<typeof openPlanner>) => open.panels.getState().results !== null],
  ['m', (open: ReturnType<typeof openPlanner>) => open.panels.getState().briefingEditor],
  ['h', (open: ReturnType<typeof openPlanner>) => open.shown.hidden % 2 === 1],
  [' ', (open: ReturnType<typeof openPlanner>) => open.clock.playing],
])('%j acts once, however long it is held', (key, isOn) => {
  const open = openPlanner()
  expect(isOn(open)).toBe(false)
  open.press(key)
  for (let n = 0; n < 9; n += 1) expect(open.press(key, { repeat: true })).toBe(true)
  expect(isOn(open)).toBe(true)
})

test.each([
  ['/', '', false, 'search'],
  ['、', 'Slash', false, 'search'],
  ['／', 'Slash', false, 'search'],
  ['Process', 'Slash', false, 'search'],
  ['?', 'Slash', true, 'help'],
  ['？', 'Slash', true, 'help'],
  ['Process', 'Slash', true, 'help'],
])('%s at %s opens %s %s', (key, code, shiftKey, dialog) => {
  const { panels, press } = openPlanner()
  press(key, { code, shiftKey })
  expect(panels.getState().dialog).toBe(dialog)
})

test('documented days are stepped through by the signs of any layout, and steps go on while a key is held', () => {
  const { clock, press } = openPlanner()
  for (const [key, code] of [
    ['。', 'Period'],
    ['】', 'BracketRight'],
    ['Process', 'Period'],
  ] as const) {
    clock.goToDay(dayOf('2022-05-20'))
    press(key, { code })
    expect(clock.day).toBe(dayOf('2023-03-09'))
  }
  press('，', { code: 'Comma' })
  expect(clock.day).toBe(dayOf('2022-02-21'))
  for (let n = 0; n < 3; n += 1) press('ArrowRight', { repeat: n > 0 })
  expect(clock.day).toBe(asDay(dayOf('2022-02-21') + 3))
})

test('Ctrl with the letter of search, on a keyboard with other letters', () => {
  const { panels, press } = openPlanner()
  expect(press('л', { code: 'KeyK', ctrlKey: true })).toBe(true)
  expect(panels.getState().dialog).toBe('search')
})

test('one Escape closes one thing: the one on top', () => {
  const { panels, store, ownData, press, shown } = openPlanner()
  panels.setState({ results: 'share', scenarios: true, dock: 'list' })
  ownData.view.setState({ feature: { layer: 'own', row: 0 } })
  store.setState({ selection: 'wepp3-henan' })
  const state = (): unknown[] => {
    const { results, scenarios, dock } = panels.getState()
    return [store.getState().selection, ownData.view.getState().feature === null, scenarios, results, dock]
  }
  // A page over everything, such as a comparison to be printed, closes itself.
  shown.modal = true
  press('Escape')
  expect(state()).toEqual(['wepp3-henan', false, true, 'share', 'list'])
  shown.modal = false
  // Held down, and where it ends an input method's word, it closes nothing.
  press('Escape', { repeat: true })
  press('Escape', { isComposing: true })
  expect(state()).toEqual(['wepp3-henan', false, true, 'share', 'list'])
  const after: unknown[][] = []
  for (let n = 0; n < 5; n += 1) {
    press('Escape')
    after.push(state())
  }
  expect(after).toEqual([
    [null, false, true, 'share', 'list'],
    [null, true, true, 'share', 'list'],
    [null, true, false, 'share', 'list'],
    [null, true, false, null, 'list'],
    [null, true, false, null, null],
  ])
  expect(isEscape({ key: 'Esc', repeat: false, isComposing: false })).toBe(false)
})

test('a page over everything keeps all keys, a field keeps what is typed, a held Enter presses nothing twice', () => {
  const { panels, press, shown } = openPlanner()
  shown.modal = true
  press('s')
  shown.modal = false
  press('s', { target: new FakeElement('textarea') })
  press('s', { isComposing: true })
  press('s', { ctrlKey: true })
  expect(panels.getState().scenarios).toBe(false)
  const button = new FakeElement('button')
  expect([press('Enter', { target: button }), press('Enter', { target: button, repeat: true })]).toEqual([false, true])
})
