import { intakeEn } from './intake-en.ts'
import { intakeZh } from './intake-zh.ts'
import { addTexts } from './localize.ts'

/* What files and documents of one's own give occasion to say: long, and needed only where one is read. */
addTexts({ zh: intakeZh, en: intakeEn })
