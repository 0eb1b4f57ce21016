import { exportEn } from './export-en.ts'
import { indicatorEn } from './indicator-en.ts'
import { intakeEn } from './intake-en.ts'
import type { MessageCode } from './message.ts'
import { ownDocumentsEn } from './own-documents-en.ts'
import { scenarioEn } from './scenario-en.ts'
import { sessionEn } from './session-en.ts'

/** What the model has to say, in English: the same codes as in Chinese. */
export const en: Readonly<Record<MessageCode, string>> = {
  ...scenarioEn,
  ...indicatorEn,
  ...intakeEn,
  ...exportEn,
  ...sessionEn,
  ...ownDocumentsEn,
}
