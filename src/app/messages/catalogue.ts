import type { Language } from '../../session/session.ts'
import { en } from './en.ts'
import { zh, type MessageId } from './zh.ts'

export const MESSAGES: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = { zh, en }
