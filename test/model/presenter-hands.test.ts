import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createPanels, type DialogName } from '../../src/app/panels.ts'
import { listenPresent } from '../../src/shells/presenter/listen-present.ts'
import { readPresentKey, type PresentAction } from '../../src/shells/presenter/present-keys.ts'
import { createTurned, type Presentation, type PresentUi } from '../../src/shells/presenter/presentation.ts'
import { claimSession, createPresentationMemory } from '../../src/shells/presenter/presentation-session.ts'
import { zoomOffsetFor } from '../../src/shells/presenter/frame-view.ts'
import { nextTextSize, TEXT_SIZES } from '../../src/shells/presenter/text-size.ts'
import { FIRST_DAY, asDay, dayOf } from '../../src/base/day.ts'
import { keepPlannerView } from '../../src/shells/presenter/keep-planner-view.ts'
import { createClock } from '../../src/session/clock.ts'
import { keptInWindow } from '../../src/session/browser-storage.ts'
import { createSessionStore, DEFAULT_SESSION, LAYER_SWITCHES } from '../../src/session/session.ts'
import { createStory } from '../../src/story/story.ts'
import { handStage, townBriefing } from './story-town.ts'

const pressed = (key: string, code = '', shiftKey = false) => ({
  key,
  code,
  shiftKey,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
})
const doOf = (action: PresentAction | null): string | null =>
  action === null ? null : action.do === 'digit' ? action.digit : action.do

describe('keys of every layout', () => {
  test.each([
    // Full-width, as a Chinese input method gives them.
    ['ｎ', 'KeyN', false, 'next'],
    ['Ｂ', 'KeyB', true, 'black'],
    ['。', 'Period', false, 'black'],
    ['．', 'Period', false, 'black'],
    ['？', 'Slash', true, 'help'],
    ['３', 'Digit3', false, '3'],
    ['＋', 'Equal', true, 'larger'],
    // An input method that takes the key for itself.
    ['Process', 'KeyG', false, 'list'],
    ['Process', 'Digit4', false, '4'],
    ['Process', 'Period', false, 'black'],
    ['Process', 'Slash', true, 'help'],
    ['Unidentified', 'KeyP', false, 'back'],
    // Cyrillic, Greek, Hebrew, Arabic, Korean, kana.
    ['и', 'KeyB', false, 'black'],
    ['И', 'KeyB', true, 'black'],
    ['ν', 'KeyN', false, 'next'],
    ['ק', 'KeyE', false, null],
    ['ع', 'KeyU', false, null],
    ['ㅜ', 'KeyN', false, 'next'],
    ['こ', 'KeyB', false, 'black'],
    // French: digits with Shift; what has another place by its own letter.
    ['&', 'Digit1', false, '1'],
    ['é', 'Digit2', false, '2'],
    ['à', 'Digit0', false, '0'],
    ['3', 'Digit3', true, '3'],
    ['a', 'KeyQ', false, 'auto'],
    ['w', 'KeyZ', false, 'notes'],
    ['.', 'Comma', true, 'black'],
    // German, Dvorak.
    ['ß', 'Minus', false, null],
    ['n', 'KeyL', false, 'next'],
    // The block of digits, with and without its lock; Arabic digits.
    ['7', 'Numpad7', false, '7'],
    ['PageDown', 'Numpad3', false, 'next'],
    ['٤', 'Digit4', false, '4'],
    // Signs of an English keyboard are no digits.
    ['&', 'Digit7', true, null],
    ['!', 'Digit1', true, null],
    // Remotes.
    ['MediaTrackNext', 'MediaTrackNext', false, 'next'],
    ['BrowserBack', 'BrowserBack', false, 'back'],
    ['PageUp', '', false, 'back'],
  ] as const)('%s at %s', (key, code, shift, wanted) => {
    expect(doOf(readPresentKey(pressed(key, code, shift)))).toBe(wanted)
  })

  test('what goes to the browser or the system is left to them', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
      expect(readPresentKey({ ...pressed('b', 'KeyB'), [modifier]: true })).toBeNull()
  })
})

class FakeElement {
  constructor(private readonly of: string) {}
  closest(selector: string): FakeElement | null {
    return selector.split(', ').includes(this.of) ? this : null
  }
}

function openShow() {
  const page = new EventTarget()
  const opened: unknown[] = []
  let blocked = false
  vi.stubGlobal('window', Object.assign(page, { open: () => (blocked ? null : (opened.push(1), { focus() {} })) }))
  vi.stubGlobal('location', { pathname: '/' })
  vi.stubGlobal('Element', FakeElement)
  const hidden = { on: false }
  vi.stubGlobal('document', {
    fullscreenElement: null,
    documentElement: { toggleAttribute: () => (hidden.on = !hidden.on) },
  })
  const stage = handStage()
  const story = createStory({ ...stage, cameraFor: () => stage.camera }, { briefing: townBriefing() })
  const ui = createStore<PresentUi>(() => ({
    dialog: null,
    typed: '',
    missing: null,
    refused: false,
    chosen: false,
    silent: null,
    screen: { width: 1280, height: 720, rem: 15 },
  }))
  const panels = createPanels()
  const stop = listenPresent({ store: stage.store, commands: { select: () => undefined } as never }, panels, {
    story,
    ui,
  } as unknown as Presentation)
  onTestFinished(() => {
    stop()
    vi.unstubAllGlobals()
  })
  const press = (key: string, more: object = {}): boolean => {
    const event = new Event('keydown', { cancelable: true })
    for (const [name, value] of Object.entries({ ...pressed(key), repeat: false, ...more }))
      Object.defineProperty(event, name, { value })
    page.dispatchEvent(event)
    return event.defaultPrevented
  }
  return {
    story,
    ui,
    panels,
    press,
    opened,
    hidden,
    block: () => (blocked = true),
    shown: () => story.state.getState().index,
  }
}

describe('a clicker never loses the show', () => {
  test.each([
    ['list', null],
    ['help', null],
    [null, 'credits'],
    [null, 'assumption'],
  ] as const)('with %s or %s open, its keys go on with the show and close what is open', (dialog, page) => {
    for (const [key, at] of [
      ['PageDown', 4],
      ['ArrowRight', 4],
      ['ArrowDown', 4],
      ['n', 4],
      ['PageUp', 2],
      ['ArrowLeft', 2],
      ['Home', 0],
      ['End', 7],
    ] as const) {
      const { story, ui, panels, press, shown } = openShow()
      story.goTo(3)
      ui.setState({ dialog })
      panels.setState({ dialog: page as DialogName | null })
      expect(press(key)).toBe(true)
      expect([key, shown(), ui.getState().dialog, panels.getState().dialog]).toEqual([key, at, null, null])
    }
    const { story, ui, panels, press, shown } = openShow()
    ui.setState({ dialog })
    panels.setState({ dialog: page as DialogName | null })
    press('b')
    expect(story.state.getState().black).toBe(true)
    press('b')
    ui.setState({ dialog })
    press('3')
    press('Enter')
    expect([shown(), ui.getState().dialog]).toEqual([3, null])
  })

  test('Escape opens the chapters and leaves it to them to close; a held one, or any other held key, acts once', () => {
    const { story, ui, press, shown, opened, hidden } = openShow()
    expect(press('Escape')).toBe(true)
    expect(ui.getState().dialog).toBe('list')
    for (let n = 0; n < 20; n += 1) expect(press('Escape', { repeat: true })).toBe(true)
    expect(ui.getState().dialog).toBe('list')
    // Not taken: the browser closes its own dialog.
    expect(press('Escape')).toBe(false)
    ui.setState({ dialog: null })
    for (const key of ['b', 'o', 'a', 'g', 'h', 'w', '?', 'End', 'PageDown', '5', 'Enter']) {
      const before = [shown(), story.state.getState().black, opened.length, hidden.on, ui.getState().typed]
      for (let n = 0; n < 20; n += 1) expect([key, press(key, { repeat: true })]).toEqual([key, true])
      expect([shown(), story.state.getState().black, opened.length, hidden.on, ui.getState().typed]).toEqual(before)
    }
  })

  test('G closes the chapters as it opened them, and ? the help', () => {
    const { ui, press } = openShow()
    for (const [key, dialog] of [
      ['g', 'list'],
      ['?', 'help'],
    ] as const) {
      press(key)
      expect(ui.getState().dialog).toBe(dialog)
      press(key)
      expect(ui.getState().dialog).toBeNull()
    }
  })

  test('what has the focus is pressed by space bar and Enter; work in another page is left alone', () => {
    const { ui, panels, press, shown } = openShow()
    ui.setState({ dialog: 'list' })
    const target = new FakeElement('button')
    expect(press(' ', { target })).toBe(false)
    ui.setState({ dialog: null })
    panels.setState({ dialog: 'export' })
    const at = shown()
    expect(press('PageDown')).toBe(false)
    expect([shown(), panels.getState().dialog]).toEqual([at, 'export'])
  })

  test('a number that no chapter has is said, and nothing is made of part of it', () => {
    const { story, ui, press, shown } = openShow()
    for (const digit of '123') press(digit)
    expect(ui.getState().typed).toBe('123')
    press('Enter')
    expect([shown(), ui.getState().typed, ui.getState().missing]).toEqual([0, '', '123'])
    press('PageDown')
    expect([shown(), ui.getState().missing]).toEqual([1, null])
    expect(story.state.getState().slides).toHaveLength(8)
  })

  test('a window that the browser refuses is said, until something else is done', () => {
    const { ui, press, block, opened } = openShow()
    press('w')
    expect([opened.length, ui.getState().refused]).toEqual([1, false])
    block()
    press('w')
    expect(ui.getState().refused).toBe(true)
    press('PageDown')
    expect(ui.getState().refused).toBe(false)
  })
})

describe('a wheel', () => {
  const notch = { deltaX: 0, deltaY: 120, deltaMode: 0 }
  test('one notch, and one now and then, is an accident; two in a row are meant', () => {
    for (const one of [notch, { ...notch, deltaY: -100 }, { deltaX: 0, deltaY: 3, deltaMode: 1 }]) {
      const turned = createTurned()
      expect([0, 1000, 5000, 60_000].map((timeStamp) => turned({ ...one, timeStamp }))).toEqual([
        false,
        false,
        false,
        false,
      ])
      expect(turned({ ...one, timeStamp: 60_300 })).toBe(true)
    }
  })
  test('a finger that brushes a pad is one; a stroke over it is meant', () => {
    const brush = createTurned()
    expect([1, 3, 6, 4, 2].map((deltaY, n) => brush({ ...notch, deltaY, timeStamp: n * 16 }))).not.toContain(true)
    const stroke = createTurned()
    expect([10, 30, 60, 40, 20, 20].map((deltaY, n) => stroke({ ...notch, deltaY, timeStamp: n * 16 }))).toContain(true)
  })
})

describe('a wall that is loaded anew', () => {
  const storage = (kept: string | null = null): { read(): string | null; write(text: string): boolean } => ({
    read: () => kept,
    write: (text) => ((kept = text), true),
  })
  test('is the same presentation, with its times; another briefing, and another tab, begin anew', () => {
    const tab = storage()
    const before = createPresentationMemory(tab)
    before.keep('mobility', 'running', 321)
    const after = createPresentationMemory(tab)
    expect(after.session()).toBe(before.session())
    expect(after.timedOf('mobility')).toEqual({ timer: 'running', elapsed: 321 })
    expect(after.timedOf('science-city')).toEqual({ timer: 'waiting', elapsed: 0 })
    expect(createPresentationMemory(storage()).session()).not.toBe(before.session())
  })
  test('rubbish in the memory, or none, is a new presentation; a refusal never fails', () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{"session":"x"}',
      'null',
      '{"session":"0123456789abcdef","elapsed":-5,"timer":"x"}',
    ]) {
      const memory = createPresentationMemory(storage(text))
      expect(memory.session()).toMatch(/^[0-9a-f]{16}$/)
      expect(memory.timedOf('mobility')).toEqual({ timer: 'waiting', elapsed: 0 })
    }
    const refused = createPresentationMemory(
      keptInWindow('x', () => {
        throw new DOMException('denied', 'SecurityError')
      }),
    )
    refused.keep('mobility', 'paused', 5)
    expect([refused.timedOf('mobility'), refused.session()]).toEqual([
      { timer: 'paused', elapsed: 5 },
      refused.session(),
    ])
  })
  test('a doubled tab, whose first still lives, takes an id of its own', async () => {
    const held = new Set<string>()
    const locks = {
      request: (name: string, _options: unknown, hold: () => unknown) =>
        held.has(name)
          ? Promise.reject(new DOMException('', 'TimeoutError'))
          : (held.add(name), hold(), new Promise(() => {})),
    } as unknown as LockManager
    const tab = storage()
    const first = createPresentationMemory(tab)
    first.keep('mobility', 'running', 9)
    await claimSession(first, locks)
    const doubled = createPresentationMemory(tab)
    expect(doubled.session()).toBe(first.session())
    await claimSession(doubled, locks)
    expect(doubled.session()).not.toBe(first.session())
    expect(doubled.timedOf('mobility').elapsed).toBe(0)
    await claimSession(doubled, undefined)
  })
})

test('text grows by steps, to its ends and no further', () => {
  expect(TEXT_SIZES.map((size) => [nextTextSize(size, -1), nextTextSize(size, 1)])).toEqual([
    [1, 1.2],
    [1, 1.45],
    [1.2, 1.7],
    [1.45, 2],
    [1.7, 2.4],
    [2, 2.4],
  ])
})

test('whoever leaves a briefing has the view again that it was begun from, whatever was shown last', () => {
  for (const index of [...townBriefing().chapters.keys()]) {
    const store = createSessionStore({
      ...DEFAULT_SESSION,
      sides: [{ scenario: 'late', reading: 'documented' }],
      layers: new Set(LAYER_SWITCHES.filter((layer) => layer !== 'parks')),
      selection: 'tram',
      known: dayOf('2023-01-01'),
      hour: 8,
    })
    const clock = createClock(FIRST_DAY)
    clock.goToDay(asDay(FIRST_DAY + 40))
    const [before, day] = [store.getState(), clock.day]
    const giveBack = keepPlannerView({ store, clock })
    const story = createStory({ store, clock, cameraFor: () => null }, { briefing: townBriefing() })
    story.goTo(index + 1)
    story.advance(30)
    if (index % 2 === 0) story.explore()
    clock.play()
    store.setState({ language: 'en', theme: 'paper', quality: 'low' })
    story.stop()
    giveBack()
    expect(store.getState()).toEqual({ ...before, language: 'en', theme: 'paper', quality: 'low' })
    expect([clock.day, clock.playing]).toEqual([day, false])
  }
})

test('on a 75-inch screen the largest words are read from 8 m: 17 minutes of arc', () => {
  const screen = { metres: 0.934, px: 1080, rem: 0.0148 * 1080 }
  // Words of a caption are 1.2 rem high.
  const tall = ((1.2 * screen.rem * Math.max(...TEXT_SIZES)) / screen.px) * screen.metres
  expect((3438 * tall) / 8).toBeGreaterThan(17)
})

test('larger names leave the ground that a screen shows as it is', () => {
  const screen = { width: 1920, height: 1080, rem: 16 }
  const step = zoomOffsetFor('left', { ...screen, names: 2.4 }) - zoomOffsetFor('left', screen)
  expect(2.4 * 2 ** step).toBeCloseTo(1, 9)
})
