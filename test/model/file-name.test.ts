import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName, fileStem } from '../../src/base/file-name.ts'
import { readSources } from '../rules/sources.ts'
import { checkProperty } from '../properties/check-property.ts'

test('a file is named after what it holds, in the order of its parts', () => {
  expect(fileName(['滨河方案', '2024-05-01', '规划推演'], 'csv')).toBe('滨河方案-2024-05-01-规划推演.csv')
  expect(fileName(['Plan: A/B "new"', '', '2024-05-01'], 'scenario.json')).toBe('Plan A B new-2024-05-01.scenario.json')
  expect(fileName(['..\\..\\etc/passwd'], 'xml')).toBe('etc passwd.xml')
  expect(fileName(['CON'], 'csv')).toBe('_CON.csv')
  expect(fileName(['\u202e', '\u000b'], 'csv')).toBe('file.csv')
  expect(fileStem(['基准假定·新情景'])).toBe('基准假定 新情景')
})

test('whatever its parts are, every file system takes the name, and a date in it stays whole', () => {
  checkProperty(
    'file-name',
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 2 }), (parts) => {
      const name = fileName([...parts, '2024-05-01'], 'scenario.json')
      expect(name).toMatch(/(^|-)2024-05-01\.scenario\.json$/)
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}]|^[\s.-]|^(con|nul|aux|prn)\./iu)
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
    }),
    200,
  )
})

test('every file that is handed over is named so', () => {
  const given = readSources('src')
    .filter(({ path }) => path !== 'src/app/save-file.ts')
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:saveText|saveFile|handOver)\(\s*([^]{0,160})/g)].map(([, given = '']) => ({
        path,
        given,
      })),
    )
    .filter(
      ({ given }) =>
        !/^\s*(?:fileName\(|\{\s*blob,\s*name(?:: fileName\(|\s*\})|named\(|file\.blob, file\.name|new Blob\([^]*?\), fileName\(|file: |name: string)/.test(
          given,
        ),
    )
  expect(given).toEqual([])
})
