import { strToU8, zipSync, type Zippable } from 'fflate'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { PROJECT_FORMAT, PROJECT_VERSION, type ProjectEntry, type ProjectIndex } from '../own-layers/project-index.ts'
import { writeLayerBytes } from '../own-layers/layer-bytes.ts'
import type { OwnLayer } from '../own-layers/own-layer.ts'
import type { OwnLayerStyle } from '../own-layers/layer-style.ts'
import type { ScenarioFile } from '../scenario/scenario-file.ts'
import { writeScenarioFile } from './scenario-file.ts'

/** A layer as a project holds it: with what was chosen for it. */
export interface ProjectLayer {
  readonly layer: OwnLayer
  readonly name: string
  readonly order: number
  readonly style: OwnLayerStyle
}

export interface ProjectParts {
  /** Of the twin that writes it. */
  readonly madeBy: string
  /** ISO date. */
  readonly savedOn: string
  readonly layers: readonly ProjectLayer[]
  /** Own scenarios, each with what it rests on and its own records. */
  readonly scenarios: readonly ScenarioFile[]
  /** Own briefings, as the texts of their files. */
  readonly briefings: readonly { readonly id: string; readonly text: string }[]
  /** Record files of own documents, as the texts of their files. */
  readonly records: readonly string[]
}

/** Columns hardly shrink further: a quick pass is worth it, a long one is not. */
const LEVEL = 3

/**
 * A `.twin.zip`: project.json says what there is, each file in it with its length and SHA-256; scenarios, briefings and records are the
 * very files that are saved one by one, layers are as `layer-bytes.ts` has them.
 */
export function writeProject({
  madeBy,
  savedOn,
  layers,
  scenarios,
  briefings,
  records,
}: ProjectParts): Uint8Array<ArrayBuffer> {
  const files: Zippable = {}
  const put = (path: string, bytes: Uint8Array): ProjectEntry => {
    files[path] = bytes
    return { path, bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) }
  }
  const index: ProjectIndex = {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    madeBy,
    savedOn,
    layers: layers.map(({ layer, name, order, style }, at) => ({
      ...put(`layers/${at + 1}.layer`, writeLayerBytes(layer)),
      id: layer.id,
      name,
      order,
      style,
    })),
    scenarios: scenarios.map((file, at) => put(`scenarios/${at + 1}.scenario.json`, strToU8(writeScenarioFile(file)))),
    briefings: briefings.map(({ id, text }, at) => ({
      ...put(`briefings/${at + 1}.briefing.json`, strToU8(text)),
      id,
    })),
    records: records.map((text, at) => put(`records/${at + 1}.record.json`, strToU8(text))),
  }
  return zipSync({ 'project.json': strToU8(`${JSON.stringify(index, null, 2)}\n`), ...files }, { level: LEVEL })
}
