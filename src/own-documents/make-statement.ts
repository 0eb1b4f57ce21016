import { cleanText } from '../base/clean-text.ts'
import { dayOf, type IsoDay } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import { failure, success, type Result } from '../base/result.ts'
import type { City } from '../city/build-city.ts'
import type { Entity, Place } from '../city/schema.ts'
import type { Fact, Pair, Verdict } from '../facts/schema.ts'
import { WILL_WORDS, type SystemId, type WillDegree } from '../facts/schema.ts'
import { inBothLanguages } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import type { NewStatement } from './edit-record.ts'
import { newStatementSchema } from './schema.ts'
import { CORRECTS } from './statement-state.ts'

/** What is quoted of a page is a few words. */
export const LONGEST_PHRASE = 24

/** A thing that no document of the city names yet. */
export interface NewEntityForm {
  readonly zh: string
  readonly en: string
  readonly planClass: 'building' | 'campus' | 'zone' | 'line' | 'programme' | 'undated'
  readonly parent: string
  /** Where it is, degrees WGS-84, and how well that is known, in metres; null where it is known of its parent only. */
  readonly at: { readonly lng: number; readonly lat: number; readonly accuracyM: number } | null
}

/** A statement as it is filled in: texts as typed, empty where nothing is said. */
export interface StatementForm {
  readonly phrase: string
  /** The page from 1, and the line of its text; null where the document has no pages. */
  readonly page: number | null
  readonly line: number
  /** The sentence that the phrase stands in; not kept. */
  readonly around: string
  readonly subjectZh: string
  readonly subjectEn: string
  readonly kind: 'status' | 'target' | 'project' | 'event' | 'policy'
  readonly system: SystemId
  readonly entity: string
  readonly newEntity: NewEntityForm | null
  readonly figure: string
  readonly comparator: NonNullable<Fact['figure']>['comparator']
  readonly basis: 'printed' | 'printed-numerals'
  readonly ordinal: boolean
  readonly unitZh: string
  readonly unitEn: string
  readonly period: string
  readonly periodBasis: 'stated' | 'derived'
  /** What the deadline and the day rest on, as the page prints it. */
  readonly periodPhrase: string
  readonly sum: boolean
  readonly day: string
  readonly dayPhrase: string
  /** The row of the table, `status|wording`; empty for none. */
  readonly wording: string
  readonly corrects: string
  readonly goal: string
  readonly verdict: Exclude<Verdict, 'no-later-report'>
  /** The indicator that counts the figure, `goal|id` or `report|id`; empty for none. */
  readonly indicator: string
  readonly note: string
}

/** Where a statement is entered, and by whom. */
export interface EnteredBy {
  readonly by: string
  readonly on: IsoDay
  readonly document: string
  readonly article: string
  /** The day of the document. */
  readonly date: string
  readonly newId: (stem: string) => string
}

/** A field that must be filled in and is not, or the path of what the schema refuses with its reason. */
export type StatementLack =
  | { readonly field: 'phrase' | 'subject' | 'entity' | 'unit' | 'by' }
  | { readonly refused: string }

const cut = (text: string): string => cleanText(text, LONGEST_PHRASE)
const both = (zh: string, en: string): { zh: string; en: string } => ({ zh: zh.trim(), en: en.trim() || zh.trim() })

/** The statement that a form makes, with what it brings along; or what is lacking. Ids come from `newId`. */
export function makeStatement(
  form: StatementForm,
  entered: EnteredBy,
  city: City,
): Result<NewStatement, StatementLack> {
  const lacks: StatementLack[] = []
  const need = (field: 'phrase' | 'subject' | 'entity' | 'unit' | 'by', isThere: boolean): void => {
    if (!isThere) lacks.push({ field })
  }
  need('by', entered.by.trim() !== '')
  need('phrase', form.phrase !== '')
  need('subject', form.subjectZh.trim() !== '')
  need('entity', form.newEntity ? form.newEntity.zh.trim() !== '' : form.entity !== '')
  need('unit', form.figure.trim() === '' || form.unitZh.trim() !== '')
  if (lacks.length > 0) return failure(lacks)
  const { entity, place } = form.newEntity ? entityOf(form.newEntity, entered) : { entity: null, place: null }
  const fact = factOf(form, entered)
  const pair: Pair | null =
    form.goal === ''
      ? null
      : {
          id: entered.newId('pair'),
          system: city.facts.get(form.goal)?.system ?? form.system,
          subject: fact.subject,
          goal: form.goal,
          report: fact.id,
          verdict: form.verdict,
          sharedName: null,
          derived: null,
          note: inBothLanguages(message('ownDocument.pair', { by: entered.by.trim(), on: dayText(dayOf(entered.on)) })),
        }
  const made: NewStatement = {
    statement: {
      fact,
      entities: [entity?.id ?? form.entity],
      indicator: indicatorOf(form),
      history: [{ act: 'entered', by: entered.by.trim(), on: entered.on, note: null }],
    },
    entity,
    place,
    pair,
  }
  const read = newStatementSchema.safeParse(made)
  return read.success
    ? success(made)
    : failure(read.error.issues.map(({ path, message: why }) => ({ refused: `${path.join('/')}: ${why}` })))
}

/** Only a figure is counted by an indicator. */
function indicatorOf({ indicator, figure }: StatementForm): NewStatement['statement']['indicator'] {
  const [as, id = ''] = indicator.split('|')
  return figure.trim() === '' || id === '' ? null : { id, as: as === 'goal' ? 'goal' : 'report' }
}

function factOf(form: StatementForm, { document, article, date, newId }: EnteredBy): Fact {
  const stated = (phrase: string, basis: 'stated' | 'derived') => ({
    basis,
    governedBy: [cut(phrase || form.phrase)],
    words: inBothLanguages(
      message(basis === 'stated' ? 'ownDocument.stated' : 'ownDocument.derived', {
        phrase: cut(phrase || form.phrase),
      }),
    ),
  })
  const [status = '', wording = ''] = form.wording.split('|')
  return {
    id: newId('statement'),
    system: form.system,
    kind: form.kind,
    relevance: 'core',
    scope: 'zhengzhou',
    subject: both(form.subjectZh, form.subjectEn),
    placeZh: null,
    figure:
      form.figure.trim() === ''
        ? null
        : {
            value: Number(form.figure),
            unit: both(form.unitZh, form.unitEn),
            comparator: form.comparator,
            basis: form.basis,
            ...(form.ordinal ? { ordinal: true as const } : {}),
          },
    openList: false,
    will: willIn(form),
    start: form.day === '' ? null : form.day,
    startBasis: form.day === '' ? null : stated(form.dayPhrase, 'stated'),
    deadline:
      form.period.trim() === ''
        ? null
        : {
            period: form.period.trim(),
            ...stated(form.periodPhrase, form.periodBasis),
            ...(form.sum ? { sum: true as const } : {}),
          },
    duration: null,
    investmentYi: null,
    status: status === '' ? null : { value: status, wordingZh: wording === '' ? null : wording, asOf: date },
    reportedAsOf: null,
    source: {
      document,
      article,
      ...(form.page === null ? {} : { page: form.page }),
      line: form.line,
      phrase: form.phrase,
    },
    alsoIn: [],
    note: form.note.trim() === '' ? null : both(form.note, form.note),
    related: form.corrects === '' ? [] : [{ relation: CORRECTS, id: form.corrects }],
  }
}

/** The degree of will that the phrase itself prints. */
function willIn({ phrase }: StatementForm): Fact['will'] {
  const found = (Object.entries(WILL_WORDS) as [WillDegree, readonly string[]][]).find(([, words]) =>
    words.some((word) => phrase.includes(word)),
  )
  return found ? { degree: found[0], phrase } : null
}

const LAYER_OF = {
  building: 'parks',
  campus: 'parks',
  zone: 'parks',
  undated: 'parks',
  line: 'mobility',
  programme: 'programmes',
} as const
const KIND_OF = {
  building: 'site',
  campus: 'site',
  zone: 'park-area',
  undated: 'site',
  line: 'trunk-line',
  programme: 'programme',
} as const

function entityOf(
  { zh, en, planClass, parent, at }: NewEntityForm,
  { by, newId }: EnteredBy,
): { readonly entity: Entity; readonly place: Place | null } {
  const name = both(zh, en)
  const place: Place | null = at && {
    id: newId('place'),
    name,
    kind: 'own-point',
    geometry: { type: 'Point', coordinates: [at.lng, at.lat] },
    accuracyM: at.accuracyM,
    crossChecked: false,
    basis: inBothLanguages(message('ownDocument.place', { by: by.trim() })),
    note: null,
  }
  const entity: Entity = {
    id: newId('item'),
    layer: LAYER_OF[planClass],
    kind: KIND_OF[planClass],
    planClass,
    name,
    place: place?.id ?? null,
    parent: parent === '' ? null : parent,
    facts: [],
    note: null,
  }
  return { entity, place }
}
