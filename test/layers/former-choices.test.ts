import { expect, test } from 'vitest'
import { formerChoices } from '../../src/own-layers/former-choices.ts'
import { ownLayerOf } from '../town/own-layer.ts'

const { mapping: none, source } = ownLayerOf([])
const field = (name: string) => ({ name, type: 'text' as const, filled: 1, distinct: 1, samples: [], dateShare: 0 })

test('a file that replaces another is suggested what was chosen, as far as it has the fields', () => {
  const former = {
    mapping: { ...none, name: '名称', start: '开工', end: '竣工' },
    source: { ...source, licence: 'CC BY' },
  }
  const preview = {
    fields: ['名称', '开工', '完工日期', '用途'].map(field),
    mapping: { ...none, name: '用途', category: '用途', end: '完工日期' },
    licence: '',
    attribution: '新来源',
  }
  expect(formerChoices(former, preview)).toEqual({
    // What had no field was chosen to have none.
    mapping: { ...none, name: '名称', start: '开工', end: '完工日期' },
    licence: 'CC BY',
    attribution: '新来源',
  })
})
