import { useIntl } from 'react-intl'
import type { TextValues } from '../../../app/use-app.ts'
import type { NotesMessageId } from './messages/zh.ts'

/** The words of the presenter's window. */
export function useNotesText(): (id: NotesMessageId, values?: TextValues) => string {
  const intl = useIntl()
  return (id, values) => intl.formatMessage({ id }, values)
}
