import { describe, expect, test } from 'vitest'
import { createIntl } from 'react-intl'
import { MESSAGES } from '../../src/app/messages/catalogue.ts'
import { LOCALES } from '../../src/base/localized-text.ts'
import type { Language } from '../../src/session/session.ts'
import { figureText } from '../../src/ui/figure-text.ts'
import { readRealCity } from './real-city.ts'

const textIn = (language: Language) => {
  const intl = createIntl({ locale: LOCALES[language], messages: MESSAGES[language] })
  return (id: string, values?: Readonly<Record<string, string>>): string => intl.formatMessage({ id }, values)
}
const { city } = readRealCity()
const figureOf = (id: string) => {
  const figure = city.facts.get(id)?.figure
  if (!figure) throw new Error(`${id} has no figure`)
  return figure
}

describe('a figure in words', () => {
  test.each([
    ['zz-5g-base-stations', '6万个以上', 'at least 60,000 stations'],
    ['sport-district-indoor', '1万平方米以上', 'at least 10,000 m²'],
  ])('%s', (id, zh, en) => {
    expect(figureText(figureOf(id), 'zh', textIn('zh')).whole).toBe(zh)
    expect(figureText(figureOf(id), 'en', textIn('en')).whole).toBe(en)
  })

  test('every figure of the pack: the parts make the whole, and no scale of the Chinese count is left in English', () => {
    const figures = [...city.facts.values()].flatMap(({ id, figure }) => (figure ? [{ id, figure }] : []))
    expect(figures.length).toBeGreaterThan(150)
    for (const { id, figure } of figures) {
      for (const language of ['zh', 'en'] as const) {
        const parts = figureText(figure, language, textIn(language))
        const joined = [parts.before, parts.number, parts.unit, parts.after].join('').replaceAll(' ', '')
        expect(`${id}: ${parts.whole.replaceAll(' ', '')}`).toBe(`${id}: ${joined}`)
        expect(`${id}: ${parts.mark === ''}`).toBe(`${id}: ${figure.comparator === '='}`)
      }
    }
  })

  test('no English figure shows a scale of the Chinese count, a bare sign, or Chinese', () => {
    const english = [...city.facts.values()].flatMap(({ figure }) =>
      figure ? [figureText(figure, 'en', textIn('en')).whole] : [],
    )
    expect(english.filter((whole) => /\d (10,000|100 million) |^[>≥]|[一-鿿]/.test(whole))).toEqual([])
  })

  test('the text parts of a comparator stand on the side where the language has them', () => {
    const figure = figureOf('zz-5g-base-stations')
    expect(figureText(figure, 'zh', textIn('zh'))).toMatchObject({ before: '', after: '以上', mark: '≥' })
    expect(figureText(figure, 'en', textIn('en'))).toMatchObject({ before: 'at least', after: '', mark: '≥' })
  })
})
