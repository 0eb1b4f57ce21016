import '../messages/export.ts'
import { message, type Message } from '../messages/message.ts'
import { failure, success, type Result } from '../base/result.ts'
import { EMBEDDED_ID } from '../scenario/embedded-scenario.ts'
import type { ScenarioFile } from '../scenario/scenario-file.ts'
import { writeScenarioFile } from './scenario-file.ts'

/** The element with a scenario in it: its JSON begins at once. The program's own text, which names the element too, does not match. */
const EMBEDDED = new RegExp(`id="${EMBEDDED_ID}">\\{`)

/**
 * The twin as one page with a scenario in it, from the page that the build made (single.html). The scenario stands there
 * as data, in an element that no browser runs, so that the policy's hashes stay true. Nothing in it can end the element.
 */
export function writeSinglePage(page: string, file: ScenarioFile): Result<string, Message> {
  const end = page.lastIndexOf('</body>')
  if (end < 0 || !page.includes('Content-Security-Policy') || EMBEDDED.test(page)) {
    return failure([message('page.incomplete')])
  }
  const json = writeScenarioFile(file)
    .trimEnd()
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  return success(
    `${page.slice(0, end)}<script type="application/json" id="${EMBEDDED_ID}">${json}</script>\n  ${page.slice(end)}`,
  )
}
