import { afterEach, expect, test, vi } from 'vitest'
import { zh } from '../../src/app/messages/zh.ts'
import { createPanels } from '../../src/app/panels.ts'
import { cityWithRecords } from '../../src/own-documents/city-with-records.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { copyShareLink } from '../../src/shells/planner/share-view.ts'
import { buildTown } from '../town/town.ts'
import { townRecord } from '../town/town-record.ts'

/* Whatever is on the screen is in the link, or the copying says that it is not. */

const { city, pack } = buildTown()
const scenario = pack.facts.scenarios[0]!
type Services = Parameters<typeof copyShareLink>[0]

function services(more: Partial<Services> = {}): Services {
  return {
    wholeCity: city,
    schedules: [buildSchedule(city, scenario, pack.facts.scenarios)],
    scenarios: {
      embedded: null,
      shippedScenarios: pack.facts.scenarios,
      loadLibrary: () => Promise.resolve({ catalog: () => pack.facts.scenarios }),
      holdsOwnRecords: () => false,
    },
    ownData: { holds: () => false },
    panels: createPanels(),
    page: { presentAddress: () => '?day=2024-05-01' },
    ...more,
  } as unknown as Services
}

const copied: string[] = []
vi.stubGlobal('location', { href: 'https://twin.example/' })
vi.stubGlobal('navigator', { clipboard: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } })
afterEach(() => copied.splice(0))

const lacks = async (more: Partial<Services>): Promise<string[]> =>
  (await copyShareLink(services(more))).lacks.map(({ message }) => zh[message])

test('a view of shipped things alone lacks nothing', async () => {
  expect(await lacks({})).toEqual([])
  expect(copied).toEqual(['https://twin.example/?day=2024-05-01'])
})

test('own documents that count, own layers and the briefing in the making are each named', async () => {
  const panels = createPanels()
  panels.setState({ briefingEditor: true })
  const ownData = { holds: () => true } as unknown as Services['ownData']
  const said = await lacks({ wholeCity: cityWithRecords(city, [townRecord()]).city, ownData, panels })
  expect(said).toEqual([
    expect.stringContaining('汇报'),
    expect.stringContaining('自有图层'),
    expect.stringContaining('自有文献'),
  ])
})
