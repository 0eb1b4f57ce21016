import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import type { zh as main } from '../../src/app/messages/zh.ts'
import { message } from '../../src/messages/message.ts'
import { readKept, type KeptMessage, type PlainId, type TextOf } from '../../src/messages/values.ts'
import { root } from './sources.ts'

/**
 * The types of src/messages/values.ts read from a Chinese text which values it needs. They do it by a rule of their own, which
 * is held here against the real parser; what follows from them is checked by the compiler, with this file as a case.
 */

const catalogues = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('messages/zh.ts'),
)
const texts = (
  await Promise.all(
    catalogues.map(async (path) => {
      const module = (await import(pathToFileURL(join(root, 'src', path)).href)) as Record<string, unknown>
      const found = Object.values(module).find((value) => typeof value === 'object')
      return Object.entries(found as Record<string, string>)
    }),
  )
).flat()

/** Name and kind of each argument as the parser finds them. */
function argumentsOf(elements: readonly MessageFormatElement[]): readonly string[] {
  const kinds: Partial<Record<TYPE, string>> = {
    [TYPE.argument]: 'plain',
    [TYPE.number]: 'number',
    [TYPE.plural]: 'plural',
    [TYPE.select]: 'select',
  }
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    const within =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => argumentsOf(value))
        : element.type === TYPE.tag
          ? argumentsOf(element.children)
          : []
    return [`${kinds[element.type] ?? `type ${element.type}`} ${'value' in element ? element.value : ''}`, ...within]
  })
}

/** The same by the rule of the types: what begins with a small letter, up to the brace that closes, with its kind. */
function argumentsByType(text: string): readonly string[] {
  const [, ...rests] = text.split('{')
  return rests.flatMap((_, at) => {
    const [head] = rests.slice(at).join('{').split('}')
    if (head === undefined || !/^[a-z]/.test(head)) return []
    const [, name, kind] = /^(.*?), ([^,]*)/s.exec(head) ?? []
    if (name !== undefined) return [`${kind} ${name}`]
    return head.includes('{') ? [] : [`plain ${head}`]
  })
}

test.each(texts.filter(([, text]) => text.includes('{')))('the types find the values of %s', (_, text) => {
  expect([...new Set(argumentsByType(text))].sort()).toEqual([...new Set(argumentsOf(parse(text)))].sort())
})

test('there are messages with values to look at', () => {
  expect(texts.filter(([, text]) => text.includes('{')).length).toBeGreaterThan(250)
})

test('a value that is missing, too many or misnamed does not compile', () => {
  const text: TextOf<typeof main> = (id: string, _values?: object) => id
  expect(text('words.count', { count: 1, phase: 'planned' })).toBe('words.count')
  // @ts-expect-error -- a value is missing
  expect(text('words.count', { count: 1 })).toBe('words.count')
  // @ts-expect-error -- all are missing
  expect(text('words.count')).toBe('words.count')
  // @ts-expect-error -- one too many
  expect(text('words.next', { date: 'a day', day: 'a day' })).toBe('words.next')
  // @ts-expect-error -- no such message
  expect(text('words.nextOne')).toBe('words.nextOne')
  // @ts-expect-error -- none is needed
  expect(text('words.noPlan', { date: 'a day' })).toBe('words.noPlan')
})

test('neither does a message of the model, or one that is kept', () => {
  expect(message('plan.tooLate', { day: '2030-01-01' }).values).toEqual({ day: '2030-01-01' })
  // @ts-expect-error -- a value is missing
  expect(message('plan.tooLate').values).toEqual({})
  // @ts-expect-error -- a plural counts
  expect(message('edit.shift.daysLater', { count: 'two' }).code).toBe('edit.shift.daysLater')
  const kept: KeptMessage<typeof main> = { message: 'words.next', values: { date: 'a day' } }
  expect(readKept((id: string) => id, kept)).toBe('words.next')
  // @ts-expect-error -- the message needs a value
  const plain: PlainId<typeof main> = 'words.next'
  expect(plain).toBe('words.next')
})
