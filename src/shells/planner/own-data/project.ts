import { fileName } from '../../../base/file-name.ts'
import type { FileFault } from '../../../intake/file-fault.ts'
import type { ReadProject } from '../../../intake/read-project.ts'
import { fileOfScenario } from '../../../export/scenario-lineage.ts'
import { keepOpened, loadOwnBriefings, readBriefingFile } from '../../../features/own-briefings/own-briefings.ts'
import type { RecordFile } from '../../../own-documents/schema.ts'
import type { Scenario } from '../../../scenario/schema.ts'
import { newId } from '../../../session/new-id.ts'
import type { OwnLayers } from '../../../session/own-layers.ts'
import { saveFile, savedOn } from '../../../app/save-file.ts'
import type { AppServices } from '../../../app/services.ts'

type ProjectServices = Pick<AppServices, 'scenarios' | 'content' | 'wholeCity' | 'loadOwnDocuments'>

/** Saves all that is the viewer's own as one file: layers with their styles, scenarios with own records, briefings, own documents. */
export async function saveProject(services: ProjectServices, layers: OwnLayers): Promise<void> {
  const { scenarios, content } = services
  const [{ packProject }, { writeRecordFile }, documents, library, records, { briefings }] = await Promise.all([
    import('../../../export/pack-project.ts'),
    import('../../../intake/read-record-file.ts'),
    services.loadOwnDocuments(),
    scenarios.loadLibrary(),
    scenarios.loadOwnRecords(),
    content.loadBriefings(),
  ])
  const catalog = library.catalog()
  const own = await loadOwnBriefings(services, briefings)
  const surroundings = {
    catalog,
    isEverywhere: (id: string) => scenarios.shippedScenarios.some((one) => one.id === id),
    recordsOf: (id: string) => records.of(id),
  }
  const bytes = await packProject({
    madeBy: __VERSION__,
    savedOn: savedOn(),
    layers: layers.store.getState().layers.map(({ layer, look }) => ({ layer, ...look })),
    scenarios: library.store.getState().own.map((scenario) => fileOfScenario(scenario, surroundings)),
    briefings: own.flatMap(({ id, draft }) => (draft ? [{ id, text: `${JSON.stringify(draft, null, 2)}\n` }] : [])),
    records: [...documents.store.getState().records.values()].map(writeRecordFile),
  })
  saveFile(new Blob([bytes], { type: 'application/zip' }), fileName(['project', savedOn()], 'twin.zip'))
}

/** What of a project came in, and why the rest did not. */
export interface OpenedProject {
  readonly layers: number
  readonly scenarios: number
  readonly briefings: number
  readonly records: number
  readonly faults: readonly FileFault[]
}

/** Takes in what a project holds. Nothing that is there is changed or lost: what is here already is left, what differs comes beside it. */
export async function openProject(
  services: ProjectServices,
  layers: OwnLayers,
  project: ReadProject,
): Promise<OpenedProject> {
  const faults: FileFault[] = [...project.faults]
  for (const { layer, ...look } of project.layers) {
    const there = layers.get(layer.id)
    const isSame = there?.layer.source.sha256 === layer.source.sha256
    if (there && isSame) continue
    const id = there ? newId('layer') : layer.id
    await layers.restore([{ layer: { ...layer, id }, look }])
  }
  // First the documents: briefings cite their facts.
  const { records, wholeCity } = await takeRecords(services, project, faults)
  const ids = await takeScenarios(services, project, faults)
  const { briefings: shipped } = await services.content.loadBriefings()
  let briefings = 0
  for (const { path, text } of project.briefings) {
    const named = text.replaceAll(/"scenario":(\s*)"([a-z0-9-]+)"/g, (all, space: string, id: string) => {
      const here = ids.get(id)
      return here === undefined ? all : `"scenario":${space}"${here}"`
    })
    const read = await readBriefingFile({ ...services, wholeCity }, new File([named], path))
    faults.push(...read.faults)
    if (!read.draft) continue
    keepOpened(read.draft, shipped)
    briefings += 1
  }
  return {
    layers: project.layers.length,
    scenarios: project.scenarios.length,
    briefings,
    records: records.length,
    faults,
  }
}

/**
 * Takes record files in; one that is here already is merged with it, and what disagrees stands side by side in its panel. Gives
 * the city with them: the services have it only after they have heard of the change.
 */
async function takeRecords(
  services: ProjectServices,
  project: ReadProject,
  faults: FileFault[],
): Promise<Pick<ProjectServices, 'wholeCity'> & { readonly records: readonly RecordFile[] }> {
  const { wholeCity } = services
  if (project.records.length === 0) return { records: [], wholeCity }
  const [{ readRecordFile }, { mergeRecords }, { cityWithRecords }, documents] = await Promise.all([
    import('../../../intake/read-record-file.ts'),
    import('../../../own-documents/merge-records.ts'),
    import('../../../own-documents/city-with-records.ts'),
    services.loadOwnDocuments(),
  ])
  const taken: RecordFile[] = []
  for (const { path, text } of project.records) {
    const read = readRecordFile(path, text, wholeCity)
    if (!read.ok) {
      faults.push(...read.errors)
      continue
    }
    const there = documents.store.getState().records.get(read.value.id)
    const put = documents.put(there ? mergeRecords(there, read.value).record : read.value)
    if (put.ok) taken.push(put.value)
  }
  return { records: taken, wholeCity: cityWithRecords(wholeCity, taken).city }
}

/** Takes scenarios in with their own records; gives the ids that they have here where these differ. */
async function takeScenarios(
  { scenarios }: ProjectServices,
  project: ReadProject,
  faults: FileFault[],
): Promise<ReadonlyMap<string, string>> {
  const [library, records] = await Promise.all([scenarios.loadLibrary(), scenarios.loadOwnRecords()])
  const ids = new Map<string, string>()
  const take = (scenario: Scenario): string | null => {
    const there = library.find(scenario.id)
    if (there !== undefined && JSON.stringify(there) === JSON.stringify(scenario)) return null
    const base = ids.get(scenario.base ?? '')
    const taken = library.importScenario(base === undefined ? scenario : { ...scenario, base })
    if (taken.ok) {
      ids.set(scenario.id, taken.value.id)
      return taken.value.id
    }
    for (const { path: where, reason } of taken.errors)
      faults.push({ file: project.file, row: 0, column: 0, where, reason })
    return null
  }
  for (const { scenario, bases, ownRecords } of project.scenarios) {
    for (const base of bases) if (!ids.has(base.id)) take(base)
    const id = ids.get(scenario.id) ?? take(scenario)
    if (id !== null && ownRecords.length > 0) records.add(id, ownRecords)
  }
  return ids
}
