import type { z } from 'zod'
import { cleanTexts } from '../base/clean-text.ts'
import { message, type Message } from '../messages/message.ts'
import { failure, success, type Result } from '../base/result.ts'
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

const TYPES: Readonly<Record<string, Message>> = {
  string: message('schema.string'),
  number: message('schema.number'),
  int: message('schema.int'),
  boolean: message('schema.boolean'),
  array: message('schema.array'),
  object: message('schema.object'),
  null: message('schema.null'),
  undefined: message('schema.undefined'),
}

/** The schema's own messages are English: what went wrong is said from its kind. */
function reasonOf(issue: z.core.$ZodIssue): Message {
  if (issue.code === 'invalid_type') return message('schema.type', { type: TYPES[issue.expected] ?? issue.expected })
  if (issue.code === 'unrecognized_keys') return message('schema.unknownFields', { fields: issue.keys })
  if (issue.code === 'invalid_value') return message('schema.oneOf', { options: issue.values.map(String) })
  if (issue.code === 'too_small' && issue.origin === 'string') return message('schema.empty')
  if (issue.code === 'too_small') return message('schema.atLeast', { limit: String(issue.minimum) })
  if (issue.code === 'too_big') return message('schema.atMost', { limit: String(issue.maximum) })
  if (issue.code === 'invalid_union') return message('schema.edit')
  if (issue.code === 'invalid_format') return message('schema.format')
  return message('schema.other', { detail: issue.message })
}
