import { createFeatureMessages } from '../../../app/feature-messages.tsx'
import { drawEn } from './messages/draw-en.ts'
import { drawZh } from './messages/draw-zh.ts'

/** Gives what stands in it the words of drawing and measuring. */
export const { Provider: DrawMessages, useMessages: useDrawText } = createFeatureMessages({ zh: drawZh, en: drawEn })
