import * as fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { writeProject } from '../../src/export/project-file.ts'
import { readProject } from '../../src/intake/read-project.ts'
import { defaultStyle } from '../../src/own-layers/layer-style.ts'
import { sampleLayer } from '../model/own-layer-sample.ts'

const layers = [
  { layer: sampleLayer('layer-a', '甲'), name: '改过的名字', order: 2, style: { ...defaultStyle(3), opacity: 0.4 } },
  { layer: sampleLayer('layer-b', '乙'), name: '乙', order: 1, style: defaultStyle(1) },
]
const whole = writeProject({
  madeBy: '0.2.0',
  savedOn: '2026-11-29',
  layers,
  scenarios: [],
  briefings: [{ id: 'own', text: '{}' }],
  records: ['{"format":"zhengzhou-twin-record"}'],
})

describe('a project file', () => {
  test('gives back what was saved', () => {
    const read = readProject('a.twin.zip', whole)
    expect(read).toEqual({
      ok: true,
      value: {
        file: 'a.twin.zip',
        layers,
        scenarios: [],
        briefings: [{ path: 'a.twin.zip/briefings/1.briefing.json', text: '{}' }],
        records: [{ path: 'a.twin.zip/records/1.record.json', text: '{"format":"zhengzhou-twin-record"}' }],
        faults: [],
      },
    })
  })

  test('with one layer damaged, gives the other and says which is damaged', () => {
    const files = unzipSync(whole)
    files['layers/1.layer']![40]! ^= 1
    const read = readProject('a.twin.zip', zipSync(files))
    expect(read.ok && read.value.layers.map(({ name }) => name)).toEqual(['乙'])
    expect(read.ok && read.value.faults).toEqual([
      {
        file: 'a.twin.zip/layers/1.layer',
        row: 0,
        column: 0,
        where: '',
        reason: { code: 'project.changed', values: {} },
      },
    ])
    delete files['layers/2.layer']
    const without = readProject('a.twin.zip', zipSync(files))
    expect(without.ok && without.value.faults.map(({ file, reason }) => [file, reason.code])).toEqual([
      ['a.twin.zip/layers/1.layer', 'project.changed'],
      ['a.twin.zip/layers/2.layer', 'project.missing'],
    ])
  })

  test('that was written before there were own documents has none', () => {
    const files = unzipSync(whole)
    const { records: _, ...older } = JSON.parse(new TextDecoder().decode(files['project.json'])) as { records: unknown }
    const read = readProject('a.twin.zip', zipSync({ ...files, 'project.json': strToU8(JSON.stringify(older)) }))
    expect(read.ok && [read.value.records, read.value.layers.length, read.value.faults]).toEqual([[], 2, []])
  })

  test.each([
    ['no archive', strToU8('hello'), 'project.noArchive'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'project.noIndex'],
    [
      'a newer one',
      zipSync({ 'project.json': strToU8('{"format":"zhengzhou-twin-project","version":2}') }),
      'project.newer',
    ],
    ['another index', zipSync({ 'project.json': strToU8('{"format":"x"}') }), 'project.index'],
  ])('%s is refused with the reason', (_name, bytes, code) => {
    const read = readProject('a.twin.zip', bytes)
    expect(!read.ok && read.errors[0]?.reason.code).toBe(code)
  })

  test('a name in it that leads out of the archive leads nowhere', () => {
    const index = JSON.parse(new TextDecoder().decode(unzipSync(whole)['project.json'])) as {
      layers: { path: string }[]
    }
    index.layers[0]!.path = '../../__proto__'
    const read = readProject('a.twin.zip', zipSync({ 'project.json': strToU8(JSON.stringify(index)) }))
    expect(read.ok && read.value.layers).toEqual([])
    expect(read.ok && read.value.faults.map(({ reason }) => reason.code)).toEqual([
      'project.missing',
      'project.missing',
      'project.missing',
      'project.missing',
    ])
  })

  test('cut short or changed anywhere, is refused with a place or gives layers that are whole', () => {
    let refused = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 8 }),
        fc.option(fc.nat(whole.length)),
        (flips, cut) => {
          const bytes = whole.slice(0, cut ?? whole.length)
          for (const [at, by] of flips) if (at < bytes.length) bytes[at]! ^= by
          const read = readProject('a.twin.zip', bytes)
          const ids = new Set(layers.map(({ layer }) => layer.id))
          const isTold = !read.ok && read.errors.every(({ file }) => file.startsWith('a.twin.zip'))
          const isWhole = read.ok && read.value.layers.every(({ layer }) => ids.has(layer.id) && layer.count === 3)
          if (!read.ok) refused += 1
          expect(isTold || isWhole).toBe(true)
        },
      ),
      { numRuns: 1500 },
    )
    expect(refused).toBeGreaterThan(100)
  })
})
