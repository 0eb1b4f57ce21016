import * as fc from 'fast-check'
import papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { writeCsv } from '../../src/export/csv.ts'
import { figureCells, writePairsCsv } from '../../src/export/pairs-csv.ts'
import { textOf } from '../../src/intake/read-cells.ts'
import { checkProperty } from '../properties/check-property.ts'
import { readRealCity } from './real-city.ts'

/** What begins a formula in some spreadsheet, behind what it leaves away; a sign alone is none, nor a number before the next cell. */
const runs = (cell: string): boolean =>
  /^["\s]*[=+\-@＝＋－＠]/.test(cell) && !/^(?:[+-]?\d+(?:[.,]\d+)*%?(?:,.*)?|[=+\-@＝＋－＠])$/s.test(cell.trim())
const opened = (text: string, delimiter: string): string[] =>
  papa.parse<string[]>(text.replace(/^\u{feff}/u, ''), { delimiter }).data.flat()

describe('no cell runs as a formula, whatever the separator with which the file is opened', () => {
  test('any text', () => {
    const piece = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      ';',
      ',',
      ':',
      '^',
      '\t',
      '|',
      '"',
      "'",
      ' ',
      '\n',
      '\r\n',
      'a',
      '1',
      "cmd|'/C calc'!A0",
    )
    const cell = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    checkProperty(
      'csv-formula',
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 3 }), (rows) => {
        const text = writeCsv(['a', '=b'], rows)
        for (const delimiter of [',', ';', '\t', '|', ':', '^', ' '])
          expect(opened(text, delimiter).filter(runs)).toEqual([])
      }),
      1000,
    )
  })

  test.each([
    '=1+1',
    '甲; =1+1',
    "a;'=b",
    "'=a",
    '-2+3+cmd',
    'x\t@SUM(A1)',
    '"=1"',
    '＝1+1',
    '2022; -5 天',
    '甲 =1+1',
    '甲:=1+1',
    '甲^ @SUM(A1)',
    "a '=b",
  ])('%s is read back as it was', (name) => {
    const [, cell] = opened(writeCsv(['n'], [[name]]), ',')
    expect(textOf(cell)).toBe(name)
  })

  test.each(['A - B', 'by +5 days', "a '- b", '2022-05-20T08:00:00+08:00'])(
    '%s needs no guard, and is the same in the file and back',
    (name) => {
      expect(opened(writeCsv(['n'], [[name]]), ',')[1]).toBe(name)
      expect(textOf(name)).toBe(name)
    },
  )

  test('numbers stay numbers', () =>
    expect(writeCsv(['n'], [[-3.5], ['-3.5'], ['+12%'], ['1,200']])).toBe(
      '\u{feff}n\r\n-3.5\r\n-3.5\r\n+12%\r\n"1,200"\r\n',
    ))
})

describe('goals against reports', () => {
  test.each([
    [
      { value: 1100, unit: { zh: '万人', en: '10,000 people' }, comparator: '>' },
      [1100, '>', '万人'],
      [11_000_000, '>', 'people'],
    ],
    [
      { value: 323.4, unit: { zh: '亿元', en: '100 million yuan' }, comparator: 'about' },
      [323.4, '约', '亿元'],
      [32_340_000_000, 'about', 'yuan'],
    ],
    [{ value: 30, unit: { zh: '分钟', en: 'minutes' }, comparator: '=' }, [30, '=', '分钟'], [30, '=', 'minutes']],
  ] as const)('%j', (figure, zh, en) => {
    const whole = { ...figure, basis: 'printed' } as const
    expect([figureCells(whole, 'zh'), figureCells(whole, 'en')]).toEqual([zh, en])
  })

  test('every figure stands in a cell of its own, and the English file has Chinese only where it quotes', () => {
    const { city, pack } = readRealCity()
    const { systems, pairs } = pack.systems
    for (const language of ['zh', 'en'] as const) {
      const text = writePairsCsv(city, systems, pairs, language, {
        verdict: (pair) => pair.verdict,
        basis: (fact) => fact.deadline?.basis ?? '',
        statement: (fact) => fact.subject[language],
        will: () => '',
        identity: () => '',
      })
      const rows = papa.parse<Record<string, string>>(text.replace(/^\u{feff}/u, ''), {
        header: true,
        skipEmptyLines: true,
      }).data
      expect(rows).toHaveLength(pairs.length)
      const [figure, unit] = language === 'zh' ? ['目标值', '目标值单位'] : ['Goal figure', 'Goal unit']
      const goals = pairs.map((pair) => city.facts.get(pair.goal)?.figure)
      expect(rows.map((row) => [row[figure!] !== '', row[unit!] !== ''])).toEqual(goals.map((goal) => [!!goal, !!goal]))
      expect(rows.every((row) => row[figure!] === '' || Number.isFinite(Number(row[figure!])))).toBe(true)
      const quoting = new Set(['Phrase', 'Phrase of the report'])
      const chinese = rows.flatMap((row) =>
        Object.entries(row).filter(
          ([head, cell]) => language === 'en' && !quoting.has(head) && /^\p{Script=Han}/u.test(cell),
        ),
      )
      expect(chinese).toEqual([])
    }
  })
})
