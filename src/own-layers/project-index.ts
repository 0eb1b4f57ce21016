import type { OwnLayerStyle } from './layer-style.ts'

/* What project.json of a `.twin.zip` says. Written by export/project-file.ts, read by intake/read-project.ts. */

export const PROJECT_FORMAT = 'zhengzhou-twin-project'
/** Versions only grow: a reader upgrades what is older and refuses what is newer. */
export const PROJECT_VERSION = 1

/** A file of a project, by which its damage is told. */
export interface ProjectEntry {
  readonly path: string
  /** Its length, unpacked. */
  readonly bytes: number
  /** Of the same, in hexadecimal. */
  readonly sha256: string
}

export interface ProjectIndex {
  readonly format: typeof PROJECT_FORMAT
  readonly version: typeof PROJECT_VERSION
  readonly madeBy: string
  readonly savedOn: string
  readonly layers: readonly (ProjectEntry & {
    readonly id: string
    readonly name: string
    readonly order: number
    readonly style: OwnLayerStyle
  })[]
  readonly scenarios: readonly ProjectEntry[]
  readonly briefings: readonly (ProjectEntry & { readonly id: string })[]
  /** Record files of own documents; none in projects that were written before there were any. */
  readonly records: readonly ProjectEntry[]
}
