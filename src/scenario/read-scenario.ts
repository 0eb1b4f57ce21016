import type { z } from 'zod'
import { cleanTexts } from '../base/clean-text.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { failure, success, type Result } from '../base/result.ts'
import { scenarioSchema, type Scenario } from './schema.ts'
import { upgradeScenario } from './upgrade-scenario.ts'

/** What is wrong with a scenario, and where: a path inside it such as `/edits/3/until`, empty for the whole. */
export interface ScenarioFault {
  readonly path: string
  readonly reason: LocalizedText
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
      reason: { zh: inChinese(issue), en: issue.message },
    })),
  )
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组字段',
  null: '空',
  undefined: '缺失',
}

/** The schema's own messages are English; what went wrong is said in Chinese from its kind. */
function inChinese(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `应为${TYPES[issue.expected] ?? issue.expected}`
  if (issue.code === 'unrecognized_keys') return `有不认识的字段：${issue.keys.join('、')}`
  if (issue.code === 'invalid_value') return `应为：${issue.values.map(String).join('、')}`
  if (issue.code === 'too_small' && issue.origin === 'string') return '不得为空'
  if (issue.code === 'too_small') return `不得小于${String(issue.minimum)}`
  if (issue.code === 'too_big') return `不得大于${String(issue.maximum)}`
  if (issue.code === 'invalid_union') return '不是已知的修改种类'
  if (issue.code === 'invalid_format') return '编号只用小写字母、数字与单个连字符'
  return `不符合要求（${issue.message}）`
}
