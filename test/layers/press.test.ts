import { expect, test } from 'vitest'
import { listenForPress } from '../../src/stage/press.ts'

interface At {
  readonly x?: number
  readonly y?: number
  readonly id?: number
  readonly isPrimary?: boolean
  readonly button?: number
}

/** An element of which only events and place are used, and the presses that were heard on it. */
function listening() {
  const element = Object.assign(new EventTarget(), { getBoundingClientRect: () => ({ left: 10, top: 20 }) })
  const presses: (readonly [number, number])[] = []
  const stop = listenForPress(element as unknown as HTMLElement, (x, y) => presses.push([x, y]))
  const send = (type: string, { x = 110, y = 220, id = 1, isPrimary = true, button = 0 }: At = {}): void => {
    const event = Object.assign(new Event(type), { clientX: x, clientY: y, pointerId: id, isPrimary, button })
    element.dispatchEvent(event)
  }
  return { presses, send, stop }
}

test('down and up at one place is a press, whatever lies between: no clock is asked', () => {
  const { presses, send } = listening()
  send('pointerdown')
  for (let i = 0; i < 1000; i += 1) send('pointermove', { x: 110 + (i % 5), y: 220 - (i % 5) })
  send('pointerup', { x: 113 })
  expect(presses).toEqual([[103, 200]])
})

test.each([
  [
    'a drag',
    [
      ['pointermove', { x: 130 }],
      ['pointerup', { x: 130 }],
    ],
  ],
  [
    'a drag that comes back',
    [
      ['pointermove', { x: 130 }],
      ['pointermove', {}],
      ['pointerup', {}],
    ],
  ],
  [
    'a second finger',
    [
      ['pointerdown', { id: 2, isPrimary: false }],
      ['pointerup', {}],
    ],
  ],
  [
    'a cancelled pointer',
    [
      ['pointercancel', {}],
      ['pointerup', {}],
    ],
  ],
  ['another pointer that goes up', [['pointerup', { id: 7 }]]],
] as const)('%s is no press', (_what, events) => {
  const { presses, send } = listening()
  send('pointerdown')
  for (const [type, at] of events) send(type, at)
  expect(presses).toEqual([])
})

test('the second button presses nothing, and after stopping nothing is heard', () => {
  const { presses, send, stop } = listening()
  send('pointerdown', { button: 2 })
  send('pointerup', { button: 2 })
  stop()
  send('pointerdown')
  send('pointerup')
  expect(presses).toEqual([])
})
