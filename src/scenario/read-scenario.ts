import type { z } from 'zod'
import { cleanTexts } from '../base/clean-text.ts'
import { message, type Message } from '../messages/message.ts'
import { failure, success, type Result } from '../base/result.ts'
import { schemaFault } from './schema-fault.ts'
import { scenarioSchema, type Scenario } from './schema.ts'
import { upgradeScenario } from './upgrade-scenario.ts'

/** What is wrong with a scenario, and where: a path inside it such as `/edits/3/until`, empty for the whole. */
export interface ScenarioFault {
  readonly path: string
  readonly reason: Message
}

/** Reads a scenario of any version from parsed JSON. Never throws: every fault is located, in both languages. */
export function readScenario(value: unknown): Result<Scenario, ScenarioFault> {
  const upgraded = upgradeScenario(value)
  if (!upgraded.ok) return upgraded
  const parsed = scenarioSchema.safeParse(cleanTexts(upgraded.value))
  if (parsed.success) return success(parsed.data)
  return failure(
    parsed.error.issues.map((issue) => ({
      path: `/${issue.path.map(String).join('/')}`,
      reason: reasonOf(issue),
    })),
  )
}

/** In a scenario a choice is that of an edit's kind, and a format that of an id. */
function reasonOf(issue: z.core.$ZodIssue): Message {
  if (issue.code === 'invalid_union') return message('schema.edit')
  return issue.code === 'invalid_format' ? message('schema.format') : schemaFault(issue)
}
