/**
 * A tiny city, made up and placed near 113.65 E, 34.70 N, in the shape of the files of data/ and scenes/scenarios/.
 * Nothing in it is real. Small enough that every value in the tests can be worked out by hand:
 *
 *   hilltown (district, 0.1 by 0.1 degrees)
 *     garden (park-area, an L of about 3.7 by 4.4 km)
 *       tower      a site at a point: planned, started, topped out; plan of 24 months
 *       yard       a site at a point whose phase goes backwards
 *       hall       a site at no known place, with massing: "somewhere in here"
 *       depot      a site at no known place, without massing: a token
 *       vague-site a site known to 3 km only: a token, and no pin
 *   tram (trunk line) with a stated end; fleet with a ramp; ring-road, planned and undated
 */

const w = (en: string): { zh: string; en: string } => ({ zh: `${en}（镇）`, en })

interface FactMore {
  system?: string
  start?: string
  deadline?: { period: string; basis: 'stated' | 'derived' | 'assumed' }
  figure?: number
}

/** A fact of the first (January) or second (June) paper; `status` is value, wording, day. */
function fact(
  id: string,
  paper: 'january' | 'june',
  status: readonly [string, string | null, string] | null,
  more: FactMore = {},
): Record<string, unknown> {
  return {
    id,
    system: more.system ?? 'zhongyuan-science-city',
    kind: 'project',
    relevance: 'core',
    scope: 'zhengzhou',
    subject: w(id),
    placeZh: null,
    figure:
      more.figure === undefined
        ? null
        : { value: more.figure, unit: { zh: '辆', en: 'vehicles' }, comparator: '=', basis: 'printed' },
    openList: false,
    will: null,
    start: more.start ?? null,
    startBasis: more.start ? { basis: 'stated', governedBy: [`on ${more.start}`], words: w(`on ${more.start}`) } : null,
    deadline: more.deadline
      ? {
          ...more.deadline,
          governedBy: more.deadline.basis === 'assumed' ? [] : [`by ${more.deadline.period}`],
          words: w(`by ${more.deadline.period}`),
        }
      : null,
    duration: null,
    investmentYi: null,
    status: status && { value: status[0], wordingZh: status[1], asOf: status[2] },
    reportedAsOf: null,
    source: { document: `${paper}-paper`, article: 'news', line: 1, phrase: id.slice(0, 24) },
    alsoIn: [],
    note: null,
    related: [],
  }
}

function document(id: string, date: string): Record<string, unknown> {
  return {
    id,
    publication: w(id),
    page: null,
    date,
    dateConfidence: 'high',
    dateBasis: w('made up'),
    dateAbout: null,
    publicationConfidence: 'high',
    articles: [{ id: 'news', headline: '镇上新闻', headlineEn: 'News of the town', shortened: false }],
    beyondSubject: w('nothing else'),
    rights: w('made up'),
  }
}

interface EntityMore {
  place?: string
  parent?: string
  planClass?: string
  facts?: readonly string[]
}

function entity(id: string, layer: string, kind: string, more: EntityMore = {}): Record<string, unknown> {
  return {
    id,
    layer,
    kind,
    planClass: more.planClass ?? 'none',
    name: w(id),
    place: more.place ?? null,
    parent: more.parent ?? null,
    facts: more.facts ?? [],
    note: null,
  }
}

function place(
  id: string,
  kind: string,
  accuracyM: number,
  geometry: Record<string, unknown>,
): Record<string, unknown> {
  return { id, name: w(id), kind, accuracyM, crossChecked: false, basis: w('made up'), note: null, geometry }
}

function massing(entity: string, shape: string, count: number): Record<string, unknown> {
  return {
    entity,
    shape,
    count,
    heightM: [20, 60],
    footprintM: [30, 50],
    spreadM: 100,
    bearingDeg: 30,
    basis: w('made up'),
  }
}

const rule = (
  status: string,
  wordingZh: string | null,
  wordingClass: string,
  phase: string | null,
): Record<string, unknown> => ({
  status,
  wordingZh,
  class: wordingClass,
  phase,
  why: w('made up'),
})

const duration = (planClass: string, months: number | null): Record<string, unknown> => ({
  planClass,
  months,
  words: w(`assumed for ${planClass}`),
})

const profile = (planClass: string, ...phases: readonly (readonly [number, string])[]): Record<string, unknown> => ({
  planClass,
  phases: phases.map(([at, phase]) => ({ at, phase })),
  words: w(`profile of ${planClass}`),
})

const geometryMeta = (): Record<string, unknown> => ({
  crs: 'WGS-84',
  made: '2022-01-01',
  credit: w('made up'),
  licence: 'MIT',
})

/** New objects with every call, so that a test may damage them. */
export function townFiles(): Map<string, unknown> {
  return new Map<string, unknown>([
    ['data/documents/january-paper.json', document('january-paper', '2022-01-10')],
    ['data/documents/june-paper.json', document('june-paper', '2022-06-15')],
    [
      'data/facts/town.json',
      [
        fact('tower-planned', 'january', ['planned', null, '2022-01-10']),
        fact('tower-started', 'june', ['started', '开工', '2022-06-15'], { start: '2022-03-01' }),
        fact('tower-topped', 'june', ['topped out', '封顶', '2022-06-15']),
        fact('yard-speeding', 'january', ['under construction', '加快', '2022-01-10']),
        fact('yard-considered', 'june', ['planned', '谋划', '2022-06-15']),
        fact('tram-plan', 'january', ['planned', null, '2022-01-10'], {
          system: 'autonomous-mobility',
          deadline: { period: '2022', basis: 'stated' },
        }),
        fact('fleet-goal', 'june', ['planned', null, '2022-06-15'], {
          system: 'autonomous-mobility',
          figure: 100,
          deadline: { period: '2023-06', basis: 'derived' },
        }),
        fact('road-plan', 'january', ['planned', null, '2022-01-10'], { system: 'lankao-integration' }),
        fact('depot-there', 'june', ['existing', null, '2022-06-15'], { system: 'smart-logistics' }),
        fact('garden-figures', 'january', null),
      ],
    ],
    [
      'data/entities/town.json',
      [
        entity('hilltown', 'districts', 'district', { place: 'hilltown' }),
        entity('garden', 'parks', 'park-area', {
          place: 'garden',
          parent: 'hilltown',
          planClass: 'zone',
          facts: ['garden-figures'],
        }),
        entity('tower', 'parks', 'site', {
          place: 'tower',
          parent: 'garden',
          planClass: 'building',
          facts: ['tower-planned', 'tower-started', 'tower-topped'],
        }),
        entity('yard', 'parks', 'site', {
          place: 'yard',
          parent: 'garden',
          planClass: 'campus',
          facts: ['yard-speeding', 'yard-considered'],
        }),
        entity('hall', 'parks', 'site', { parent: 'garden', planClass: 'none', facts: ['yard-considered'] }),
        entity('depot', 'parks', 'site', { parent: 'garden', facts: ['depot-there'] }),
        entity('vague-site', 'parks', 'site', { place: 'vague-site', parent: 'garden', facts: ['depot-there'] }),
        entity('tram', 'mobility', 'trunk-line', { place: 'tram', planClass: 'line', facts: ['tram-plan'] }),
        entity('stop', 'mobility', 'mobility-node', {
          place: 'stop',
          parent: 'hilltown',
          planClass: 'line',
          facts: ['tram-plan'],
        }),
        entity('fleet', 'mobility', 'fleet', { planClass: 'fleet', facts: ['fleet-goal'] }),
        entity('ring-road', 'corridors', 'road', { place: 'ring-road', planClass: 'undated', facts: ['road-plan'] }),
      ],
    ],
    [
      'data/phases.json',
      [
        rule('planned', null, 'intent', 'planned'),
        rule('planned', '谋划', 'idea', 'proposed'),
        rule('started', '开工', 'begun', 'started'),
        rule('under construction', '加快', 'push', 'progressing'),
        rule('topped out', '封顶', 'topped-out', 'toppedOut'),
        rule('existing', null, 'none', null),
      ],
    ],
    [
      'data/massing.json',
      [massing('tower', 'towers', 2), massing('yard', 'courtyards', 1), massing('hall', 'dome', 3)],
    ],
    [
      'data/geometry/town.json',
      {
        meta: geometryMeta(),
        features: [
          place('hilltown', 'district', 1000, {
            type: 'Polygon',
            coordinates: [
              [
                [113.6, 34.65],
                [113.7, 34.65],
                [113.7, 34.75],
                [113.6, 34.75],
                [113.6, 34.65],
              ],
            ],
          }),
          place('garden', 'park', 500, {
            type: 'Polygon',
            coordinates: [
              [
                [113.64, 34.68],
                [113.68, 34.68],
                [113.68, 34.7],
                [113.66, 34.7],
                [113.66, 34.72],
                [113.64, 34.72],
                [113.64, 34.68],
              ],
            ],
          }),
          place('tower', 'site', 200, { type: 'Point', coordinates: [113.65, 34.69] }),
          place('yard', 'site', 2499, { type: 'Point', coordinates: [113.67, 34.69] }),
          place('vague-site', 'site', 2500, { type: 'Point', coordinates: [113.66, 34.69] }),
          place('stop', 'station', 300, { type: 'Point', coordinates: [113.65, 34.7] }),
          place('tram', 'route', 1000, {
            type: 'LineString',
            coordinates: [
              [113.62, 34.7],
              [113.65, 34.7],
              [113.68, 34.72],
            ],
          }),
          place('ring-road', 'road', 3000, {
            type: 'LineString',
            coordinates: [
              [113.6, 34.66],
              [113.7, 34.66],
            ],
          }),
        ],
      },
    ],
    [
      'scenes/scenarios/reference.json',
      {
        version: 1,
        id: 'reference',
        name: w('town assumption'),
        statement: w('made up'),
        horizon: '2024-01-01',
        durations: [
          duration('building', 24),
          duration('campus', 6),
          duration('zone', 60),
          duration('line', 60),
          duration('fleet', 12),
          duration('undated', null),
          duration('none', null),
        ],
        profiles: [
          profile('building', [0, 'started'], [0.5, 'underConstruction'], [0.75, 'toppedOut'], [1, 'inOperation']),
          profile('campus', [0, 'started'], [1, 'inOperation']),
          profile('zone', [0, 'started'], [1, 'inOperation']),
          profile('line', [0, 'started'], [0.5, 'partlyInOperation'], [1, 'inOperation']),
          profile('fleet', [0, 'started'], [1, 'inOperation']),
        ],
        edits: [
          {
            edit: 'set-span',
            entity: 'yard',
            start: { date: '2022-02-01', basis: 'assumed', words: w('assumed') },
            author: w('the town'),
            reason: w('made up'),
          },
          {
            edit: 'set-ramp',
            entity: 'fleet',
            from: 10,
            to: 100,
            goalFact: 'fleet-goal',
            shape: 'linear',
            author: w('the town'),
            reason: w('made up'),
          },
        ],
      },
    ],
  ])
}
