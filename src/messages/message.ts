import type { LocalizedText } from '../base/localized-text.ts'
import type { PlainText, ValuesOf, ValuesParameter } from './values.ts'
import type { zh } from './zh.ts'

export type MessageCode = keyof typeof zh

/** What fills a placeholder: a text, a figure, a name or a day in both languages, another message, or a list of them. */
export type MessageValue = PlainText | number | LocalizedText | AnyMessage | readonly MessageValue[]

interface AnyMessage {
  readonly code: MessageCode
  readonly values: Readonly<Record<string, MessageValue>>
}

/** What the model has to say: the code of a text in the catalogues, and the values that this text needs. */
export type Message<Code extends MessageCode = MessageCode> = {
  readonly [C in Code]: { readonly code: C; readonly values: ValuesOf<(typeof zh)[C], MessageValue> }
}[Code]

/** Words of the data, or a message of the model: `localize` turns either into text. */
export type Localizable = LocalizedText | Message

export function message<Code extends MessageCode>(
  code: Code,
  ...[values]: ValuesParameter<(typeof zh)[Code], MessageValue>
): Message<Code>
export function message(code: MessageCode, values: AnyMessage['values'] = {}): AnyMessage {
  return { code, values }
}
