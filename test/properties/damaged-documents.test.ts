import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from '../../src/intake/documents/read-document.ts'
import { readRecordFile, writeRecordFile } from '../../src/intake/read-record-file.ts'
import { localize } from '../../src/messages/localize.ts'
import { townRecord } from '../town/town-record.ts'
import { buildTown } from '../town/town.ts'
import { encodeGbk, wordParagraph, writeDocx, writePdf } from '../town/write-documents.ts'
import { checkAsyncProperty, checkProperty } from './check-property.ts'
import { cut, flips, overwrite, type Damage } from './damage.ts'

/** Most that any damaged document may take, in milliseconds; the machine may be busy. */
const BUDGET_MS = 5_000

const LINES = ['今年，人工智能科技园主体全部封顶，总投资超过35亿元。', '力争2027年底前建成投用。']
const javaScript = '/OpenAction << /S /JavaScript /JS (globalThis.ran = true;) >>'
const WHOLE: Readonly<Record<string, Uint8Array>> = {
  'a.pdf': writePdf([LINES, [], ['第三页']], { catalog: javaScript }),
  'a.docx': writeDocx(
    wordParagraph(LINES[0]!) + wordParagraph(LINES[1]!, '<w:lastRenderedPageBreak/><w:br w:type="page"/>'),
    { pages: 2 },
  ),
  'a.html': new TextEncoder().encode(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><script>globalThis.ran = true</script></head><body onload="globalThis.ran = true"><p>${LINES.join('</p><table><tr><td>')}</table><pre>a\nb</pre>`,
  ),
  'b.html': encodeGbk(`<html><meta charset=gbk><body><p>${LINES.join('<p>')}`),
  'a.txt': encodeGbk(LINES.join('\n')),
}

/** Numbers of a file become others: lengths, counts, offsets, references. */
const numbers = fc
  .tuple(fc.nat(), fc.constantFrom(0, 1, 3, 7, 255, 65_536, 99_999_999, -1))
  .map(([at, value]): Damage => (bytes) => {
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    const found = [...text.matchAll(/\d+/g)]
    const one = found[at % Math.max(1, found.length)]
    if (!one) return bytes
    const changed = text.slice(0, one.index) + String(value) + text.slice(one.index + one[0].length)
    return Uint8Array.from(changed, (sign) => sign.charCodeAt(0))
  })
/** A part of it stands there again and again. */
const repeat = fc
  .tuple(fc.nat(), fc.nat(80), fc.integer({ min: 2, max: 400 }))
  .map(([at, length, times]): Damage => (bytes) => {
    const from = at % bytes.length
    const part = bytes.slice(from, from + length)
    const made = new Uint8Array(bytes.length + part.length * times)
    made.set(bytes.subarray(0, from))
    for (let i = 0; i < times; i += 1) made.set(part, from + i * part.length)
    made.set(bytes.subarray(from), from + part.length * times)
    return made
  })
const damage = fc.oneof(cut, flips, overwrite, numbers, repeat)

const seen = { text: 0, faults: 0 }
/** What is wrong with how a file was read; nothing where its text came, or a reason in both languages, and in time. */
async function readWrongly(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const begun = performance.now()
  const read = await readDocument({ name, bytes }, () => {})
  const wrong: string[] = []
  if (read.ok) {
    seen.text += 1
    if (!read.value.pages.some((page) => page.trim() !== '')) wrong.push('no text')
    if (read.value.notes.some((note) => localize(note, 'zh') === '')) wrong.push('a note without words')
  } else {
    seen.faults += 1
    if (read.errors.length === 0 || read.errors.some(({ file }) => file !== name)) wrong.push('no fault of this file')
    const words = read.errors.flatMap(({ reason }) => [localize(reason, 'zh'), localize(reason, 'en')])
    if (words.some((text) => text.length < 4)) wrong.push('a fault without words')
  }
  if (performance.now() - begun > BUDGET_MS) wrong.push('too slow')
  if ('ran' in globalThis) wrong.push('something ran')
  return wrong
}

test('damaged in hundreds of ways, a document gives its text or a reason in words, in time; nothing of it runs', async () => {
  for (const [name, runs] of [
    ['a.pdf', 200],
    ['a.docx', 350],
    ['a.html', 150],
    ['b.html', 75],
    ['a.txt', 75],
  ] as const)
    await checkAsyncProperty(
      `damaged-documents-${name}`,
      fc.asyncProperty(damage, async (spoil) => {
        expect(await readWrongly(name, spoil(WHOLE[name]!))).toEqual([])
      }),
      runs,
    )
  // Both ways out were taken: the damage was neither always deadly nor always harmless.
  expect(seen.text).toBeGreaterThan(100)
  expect(seen.faults).toBeGreaterThan(100)
}, 120_000)

test('one kind of document under the name of another is read for what it is', async () => {
  for (const bytes of Object.values(WHOLE))
    for (const name of Object.keys(WHOLE)) expect(await readWrongly(name, bytes)).toEqual([])
})

test('damaged record files say the line and column of each fault', () => {
  const { city } = buildTown()
  const file = new TextEncoder().encode(writeRecordFile(townRecord()))
  let refused = 0
  checkProperty(
    'damaged-record-files',
    fc.property(damage, (spoil) => {
      const text = new TextDecoder().decode(spoil(file))
      const read = readRecordFile('a.record.json', text, city)
      if (read.ok) return
      refused += 1
      for (const { row, column, reason } of read.errors) {
        expect(row).toBeGreaterThan(0)
        expect(column).toBeGreaterThan(0)
        expect(localize(reason, 'zh').length).toBeGreaterThan(3)
      }
    }),
    200,
  )
  expect(refused).toBeGreaterThan(100)
})
