import type { Toast } from '../../app/panels.ts'
import type { useLocalized, useText } from '../../app/use-app.ts'
import { readKept } from '../../messages/values.ts'

/** A message without its place on the screen. */
export type ToastMessage = Pick<Toast, 'message' | 'values'>

/** What a message says in the language of the interface. */
export function toastWords(
  text: ReturnType<typeof useText>,
  words: ReturnType<typeof useLocalized>,
  { message, values }: ToastMessage,
): string {
  const localized = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : words(value),
  ])
  return readKept(text, { message, values: Object.fromEntries(localized) as Record<string, string> })
}
