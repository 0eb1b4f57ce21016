import '../../messages/intake.ts'
import { message } from '../../messages/message.ts'
import { UnreadableFile } from '../geodata/geo-file.ts'

/** In place of `readPdf` in the page that opens from disk: the reader weighs a fifth of that page, which is there to be passed on. */
export function readPdf(): Promise<never> {
  return Promise.reject(new UnreadableFile(message('document.noPdf')))
}
