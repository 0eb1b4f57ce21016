import type { RecordFile, Statement } from '../../src/own-documents/schema.ts'
import { emptyRecord } from '../../src/own-documents/schema.ts'
import type { Fact, SourceDocument } from '../../src/facts/schema.ts'

const w = (en: string): { zh: string; en: string } => ({ zh: `${en}（补）`, en })

/** A document of the day, with one article "news". */
export function ownDocument(id: string, date: string): SourceDocument {
  return {
    id,
    publication: w('Town Gazette'),
    page: null,
    date,
    dateConfidence: 'high',
    dateBasis: w('printed'),
    dateAbout: null,
    publicationConfidence: 'high',
    articles: [{ id: 'news', headline: '镇报', headlineEn: 'News', shortened: false }],
    beyondSubject: w('nothing'),
    rights: w('of the paper'),
  }
}

interface FactMore {
  readonly status?: readonly [value: string, wording: string | null, asOf: string]
  readonly figure?: number
  readonly deadline?: string
  readonly corrects?: string
}

export function ownFact(id: string, document: string, more: FactMore = {}): Fact {
  const { status, figure, deadline, corrects } = more
  return {
    id,
    system: 'zhongyuan-science-city',
    kind: 'project',
    relevance: 'core',
    scope: 'zhengzhou',
    subject: w(id),
    placeZh: null,
    figure: figure === undefined ? null : { value: figure, unit: w('pieces'), comparator: '=', basis: 'printed' },
    openList: false,
    will: null,
    start: null,
    startBasis: null,
    deadline:
      deadline === undefined
        ? null
        : { period: deadline, basis: 'stated', governedBy: [`到${deadline}年`], words: w('stated') },
    duration: null,
    investmentYi: null,
    status: status ? { value: status[0], wordingZh: status[1], asOf: status[2] } : null,
    reportedAsOf: null,
    source: { document, article: 'news', line: 1, phrase: '一句话' },
    alsoIn: [],
    note: null,
    related: corrects === undefined ? [] : [{ relation: 'corrects', id: corrects }],
  }
}

export function statement(
  fact: Fact,
  entities: readonly string[],
  acts: readonly Statement['history'][number]['act'][] = [],
): Statement {
  return {
    fact,
    entities: [...entities],
    indicator: null,
    history: [
      { act: 'entered', by: '甲', on: '2026-03-02', note: null },
      ...acts.map((act) => ({ act, by: '乙', on: '2026-03-03', note: null })),
    ],
  }
}

/** A record of the town: a paper of 2026 in which the tower is in use, a new house begun, and a figure reported. */
export function townRecord(id = 'town-record'): RecordFile {
  return {
    ...emptyRecord(id, '镇的自有文献'),
    documents: [ownDocument('gazette-2026', '2026-03-02'), ownDocument('gazette-2024', '2024-05-01')],
    statements: [
      statement(
        ownFact('tower-in-use', 'gazette-2026', { status: ['in operation', '建成投用', '2026-03-02'] }),
        ['tower'],
        ['checked'],
      ),
      statement(
        ownFact('new-house-begun', 'gazette-2026', { status: ['started', '开工', '2026-03-02'], deadline: '2028' }),
        ['new-house'],
      ),
      statement(ownFact('hall-under-way', 'gazette-2024', { status: ['under construction', '加快', '2024-05-01'] }), [
        'hall',
      ]),
      statement(
        ownFact('yard-withdrawn', 'gazette-2024', { status: ['cancelled', '取消', '2024-05-01'] }),
        ['yard'],
        ['withdrawn'],
      ),
    ],
    wordings: [
      { status: 'in operation', wordingZh: '建成投用', class: 'in-use', phase: 'inOperation', why: w('in use') },
    ],
    entities: [
      {
        id: 'new-house',
        layer: 'parks',
        kind: 'site',
        planClass: 'building',
        name: w('New house'),
        place: 'new-house-spot',
        parent: 'garden',
        facts: [],
        note: null,
      },
    ],
    places: [
      {
        id: 'new-house-spot',
        name: w('New house'),
        kind: 'site',
        geometry: { type: 'Point', coordinates: [113.65, 34.7] },
        accuracyM: 300,
        crossChecked: false,
        basis: w('picked on the map'),
        note: null,
      },
    ],
  }
}
