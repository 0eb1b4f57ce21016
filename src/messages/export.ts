import { exportEn } from './export-en.ts'
import { exportZh } from './export-zh.ts'
import { addTexts } from './localize.ts'

/* What stands in files that leave the app: needed only where one is written. */
addTexts({ zh: exportZh, en: exportEn })
