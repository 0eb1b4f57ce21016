import type { z } from 'zod'
import { message, type Message } from '../messages/message.ts'

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

/** What a schema refuses, from the kind of the refusal: the schema's own messages are English. */
export function schemaFault(issue: z.core.$ZodIssue): Message {
  if (issue.code === 'invalid_type') return message('schema.type', { type: TYPES[issue.expected] ?? issue.expected })
  if (issue.code === 'unrecognized_keys') return message('schema.unknownFields', { fields: issue.keys })
  if (issue.code === 'invalid_value') return message('schema.oneOf', { options: issue.values.map(String) })
  if (issue.code === 'too_small' && issue.origin === 'string') return message('schema.empty')
  if (issue.code === 'too_small') return message('schema.atLeast', { limit: String(issue.minimum) })
  if (issue.code === 'too_big') return message('schema.atMost', { limit: String(issue.maximum) })
  return message('schema.other', { detail: issue.message })
}
