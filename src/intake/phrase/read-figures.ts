import type { Fact } from '../../facts/schema.ts'
import { NUMERAL, readNumeral } from './numerals.ts'
import { oneWidth, type Span } from './span.ts'

type Figure = NonNullable<Fact['figure']>

/** A figure as a phrase prints it. `null` where the schema has no word for what is printed (不超过) or nothing is printed. */
export interface ReadFigure {
  readonly value: number
  /** As printed, with its magnitude: 万个, 亿元, %. */
  readonly unit: string | null
  readonly comparator: Figure['comparator'] | null
  readonly basis: 'printed' | 'printed-numerals'
  readonly ordinal: boolean
  readonly span: Span
  /** It says which ones are meant, and not how many (10亿元以上的项目3个). */
  readonly qualifies: boolean
}

/** What stands before a figure and compares it; the longest first, and what denies before what it denies. */
const BEFORE: readonly (readonly [RegExp, Figure['comparator'] | null])[] = [
  [/(?:不超过|不多于|不高于|至多|最多|低于|少于|小于)$/, null],
  [/(?:不少于|不低于|不小于|至少|最少)$/, '>='],
  [/(?:超过|超出|突破|多于|高于|大于|超)$/, '>'],
  [/(?:接近|将近|近)$/, 'nearly'],
  [/(?:大约|约为|约)$/, 'about'],
  [/(?:达到|达|为|至|到)$/, '='],
]
/** The denials above stand before their plain words: 不少于 is no 少于. */
const NOT_LESS = /不(?:少|低|小)于$/

const AFTER: readonly (readonly [RegExp, Figure['comparator'] | null])[] = [
  [/^(?:以上|及以上)/, '>='],
  [/^(?:左右|上下)/, 'about'],
  [/^(?:以下|以内)/, null],
]

/** Measure words and units, the longest first. A year, a month or a day is no figure but a time. */
const UNITS = [
  '个百分点|百分点|平方公里|平方千米|平方米|立方米|万千瓦时|千瓦时|兆瓦|千瓦|公里|千米|公顷|公斤|美元|欧元|人次|架次|标准箱|分钟|小时',
  'TB|GB|Gbps|MW|GW|kW|km|个|家|项|条|名|位|辆|台|部|栋|间|座|处|块|所|类|级|套|件|只|支|艘|列|班|架|亩|米|吨|元|人|户(?!籍)|次|岁|批|种|门|层|倍|株|对|期(?=工程)|%',
].join('|')
/** The letter alone is a unit only where a comparison shows that an amount is meant: 达2300G以上, and not 5G网络. */
const LETTER_UNIT = 'G|T|M'

const ARABIC = new RegExp(
  `(第)?(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(余|多)?(万亿|千亿|百亿|亿|万|千(?!米|瓦|克))?(余|多)?((?:${UNITS})(?:级)?|级|大(?=\\p{Script=Han})|${LETTER_UNIT})?`,
  'gu',
)
/** In numerals only what counts for certain: 第十位, 五大, 三个, 六成. 一批 and 一流 count nothing. */
const CHINESE = new RegExp(
  `(?:(第)|(?<![十百千万亿第]))(${NUMERAL})(余|多)?(大|成(?!立|为|果|效|功|势|员|本|长|都|熟|型)|个|项|条|家|座|所|类|级|位|项)?`,
  'g',
)
const PERCENT_WORDS = new RegExp(`百分之(${NUMERAL}|\\d+(?:\\.\\d+)?)`, 'g')
const RANKED = /(?:排名|排|位居|居|列|位列)(?:全[国省市球])?$/

/**
 * The figures that a phrase prints, those first that count what it speaks of. `around`: what stands around the phrase on its
 * page, by which a figure is one of each year. Times, names with digits (5G, 3A级) and ranges are none.
 */
export function readFigures(phrase: string, around = ''): readonly ReadFigure[] {
  const text = oneWidth(phrase)
  const yearly = /年均|逐年/.test(text) || (/每年/.test(`${around}${text}`) && !/期间/.test(`${around}${text}`))
  const found = [...arabic(text), ...percentWords(text), ...chinese(text)]
    .filter((figure, at, all) => all.findIndex(({ span }) => overlaps(span, figure.span)) === at)
    .toSorted((a, b) => a.span.from - b.span.from)
  const spread = found.map((figure, at) => spreadComparator(text, figure, found[at - 1]))
  return spread
    .map((figure, at) => ({
      ...figure,
      unit: figure.unit !== null && yearly && !figure.ordinal ? `${figure.unit}/年` : figure.unit,
      qualifies:
        at < spread.length - 1 &&
        /^(?:及?以上|以下)的?\p{Script=Han}/u.test(text.slice(figure.span.to - afterLength(text, figure))),
    }))
    .toSorted((a, b) => Number(a.qualifies) - Number(b.qualifies) || Number(a.ordinal) - Number(b.ordinal))
}

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** How much of a figure's span is the comparison after it. */
const afterLength = (text: string, { span }: ReadFigure): number =>
  /(?:及?以上|以下|以内|左右|上下)$/.exec(text.slice(span.from, span.to))?.[0].length ?? 0

function* arabic(text: string): Generator<ReadFigure> {
  for (const match of text.matchAll(ARABIC)) {
    const [whole, nth, digits = '', more1, magnitude = '', more2, unit = ''] = match
    const [from, to] = [match.index, match.index + whole.length]
    const [before, after] = [text.slice(0, from), text.slice(to)]
    // A name with digits, a sum, a range, a time, an abbreviation.
    if (/[A-Za-z.+~～—-]$/.test(before) || (!unit && /^[A-Za-z]/.test(after)) || /^[+~～—-]\d?/.test(after)) continue
    if (!nth && unit === '' && /^(?:年|月|日|时|点|强|届|个月)/.test(after)) continue
    if (unit === '个' && after.startsWith('月')) continue
    const compared = comparison(before, after, more1 ?? more2)
    if (new RegExp(`^(?:${LETTER_UNIT})$`).test(unit) && compared.comparator === '=' && !compared.isWorded) continue
    // 七大产业 are seven of them.
    const printed = `${magnitude}${unit === '大' ? '个' : unit}`
    if (printed === '' && !compared.isWorded) continue
    yield {
      value: Number(digits.replaceAll(',', '')),
      unit: printed === '' ? null : printed,
      comparator: compared.comparator,
      basis: 'printed',
      ordinal: nth !== undefined,
      span: { from: from - compared.before, to: to + compared.after },
      qualifies: false,
    }
  }
}

function* chinese(text: string): Generator<ReadFigure> {
  for (const match of text.matchAll(CHINESE)) {
    const [whole, nth, numeral = '', more, unit = ''] = match
    const value = readNumeral(numeral)
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + whole.length)]
    const ranked = nth !== undefined && unit === '' && RANKED.test(before)
    if (value === undefined || (unit === '' && !ranked) || (value === 1 && nth === undefined)) continue
    // 五位一体 names a thing; so does what runs on as a numeral or a unit of time.
    if (unit === '位' && nth === undefined) continue
    if (/^[一二三四五六七八九十]/.test(after) || (unit === '个' && after.startsWith('月'))) continue
    const compared = comparison(before, after, more)
    yield {
      value: unit === '成' ? value * 10 : value,
      unit: ranked ? '位' : unit === '成' ? '%' : unit === '大' ? '个' : unit,
      comparator: compared.comparator,
      basis: 'printed-numerals',
      ordinal: nth !== undefined,
      span: { from: match.index - compared.before, to: match.index + whole.length + compared.after },
      qualifies: false,
    }
  }
}

function* percentWords(text: string): Generator<ReadFigure> {
  for (const match of text.matchAll(PERCENT_WORDS)) {
    const value = /\d/.test(match[1]!) ? Number(match[1]) : readNumeral(match[1]!)
    if (value === undefined) continue
    const to = match.index + match[0].length
    const compared = comparison(text.slice(0, match.index), text.slice(to), undefined)
    yield {
      value,
      unit: '%',
      comparator: compared.comparator,
      basis: /\d/.test(match[1]!) ? 'printed' : 'printed-numerals',
      ordinal: false,
      span: { from: match.index - compared.before, to: to + compared.after },
      qualifies: false,
    }
  }
}

interface Comparison {
  readonly comparator: ReadFigure['comparator']
  /** Whether a word says so, or that an amount is reached. */
  readonly isWorded: boolean
  /** How long the words are that stand before and after. */
  readonly before: number
  readonly after: number
}

function comparison(before: string, after: string, more: string | undefined): Comparison {
  const first = BEFORE.find(([pattern, value]) => pattern.test(before) && !(value === null && NOT_LESS.test(before)))
  const then = AFTER.find(([pattern]) => pattern.test(after))
  const lengths = {
    before: first ? first[0].exec(before)![0].length : 0,
    after: then ? then[0].exec(after)![0].length : 0,
  }
  const isWorded = first !== undefined || then !== undefined || more !== undefined
  if (first && first[1] !== '=') return { comparator: first[1], isWorded, ...lengths }
  if (then) return { comparator: then[1], isWorded, ...lengths }
  return { comparator: more === undefined ? '=' : '>', isWorded, ...lengths }
}

/** 分别超过300亿元和2000亿元: the comparison stands before the first and holds for both. */
function spreadComparator(text: string, figure: ReadFigure, before: ReadFigure | undefined): ReadFigure {
  if (!before || figure.comparator !== '=' || !/分别/.test(text.slice(0, before.span.from + 3))) return figure
  return /^[和、及与]$/.test(text.slice(before.span.to, figure.span.from))
    ? { ...figure, comparator: before.comparator }
    : figure
}
