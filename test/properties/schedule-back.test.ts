import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { phaseName } from '../../src/app/phase-names.ts'
import { isoOf } from '../../src/base/day.ts'
import { writeProjectXml } from '../../src/export/project-xml.ts'
import { writeScheduleCsv } from '../../src/export/schedule-csv.ts'
import { chooseNew, matchRows } from '../../src/intake/match-rows.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import { takeSchedule, type TakenSchedule } from '../../src/intake/schedule-to-scenario.ts'
import { buildSchedule, type Schedule } from '../../src/scenario/build-schedule.ts'
import { createScenario } from '../../src/scenario/edit-scenario.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import { anyOwnRecord, anyScenario } from '../town/any-scenario.ts'
import { buildTown } from '../town/town.ts'
import { checkProperty } from './check-property.ts'

const town = buildTown()
const catalog = town.pack.facts.scenarios
const words = { zh: '回', en: 'back' }
const made = createScenario({ id: 'back', name: words, statement: words, base: 'reference' })
if (!made.ok) throw new Error('no scenario')
const empty = made.value
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What a file says, taken into a new scenario on the reference; what it does not match becomes new. */
function takeBack(file: string, text: string): TakenSchedule {
  const found = matchRows(town.city, readSchedule(file, utf8(text)))
  const open = new Set(found.rows.flatMap(({ state }, at) => (state === 'matched' || state === 'ignored' ? [] : [at])))
  return takeSchedule({
    preview: chooseNew(found, open),
    scenario: empty,
    schedule: buildSchedule(town.city, empty, catalog),
    city: town.city,
    catalog,
  })
}

/** The plan of each thing that the schedule plans, by its day. */
const plansOf = ({ entries }: Schedule) =>
  new Map(
    entries.flatMap(({ entity, plan }) =>
      plan
        ? [
            [
              entity.id,
              {
                start: isoOf(plan.start.day),
                end: isoOf(plan.end.day),
                cancelled: plan.cancelled && isoOf(plan.cancelled.day),
                holds: plan.holds.map(({ from, until }) => `${isoOf(from)} ${isoOf(until)}`),
              },
            ],
          ]
        : [],
    ),
  )
const actual = ({ entity, actualStart, actualFinish, percent }: OwnRecord) => ({
  entity,
  actualStart,
  actualFinish,
  percent,
})

test.each(['xml', 'csv'] as const)(
  'what the twin writes as %s comes back as the same plan: spans, holds, givings-up, own records, new things',
  (kind) => {
    checkProperty(
      `written-back-${kind}`,
      fc.property(
        anyScenario,
        fc.uniqueArray(anyOwnRecord, { maxLength: 4, selector: ({ entity }) => entity }),
        fc.constantFrom('zh', 'en'),
        (scenario, records, language) => {
          const schedule = buildSchedule(town.city, scenario, catalog)
          const planned = plansOf(schedule)
          const text =
            kind === 'xml'
              ? writeProjectXml({
                  city: town.city,
                  schedule,
                  systems: [],
                  ownRecords: records,
                  phaseName,
                  language,
                  reviewNumber: null,
                })
              : writeScheduleCsv(town.city, schedule, records, language, (basis) => basis, phaseName)
          const taken = takeBack(`a.${kind}`, text)
          const back = plansOf(buildSchedule(town.city, taken.scenario, catalog))
          for (const [id, plan] of planned) expect([id, back.get(id)]).toEqual([id, plan])
          expect(taken.ownRecords.map(actual)).toEqual(
            [...planned.keys()].flatMap((id) => records.filter(({ entity }) => entity === id)).map(actual),
          )
          expect(Object.values(taken.counts).reduce((sum, count) => sum + count, 0)).toBe(taken.outcomes.length)
        },
      ),
      300,
    )
  },
)
