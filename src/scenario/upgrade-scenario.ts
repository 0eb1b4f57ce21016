import { message } from '../messages/message.ts'
import { failure, success, type Result } from '../base/result.ts'
import type { ScenarioFault } from './read-scenario.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The version that is written. */
export const SCENARIO_VERSION = 3

/** From each old version to the next. What is no scenario of that version comes through as it is, for the schema to find. */
const STEPS: Readonly<Record<number, (old: Json) => Json>> = {
  1: (old) => ({
    ...old,
    version: 2,
    base: null,
    deadlines: 'all',
    edits: Array.isArray(old['edits']) ? withIds(old['edits']) : old['edits'],
    dependencies: [],
    milestones: [],
    notes: [],
  }),
  // All links of version 2 held a start back until an end.
  2: (old) => ({
    ...old,
    version: 3,
    dependencies: Array.isArray(old['dependencies'])
      ? old['dependencies'].map((one: unknown) => (isObject(one) ? { ...one, kind: 'finish-to-start' } : one))
      : old['dependencies'],
  }),
}

/**
 * Brings a scenario of any version to the newest, step by step; one of the newest version comes back as it is. Only the
 * version is judged here: whether the rest is in order, the schema says.
 */
export function upgradeScenario(value: unknown): Result<unknown, ScenarioFault> {
  if (!isObject(value)) return failure([{ path: '', reason: message('scenario.none') }])
  let scenario = value
  for (let version = scenario['version']; version !== SCENARIO_VERSION; version = scenario['version']) {
    const step = typeof version === 'number' && Object.hasOwn(STEPS, version) ? STEPS[version] : undefined
    if (!step) {
      const given = typeof version === 'number' ? String(version) : '?'
      return failure([
        {
          path: '/version',
          reason: message('scenario.version', { given, latest: SCENARIO_VERSION }),
        },
      ])
    }
    scenario = step(scenario)
  }
  return success(scenario)
}

/** Edits of version 1 had no ids: kind and entity give them, with a number where that comes twice. Its ends could be "stated". */
function withIds(edits: readonly unknown[]): unknown[] {
  const used = new Set<string>()
  return edits.map((edit) => {
    if (!isObject(edit)) return edit
    const stem = `${String(edit['edit'])}-${String(edit['entity'])}`
    let id = stem
    for (let copy = 2; used.has(id); copy += 1) id = `${stem}-${copy}`
    used.add(id)
    const ends = ['start', 'end'].flatMap((name) => {
      const end = edit[name]
      return isObject(end) && end['basis'] === 'stated' ? [[name, { ...end, basis: 'assumed' }] as const] : []
    })
    return { ...edit, id, ...Object.fromEntries(ends) }
  })
}
