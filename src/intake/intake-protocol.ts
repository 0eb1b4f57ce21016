import type { Day } from '../base/day.ts'
import type { Result } from '../base/result.ts'
import type { FileFault } from '../messages/file-fault.ts'
import type { IntakeChoices, IntakeProgress } from '../own-layers/file-preview.ts'

/** What the page asks of the intake worker. Further kinds of files get further kinds of work here. */
export type IntakeWork =
  | { readonly kind: 'document'; readonly file: File }
  | { readonly kind: 'inspect'; readonly files: readonly File[] }
  | { readonly kind: 'look'; readonly key: string; readonly choices: IntakeChoices }
  | {
      readonly kind: 'read'
      readonly key: string
      readonly choices: IntakeChoices
      readonly given: { readonly id: string; readonly addedOn: Day }
    }

/** Work with the number by which its answers are told. */
export interface IntakeRequest {
  readonly asked: number
  readonly work: IntakeWork
}

/** How far it has come, what came of it, or what the worker itself failed at. */
export type IntakeAnswer =
  | { readonly asked: number; readonly progress: IntakeProgress }
  | { readonly asked: number; readonly result: Result<unknown, FileFault> }
  | { readonly asked: number; readonly thrown: string }
