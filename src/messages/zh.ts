import { exportZh } from './export-zh.ts'
import { indicatorZh } from './indicator-zh.ts'
import { intakeZh } from './intake-zh.ts'
import { ownDocumentsZh } from './own-documents-zh.ts'
import { scenarioZh } from './scenario-zh.ts'
import { sessionZh } from './session-zh.ts'

/** What the model has to say, in Chinese, by code. The codes and their placeholders are the contract for every language. */
export const zh = { ...scenarioZh, ...indicatorZh, ...intakeZh, ...exportZh, ...sessionZh, ...ownDocumentsZh } as const
