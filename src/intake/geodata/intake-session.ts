import '../../messages/intake.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Day } from '../../base/day.ts'
import { failure, success, type Result } from '../../base/result.ts'
import type { FileFault } from '../../messages/file-fault.ts'
import { message } from '../../messages/message.ts'
import type { FilePreview, IntakeChoices, IntakeProgress } from '../../own-layers/file-preview.ts'
import type { OwnLayer } from '../../own-layers/own-layer.ts'
import { wholeFileFault } from '../file-fault.ts'
import { faultOf, type GeoFile, type ReadOptions } from './geo-file.ts'
import { findSources, type GeoSource } from './geo-sources.ts'
import { makeLayer, understand } from './make-layer.ts'
import { makePreview } from './make-preview.ts'
import type { RawLayer } from './raw-layer.ts'

export interface SessionOptions {
  readonly onProgress: (progress: IntakeProgress) => void
  readonly openDatabase?: ReadOptions['openDatabase']
}

interface Held {
  readonly source: GeoSource
  /** Name of the layer within its source, in the order in which they were read. */
  readonly at: number
  /** Null once it was handed over: it is read again when it is asked for again. */
  raw: RawLayer | null
  encoding: string | null
}

/** One set of files, kept as it was read until the set is let go. */
export interface IntakeSession {
  inspect(files: readonly GeoFile[]): Promise<Result<readonly FilePreview[], FileFault>>
  look(key: string, choices: IntakeChoices): Promise<Result<FilePreview, FileFault>>
  read(
    key: string,
    choices: IntakeChoices,
    given: { readonly id: string; readonly addedOn: Day },
  ): Promise<Result<OwnLayer, FileFault>>
}

/** Reads files into previews and layers. Nothing is thrown for what a file holds. */
export function createIntakeSession({ onProgress, openDatabase }: SessionOptions): IntakeSession {
  const held = new Map<string, Held>()

  const optionsFor = (source: GeoSource, encoding: string | null): ReadOptions => ({
    encoding,
    onShare: (share) => onProgress({ step: 'reading', share, file: source.name }),
    ...(openDatabase ? { openDatabase } : {}),
  })
  const placing = (file: string) => (share: number) => onProgress({ step: 'placing', share, file })

  /** The raw layer of a key in the encoding that is asked for, read again where it has to be. */
  const rawOf = async (key: string, { encoding = null }: IntakeChoices): Promise<RawLayer | FileFault> => {
    const one = held.get(key)
    if (!one) return wholeFileFault(key, message('geo.notOpened'))
    if (one.raw && one.encoding === encoding) return one.raw
    try {
      const layers = await one.source.read(optionsFor(one.source, encoding))
      one.raw = layers[one.at] ?? null
      one.encoding = encoding
    } catch (fault) {
      return faultOf(one.source.name, fault)
    }
    return one.raw ?? wholeFileFault(key, message('geo.notOpened'))
  }

  return {
    async inspect(files) {
      held.clear()
      const previews: FilePreview[] = []
      onProgress({ step: 'unpacking', share: null, file: files[0]?.name ?? '' })
      const { sources, failed } = findSources(files)
      const faults = failed.map(({ file, fault }) => faultOf(file, fault))
      for (const source of sources) {
        try {
          const layers = await source.read(optionsFor(source, null))
          for (const [at, layer] of layers.entries()) {
            const key = freeKey(layer.key, held)
            const raw = { ...layer, key }
            held.set(key, { source, at, raw, encoding: null })
            previews.push(makePreview(understand(raw, {}, placing(source.name))))
          }
        } catch (fault) {
          faults.push(faultOf(source.name, fault))
        }
      }
      if (previews.length === 0) return failure(faults)
      // What could not be read beside what could is told with the first of them.
      const [first, ...rest] = previews
      return success([
        { ...first!, faults: [...faults, ...first!.faults], faultCount: first!.faultCount + faults.length },
        ...rest,
      ])
    },
    async look(key, choices) {
      const raw = await rawOf(key, choices)
      if (!isLayer(raw)) return failure([raw])
      return guarded(key, () => makePreview(understand({ ...raw, key }, choices, placing(raw.file))))
    },
    async read(key, choices, given) {
      const raw = await rawOf(key, choices)
      if (!isLayer(raw)) return failure([raw])
      const one = held.get(key)!
      const made = guarded(key, () => {
        const understood = understand(raw, choices, placing(raw.file))
        onProgress({ step: 'packing', share: null, file: raw.file })
        return makeLayer(understood, choices, { ...given, sha256: bytesToHex(sha256(one.source.dropped.bytes)) })
      })
      one.raw = null
      return made
    },
  }
}

const isLayer = (found: RawLayer | FileFault): found is RawLayer => 'geometry' in found

function guarded<T>(file: string, make: () => T): Result<T, FileFault> {
  try {
    return success(make())
  } catch (fault) {
    return failure([faultOf(file, fault)])
  }
}

function freeKey(wanted: string, held: ReadonlyMap<string, unknown>): string {
  let key = wanted
  for (let n = 2; held.has(key); n += 1) key = `${wanted} (${n})`
  return key
}
