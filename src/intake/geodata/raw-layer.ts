import '../../messages/intake.ts'
import type { FileFault } from '../../messages/file-fault.ts'
import type { Message } from '../../messages/message.ts'
import type { EncodingReading, GeoFormat } from '../../own-layers/file-preview.ts'
import {
  GeometryKind,
  type AttributeColumn,
  type DatumBasis,
  type LeftOut,
  type LeftOutReason,
} from '../../own-layers/own-layer.ts'
import { cleanText } from '../../base/clean-text.ts'
import { ColumnBuilder, plainValue, type RawValue } from './attribute-columns.ts'
import { GEO_BOUNDS } from './bounds.ts'

/** What a file says of its coordinate system; null where it says nothing. */
export interface DeclaredCrs {
  /** `EPSG:4526`, `GCJ-02`; or `PRJ:` and a text in well-known form or PROJJSON. */
  readonly code: string
  readonly basis: DatumBasis
  readonly reason: Message
}

/** The geometry of a file in its own coordinates, in the columns of `OwnGeometry`. Nothing is checked but that it is whole. */
export interface RawGeometry {
  readonly kinds: Uint8Array
  readonly rowParts: Uint32Array
  readonly partRings: Uint32Array
  readonly ringPositions: Uint32Array
  /** First and second coordinate in turn, as the file has them. */
  readonly positions: Float64Array
}

/** One layer of a file as it was read: everything but where it lies on earth and what its fields mean. */
export interface RawLayer {
  readonly key: string
  readonly file: string
  readonly name: string
  readonly format: GeoFormat
  readonly bytes: number
  readonly encoding: EncodingReading | null
  readonly declared: DeclaredCrs | null
  readonly count: number
  /** Ids that the file gives; null a row where it gives none. */
  readonly ids: readonly (string | null)[]
  readonly geometry: RawGeometry
  readonly attributes: readonly AttributeColumn[]
  readonly leftOut: readonly LeftOut[]
  readonly faults: readonly FileFault[]
  readonly faultCount: number
  /** Fields that the format itself gives a meaning, as `start` for the begin of a TimeSpan. */
  readonly known: Readonly<Record<string, string>>
  readonly licence: string
  readonly attribution: string
}

/** What makes a layer of a file apart from its rows. */
export type RawLayerHead = Pick<RawLayer, 'key' | 'file' | 'name' | 'format' | 'bytes' | 'encoding' | 'declared'> &
  Partial<Pick<RawLayer, 'known' | 'licence' | 'attribution'>>

/** Counts what is left out, by reason, with the first place. */
export class LeftOutTally {
  readonly #found = new Map<LeftOutReason, { count: number; firstAt: string }>()

  add(reason: LeftOutReason, at: string, count = 1): void {
    const known = this.#found.get(reason)
    if (known) known.count += count
    else this.#found.set(reason, { count, firstAt: at })
  }

  list(): LeftOut[] {
    return [...this.#found].map(([reason, { count, firstAt }]) => ({ reason, count, firstAt }))
  }
}

/** Numbers of which nobody knows beforehand how many come. */
class Growing<A extends Uint32Array | Float64Array | Uint8Array> {
  length = 0
  constructor(
    private array: A,
    private readonly make: (length: number) => A,
  ) {}

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = this.make(Math.max(1024, this.array.length * 2))
      larger.set(this.array)
      this.array = larger
    }
    this.array[this.length] = value
    this.length += 1
  }

  at(index: number): number {
    return this.array[index] ?? NaN
  }

  cut(length: number): void {
    this.length = length
  }

  finish(): A {
    return this.array.slice(0, this.length) as A
  }
}

const counts = (): Growing<Uint32Array> => new Growing(new Uint32Array(1024), (length) => new Uint32Array(length))

/** Builds a `RawLayer` row by row: `begin`, its shape, its attributes, `end`. */
export class RawLayerBuilder {
  readonly leftOut = new LeftOutTally()
  readonly #kinds = new Growing(new Uint8Array(1024), (length) => new Uint8Array(length))
  readonly #rowParts = counts()
  readonly #partRings = counts()
  readonly #ringPositions = counts()
  readonly #positions = new Growing(new Float64Array(4096), (length) => new Float64Array(length))
  readonly #columns = new Map<string, ColumnBuilder>()
  readonly #ids: (string | null)[] = []
  readonly #faults: FileFault[] = []
  #faultCount = 0
  #kind: number = GeometryKind.none
  #at = ''

  constructor(readonly head: RawLayerHead) {
    this.#rowParts.push(0)
    this.#partRings.push(0)
    this.#ringPositions.push(0)
  }

  get count(): number {
    return this.#ids.length
  }

  /** Whether no more rows are taken; says so once. */
  get isFull(): boolean {
    if (this.count >= GEO_BOUNDS.rows) return true
    return this.#positions.length >= GEO_BOUNDS.positions * 2
  }

  /** Why it is full. */
  get fullReason(): LeftOutReason {
    return this.count >= GEO_BOUNDS.rows ? 'left.tooManyRows' : 'left.tooManyPositions'
  }

  /** Where the row that is being built stands, as the file counts. */
  get at(): string {
    return this.#at
  }

  fault(fault: FileFault): void {
    this.#faultCount += 1
    if (this.#faults.length < GEO_BOUNDS.faults) this.#faults.push(fault)
  }

  /** A row begins; `at` is where, as the file counts: `line 17`. */
  begin(id: string | number | bigint | null | undefined, at: string): void {
    const text = id === null || id === undefined ? '' : cleanText(String(id), 200).trim()
    this.#ids.push(text === '' ? null : text)
    this.#kind = GeometryKind.none
    this.#at = at
  }

  set(name: string, value: RawValue): void {
    const { plain, nested } = plainValue(value)
    if (nested) this.leftOut.add('left.nested', this.#at)
    if (plain === null || plain === '') return
    let column = this.#columns.get(name)
    if (!column) {
      if (this.#columns.size >= GEO_BOUNDS.fields) return
      column = new ColumnBuilder(this.#freeName(cleanText(name, 200)))
      this.#columns.set(name, column)
    }
    column.set(this.count - 1, plain)
  }

  /** A name that no other field has: two may differ by what is cleaned away. */
  #freeName(name: string): string {
    const taken = new Set([...this.#columns.values()].map((column) => column.name))
    let free = name
    for (let next = 2; taken.has(free); next += 1) free = `${name} ${next}`
    return free
  }

  /** The kind of the row's shape. A row is of one kind: the larger one wins, and what is smaller is counted as left out. */
  kind(kind: number): boolean {
    if (this.#kind === kind) return true
    if (this.#kind > kind) {
      this.leftOut.add('left.brokenGeometry', this.#at)
      return false
    }
    if (this.#kind !== GeometryKind.none) {
      this.leftOut.add('left.brokenGeometry', this.#at)
      this.#cutTo(this.#rowParts.at(this.#rowParts.length - 1))
    }
    this.#kind = kind
    return true
  }

  position(x: number, y: number): void {
    this.#positions.push(x)
    this.#positions.push(y)
  }

  /** Closes the ring, the line or the run of points whose positions were just given. Empty ones vanish. */
  endRing(): void {
    const end = this.#positions.length / 2
    if (end > this.#ringPositions.at(this.#ringPositions.length - 1)) this.#ringPositions.push(end)
  }

  endPart(): void {
    const end = this.#ringPositions.length - 1
    if (end > this.#partRings.at(this.#partRings.length - 1)) this.#partRings.push(end)
  }

  /** Takes back the parts of this row; a shape that turned out broken is not kept by half. */
  dropShape(): void {
    this.#cutTo(this.#rowParts.at(this.#rowParts.length - 1))
    this.#kind = GeometryKind.none
  }

  #cutTo(part: number): void {
    this.#partRings.cut(part + 1)
    this.#ringPositions.cut(this.#partRings.at(part) + 1)
    this.#positions.cut(this.#ringPositions.at(this.#ringPositions.length - 1) * 2)
  }

  end(): void {
    const parts = this.#partRings.length - 1
    if (parts === this.#rowParts.at(this.#rowParts.length - 1)) this.#kind = GeometryKind.none
    this.#kinds.push(this.#kind)
    this.#rowParts.push(parts)
  }

  finish(): RawLayer {
    const count = this.count
    return {
      known: {},
      licence: '',
      attribution: '',
      ...this.head,
      count,
      ids: this.#ids,
      geometry: {
        kinds: this.#kinds.finish(),
        rowParts: this.#rowParts.finish(),
        partRings: this.#partRings.finish(),
        ringPositions: this.#ringPositions.finish(),
        positions: this.#positions.finish(),
      },
      attributes: [...this.#columns.values()].flatMap((column) => column.finish(count) ?? []),
      leftOut: this.leftOut.list(),
      faults: this.#faults,
      faultCount: this.#faultCount,
    }
  }
}
