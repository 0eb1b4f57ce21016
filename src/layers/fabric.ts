import type { LocalFrame } from '../base/geodesy.ts'
import type { Fabric, Place } from '../city/schema.ts'
import { arterialsOf } from './fabric/arterials.ts'
import { layBlocks, type Block } from './fabric/blocks.ts'
import { createField, type Field } from './fabric/field.ts'
import { fillBlock, kindOf, type BlockKind } from './fabric/grammar.ts'
import { readGround, type Clearings, type Ground } from './fabric/ground.ts'
import { seedOf } from './fabric/hash.ts'
import { packMasses, type StandingBlock } from './fabric/masses.ts'
import { ItemList, type FabricColumns } from './fabric/packing.ts'
import { areaOf } from './fabric/polygon.ts'
import { layVillages } from './fabric/villages.ts'

export { FABRIC_LEVELS, ROW_BIT, type FabricColumns, type FabricMasses, type FabricRange } from './fabric/packing.ts'
export { GREAT_RIVER, GREAT_RIVER_HALF_M, KEPT_FREE } from './fabric/streets.ts'

export interface FabricSource extends Clearings {
  readonly fabric: Fabric
  readonly places: readonly Place[]
  /** How many levels to keep beyond the masses of blocks, 1 for rows alone: a weak machine never draws the buildings one by one. */
  readonly levels: number
}

/** Told of how much of the fabric is made, 0 to 1. */
type OnShare = (share: number) => void
/** Shares of the making: reading the ground, laying streets, setting the buildings; the rest puts them in order. */
const SHARES = { read: 0.05, laid: 0.35, set: 0.8 } as const
/** Blocks between two reports. */
const REPORT_EVERY = 1000
/** Metres from a border of a district that no building comes nearer than. */
const BORDER_M = 12

/**
 * Generates the whole illustrative city: streets first, then what stands in the blocks between them, as many buildings
 * as the document counts; the same input gives the same bytes. Takes some seconds: for a worker.
 */
export function generateFabric(
  { fabric, places, reserved, trays, levels }: FabricSource,
  frame: LocalFrame,
  onShare: OnShare = () => {},
): FabricColumns {
  const salt = seedOf(fabric.seed)
  const ground = readGround(places, { reserved, trays }, frame)
  const field = createField(fabric, places, ground, frame, salt)
  onShare(SHARES.read)
  // The fringe frays: not quite the densest first.
  const rank = ({ urban, own }: Block): number => urban * (1 + 0.5 * ((own & 0xffff) / 0xffff))
  const blocks = layBlocks(ground, field, arterialsOf(ground, field), salt).toSorted(
    (a, b) => rank(b) - rank(a) || a.own - b.own,
  )
  onShare(SHARES.laid)
  const items = new ItemList()
  const city = new City(items, ground, field, levels)
  const say = (done: number): void =>
    onShare(SHARES.laid + (SHARES.set - SHARES.laid) * Math.min(1, done / fabric.total))
  // The densest first, until as many stand as the towns have; villages take the rest.
  const urban = Math.round(fabric.total * (1 - fabric.villageShare))
  const standing: StandingBlock[] = []
  const build = (list: readonly Block[], kind: (block: Block) => BlockKind, upTo: number): readonly Block[] => {
    const from = standing.length
    let i = 0
    for (; i < list.length && city.buildings < upTo; i += 1) {
      if (i % REPORT_EVERY === 0) say(city.buildings)
      standing.push(city.fill(list[i]!, kind(list[i]!), upTo))
    }
    return list.slice(0, standing.length - from)
  }
  const inTowns = build(blocks, (block) => kindOf(block, field), urban)
  build(layVillages(ground, field, inTowns, salt + 11), () => 'village', fabric.total)
  build(blocks.slice(inTowns.length), (block) => kindOf(block, field), fabric.total)
  onShare(SHARES.set)
  return {
    ...items.sorted(),
    count: items.count,
    buildings: city.buildings,
    masses: packMasses(standing),
    work: { regions: blocks.length, sites: city.sites },
  }
}

/** A mass covers the whole of its plot, yards too: where little of it is built on it stands lower than its buildings. */
const asMass = (covered: number): number => Math.min(1, 0.45 + 0.8 * covered)

/** Fills block after block, and counts. */
class City {
  buildings = 0
  sites = 0

  constructor(
    private readonly items: ItemList,
    private readonly ground: Ground,
    private readonly field: Field,
    private readonly levels: number,
  ) {}

  /** Fills a block with its buildings, of which the last may be left out for the whole to be no more than wanted. */
  fill(block: Block, kind: BlockKind, upTo: number): StandingBlock {
    const { items, ground } = this
    let [volume, area, own] = [0, 0, block.own]
    fillBlock(block, kind, this.field, {
      building: (x, z, length, depth, height, turn) => {
        this.sites += 1
        if (this.buildings >= upTo || ground.nearBorder(x, z, BORDER_M + (length + depth) / 2)) return
        this.buildings += 1
        volume += length * depth * height
        area += length * depth
        own = (Math.imul(own, 1_664_525) + 1_013_904_223) >>> 0
        if (this.levels > 1) items.add(x, z, length, depth, turn, height, own >>> 17, 1)
      },
      row: (x, z, length, depth, height, turn) => {
        if (!ground.nearBorder(x, z, BORDER_M + (length + depth) / 2))
          items.add(x, z, length, depth, turn, height, block.own >>> 17, 0)
      },
    })
    return { block, kind, height: area > 0 ? (volume / area) * asMass(area / areaOf(block.plot)) : 0 }
  }
}
