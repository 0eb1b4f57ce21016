import { keptSetting } from '../../src/session/browser-storage.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { readLinkMessage, type WallCommand, type WallState } from '../../src/shells/presenter/link/link-message.ts'
import { openTransport, type LinkPage, type LinkTransport } from '../../src/shells/presenter/link/link-transport.ts'
import {
  createNotesEnd,
  createWallEnd,
  type NotesEnd,
  type WallEnd,
} from '../../src/shells/presenter/link/presentation-link.ts'

const A = '00000000000000aa'
const B = '00000000000000bb'

const w = (en: string): { zh: string; en: string } => ({ zh: `${en}（镇）`, en })
const stateAt = (index: number): WallState => ({
  briefing: { id: 'town', name: w('Town'), own: false },
  language: 'zh',
  theme: 'night',
  page: { kind: 'chapter', number: index, title: w(`Title ${index}`), words: w('Words'), notes: w('Notes') },
  index,
  pages: 8,
  chapters: 6,
  next: null,
  exploring: null,
  chosen: null,
  black: false,
  auto: false,
  day: '2022-05-20',
  inPage: 3.5,
  pageSeconds: 30,
  elapsed: 61,
  timer: 'running',
  totalSeconds: 300,
})

type StorageHear = Parameters<LinkPage['addEventListener']>[1]

/** As Firefox has it where storage is blocked. */
const Refused = function refuse() {
  throw new DOMException('The operation is insecure.', 'SecurityError')
} as unknown as typeof BroadcastChannel

/** Windows of one browser without BroadcastChannel: a change of the storage is heard in all of them but the one that made it. */
function storageBrowser(): { openWindow(): LinkPage; readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  const windows: Set<StorageHear>[] = []
  return {
    kept,
    openWindow() {
      const own = new Set<StorageHear>()
      windows.push(own)
      const change = (key: string, newValue: string | null): void => {
        if ((kept.get(key) ?? null) === newValue) return
        if (newValue === null) kept.delete(key)
        else kept.set(key, newValue)
        for (const hears of windows) if (hears !== own) hears.forEach((hear) => hear({ key, newValue }))
      }
      return {
        kept: keptSetting('zhengzhou-presentation', () => ({
          ...NO_STORAGE,
          setItem: (key, value) => change(key, value),
          removeItem: (key) => change(key, null),
        })),
        addEventListener: (_kind, hear) => own.add(hear),
        removeEventListener: (_kind, hear) => own.delete(hear),
      }
    },
  }
}

/** A storage that does nothing. */
const NO_STORAGE: Storage = {
  length: 0,
  key: () => null,
  clear: () => {},
  getItem: () => null,
  setItem: () => {},
  removeItem: () => {},
}

const ends: (() => void)[] = []
afterEach(() => ends.splice(0).forEach((close) => close()))

function open(page: LinkPage): LinkTransport {
  const transport = openTransport(page)
  ends.push(() => transport.close())
  return transport
}

interface TestWall extends WallEnd {
  readonly heard: WallCommand[]
  at: number
}

/** A wall whose only states are its pages. */
function wallOn(page: LinkPage, session: string): TestWall {
  const heard: WallCommand[] = []
  const wall: TestWall = Object.assign(
    createWallEnd(
      open(page),
      session,
      () => stateAt(wall.at),
      (command) => {
        heard.push(command)
        if (command.do === 'next') wall.at += 1
        wall.tell()
      },
    ),
    { heard, at: 1 },
  )
  return wall
}

const notesOn = (page: LinkPage, session: string): NotesEnd => createNotesEnd(open(page), session)
const pageOf = ({ state }: NotesEnd): number | undefined => state.getState().wall?.index

const channelPage = (): LinkPage => ({
  ...storageBrowser().openWindow(),
  BroadcastChannel: globalThis.BroadcastChannel,
})
const storage = storageBrowser()

describe.each([
  { name: 'by BroadcastChannel', openWindow: channelPage },
  { name: 'by the storage, where BroadcastChannel is missing', openWindow: () => storage.openWindow() },
  {
    name: 'by the storage, where it is refused',
    openWindow: () => ({ ...storage.openWindow(), BroadcastChannel: Refused }),
  },
])('two windows $name', ({ openWindow }) => {
  test('are in step both ways, and one that comes late is told how things stand', async () => {
    const wall = wallOn(openWindow(), A)
    wall.at = 4
    wall.tell()
    const notes = notesOn(openWindow(), A)
    await expect.poll(() => pageOf(notes)).toBe(4)
    expect(notes.state.getState()).toEqual({ wall: stateAt(4), hears: 'in step' })
    notes.command({ do: 'next' })
    await expect.poll(() => pageOf(notes)).toBe(5)
    wall.at = 2
    wall.tell()
    await expect.poll(() => pageOf(notes)).toBe(2)
    expect(wall.heard).toEqual([{ do: 'next' }])
  })

  test('of two presentations are not mixed', async () => {
    const [first, second] = [wallOn(openWindow(), A), wallOn(openWindow(), B)]
    second.at = 7
    const [ofFirst, ofSecond] = [notesOn(openWindow(), A), notesOn(openWindow(), B)]
    await expect.poll(() => [pageOf(ofFirst), pageOf(ofSecond)]).toEqual([1, 7])
    ofFirst.command({ do: 'next' })
    await expect.poll(() => pageOf(ofFirst)).toBe(2)
    ofSecond.command({ do: 'black', black: true })
    await expect.poll(() => second.heard).toEqual([{ do: 'black', black: true }])
    expect([first.heard, first.at, second.at, pageOf(ofSecond)]).toEqual([[{ do: 'next' }], 2, 7, 7])
  })

  test('a second window of the same presentation shows the same', async () => {
    const wall = wallOn(openWindow(), A)
    const [one, other] = [notesOn(openWindow(), A), notesOn(openWindow(), A)]
    await expect.poll(() => [pageOf(one), pageOf(other)]).toEqual([1, 1])
    one.command({ do: 'next' })
    await expect.poll(() => [pageOf(one), pageOf(other), wall.at]).toEqual([2, 2, 2])
  })

  test('whatever else is said there is left aside', async () => {
    const wall = wallOn(openWindow(), A)
    const notes = notesOn(openWindow(), A)
    const stranger = open(openWindow())
    await expect.poll(() => pageOf(notes)).toBe(1)
    const good = { kind: 'command', session: A, command: { do: 'next' } }
    for (const bad of [
      '',
      '{',
      'null',
      '[]',
      '7',
      { ...good, session: 'other' },
      { ...good, command: { do: 'erase' } },
      { ...good, more: 1 },
      { kind: 'state', session: A, state: { ...stateAt(3), index: -1 } },
    ]) {
      stranger.send(typeof bad === 'string' ? bad : JSON.stringify(bad))
    }
    // What is well formed and comes after them is heard, and so they have been too.
    stranger.send(JSON.stringify({ ...good, command: { do: 'last' } }))
    await expect.poll(() => wall.heard.length).toBeGreaterThan(0)
    expect(wall.heard).toEqual([{ do: 'last' }])
    expect(pageOf(notes)).toBe(1)
  })

  test('an end of the presentation is told, and a new one on the same wall is followed', async () => {
    const page = openWindow()
    const wall = wallOn(page, A)
    const notes = notesOn(openWindow(), A)
    await expect.poll(() => pageOf(notes)).toBe(1)
    wall.close()
    await expect.poll(() => notes.state.getState().hears).toBe('over')
    notes.advance(20)
    expect(notes.state.getState().hears).toBe('over')
    const again = wallOn(page, A)
    again.at = 3
    notes.advance(1)
    await expect.poll(() => [notes.state.getState().hears, pageOf(notes)]).toEqual(['in step', 3])
  })
})

test('a wall that is gone without a word is noticed, and found again', () => {
  const browser = storageBrowser()
  const first = openTransport(browser.openWindow())
  createWallEnd(
    first,
    A,
    () => stateAt(1),
    () => {},
  )
  const notes = notesOn(browser.openWindow(), A)
  for (let i = 0; i < 40; i += 1) notes.advance(0.25)
  expect(notes.state.getState().hears).toBe('in step')
  first.close()
  for (let i = 0; i < 16; i += 1) notes.advance(0.25)
  expect(notes.state.getState().hears, 'after four seconds').toBe('in step')
  notes.advance(1)
  expect(notes.state.getState()).toEqual({ wall: stateAt(1), hears: 'lost' })
  wallOn(browser.openWindow(), A).at = 6
  notes.advance(1)
  expect([pageOf(notes), notes.state.getState().hears]).toEqual([6, 'in step'])
})

test('a wall that nobody asked says nothing, and nothing is left in the storage', () => {
  const browser = storageBrowser()
  const heard: unknown[] = []
  open(browser.openWindow()).listen((text) => heard.push(text))
  const wall = wallOn(browser.openWindow(), A)
  wall.tell()
  wall.close()
  expect(heard).toEqual([])
  notesOn(browser.openWindow(), B).command({ do: 'next' })
  expect(heard.map((text) => readLinkMessage(text)?.kind)).toEqual(['ask', 'command'])
  expect([...browser.kept]).toEqual([])
})

test('a storage that is full or forbidden loses the message, not the page', () => {
  const page = storageBrowser().openWindow()
  const refuse = (): never => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  const notes = notesOn(
    {
      ...page,
      kept: keptSetting('zhengzhou-presentation', () => ({ ...NO_STORAGE, setItem: refuse, removeItem: refuse })),
    },
    A,
  )
  for (let i = 0; i < 20; i += 1) notes.advance(0.25)
  expect(notes.state.getState()).toEqual({ wall: null, hears: 'lost' })
})
