import type { Session } from '../../session/session.ts'
import type { MessageId } from '../../app/messages/zh.ts'

/** What tells one view from another in the name of a file: the scenario of each side with its reading. */
export function namesOfView(
  { sides }: Session,
  scenarioName: (id: string) => string,
  text: (message: MessageId) => string,
): readonly string[] {
  return sides.flatMap(({ scenario, reading }) => [scenarioName(scenario), text(`reading.${reading}`)])
}
