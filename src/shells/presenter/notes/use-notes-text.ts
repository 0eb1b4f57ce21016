import { useIntl } from 'react-intl'
import type { TextOf, TextValues } from '../../../messages/values.ts'
import type { notesZh } from './messages/zh.ts'

/** The words of the presenter's window, which knows no session. */
export function useNotesText(): TextOf<typeof notesZh> {
  const intl = useIntl()
  const text = (id: string, values?: TextValues): string => intl.formatMessage({ id }, values)
  return text
}
