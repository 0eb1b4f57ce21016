import { describe, expect, test } from 'vitest'
import { ROW_BIT, type FabricColumns } from '../../src/layers/fabric.ts'
import { BLEND_FROM, NO_DETAIL, heightShare, type Detail } from '../../src/stage/fabric/detail.ts'
import { meetsFabric, type DrawnFabric, type Ray } from '../../src/stage/fabric/find-building.ts'

interface Thing {
  readonly x: number
  readonly z: number
  readonly width: number
  readonly depth: number
  readonly height: number
  readonly bearingDeg?: number
}

/** One building or row in a tile of its level, and one block, a square of 300 m about a middle. */
function fabric(
  { x, z, width, depth, height, bearingDeg = 0 }: Thing,
  row = false,
  block?: { readonly x: number; readonly z: number; readonly height: number },
): FabricColumns {
  const data = new Uint32Array(4)
  new Float32Array(data.buffer).set([x, z])
  data[2] = (width * 4) | ((depth * 4) << 10) | (Math.round((bearingDeg / 360) * 4096) << 20)
  data[3] = (height * 10) | (row ? ROW_BIT : 0)
  const corners = block
    ? [-150, -150, 150, -150, 150, 150, -150, 150].map((n, i) => n + (i % 2 === 0 ? block.x : block.z))
    : []
  return {
    data,
    count: 1,
    buildings: 1,
    ranges: [{ level: row ? 0 : 1, at: [500, 500], sizeM: row ? 1000 : 2000, first: 0, count: 1 }],
    masses: {
      corners: Float32Array.from(corners),
      paving: new Float32Array(),
      firstCorner: Uint32Array.from(block ? [0, 4] : [0]),
      firstPaving: Uint32Array.from(block ? [0, 0] : [0]),
      height: Float32Array.from(block ? [block.height] : []),
      turn: new Float32Array(block ? 1 : 0),
      kind: new Uint8Array(block ? 1 : 0),
      own: new Uint8Array(block ? 1 : 0),
      tiles: [],
    },
    work: { regions: 1, sites: 1 },
  }
}
const ranges = [{ first: 0, count: 1 }]
/** All within sight stands as buildings, as rows, or as blocks. */
const near: Detail = { focus: [500, 700], rowsWithin: 9000, buildingsWithin: 9000 }
const middling: Detail = { focus: [500, 700], rowsWithin: 9000, buildingsWithin: 0 }
const drawn = (detail: Detail = near, metresPerPixel = 1): DrawnFabric => ({ ranges, detail, metresPerPixel })
/** Straight down on a spot. */
const onto = (x: number, z: number): Ray => ({ from: [x, 5000, z], to: [x, 0, z] })
/** From the south, at 45 degrees, to a spot on the ground. */
const slanting = (x: number, z: number): Ray => ({ from: [x, 5000, z + 5000], to: [x, 0, z] })

describe('what of the fabric lies under the pointer', () => {
  const plain = fabric({ x: 500, z: 700, width: 20, depth: 10, height: 30 })

  test('straight down: the footprint and nothing beside it', () => {
    expect(meetsFabric(plain, drawn(), onto(500, 700))).toBe(true)
    expect(meetsFabric(plain, drawn(), onto(509, 704))).toBe(true)
    expect(meetsFabric(plain, drawn(), onto(511, 700))).toBe(false)
    expect(meetsFabric(plain, drawn(), onto(500, 706))).toBe(false)
  })

  test('at a slant: the wall that faces the eye, and what it hides behind it', () => {
    expect(meetsFabric(plain, drawn(), slanting(500, 690)), 'hidden behind it').toBe(true)
    expect(meetsFabric(plain, drawn(), slanting(500, 674)), 'just behind the top edge').toBe(true)
    expect(meetsFabric(plain, drawn(), slanting(500, 660)), 'over its roof').toBe(false)
    expect(meetsFabric(plain, drawn(), slanting(500, 710)), 'in front of it').toBe(false)
  })

  test('a turned building has turned corners, the way the shader turns them', () => {
    const turned = fabric({ x: 500, z: 700, width: 24, depth: 8, height: 30, bearingDeg: 45 })
    // Local east turns towards south: (1, 0) becomes (cos, sin).
    expect(meetsFabric(turned, drawn(), onto(507, 707))).toBe(true)
    expect(meetsFabric(turned, drawn(), onto(507, 693))).toBe(false)
  })

  test('what is not drawn is not met: another range, or a level that has sunk', () => {
    expect(meetsFabric(plain, { ...drawn(), ranges: [] }, onto(500, 700))).toBe(false)
    expect(meetsFabric(plain, { ...drawn(), ranges: [{ first: 9, count: 1 }] }, onto(500, 700))).toBe(false)
    expect(meetsFabric(plain, drawn(middling), onto(500, 700))).toBe(false)
    const row = fabric({ x: 500, z: 700, width: 120, depth: 10, height: 30 }, true)
    expect(meetsFabric(row, drawn(middling), onto(550, 700))).toBe(true)
    expect(meetsFabric(row, drawn(), onto(550, 700))).toBe(false)
  })

  test('where nothing finer stands the block is met, with what it hides; where it has sunk it is not', () => {
    const block = fabric({ x: 9, z: 9, width: 8, depth: 8, height: 3 }, false, { x: 500, z: 700, height: 20 })
    expect(meetsFabric(block, drawn(NO_DETAIL), onto(640, 840))).toBe(true)
    expect(meetsFabric(block, drawn(NO_DETAIL), onto(660, 700))).toBe(false)
    expect(meetsFabric(block, drawn(NO_DETAIL), slanting(500, 535)), 'behind its far edge').toBe(true)
    expect(meetsFabric(block, drawn(NO_DETAIL), slanting(500, 525)), 'over its roof').toBe(false)
    expect(meetsFabric(block, drawn(), onto(640, 840))).toBe(false)
  })

  test('from afar it is as high as it is drawn, and no wider', () => {
    expect(meetsFabric(plain, drawn(), slanting(500, 650))).toBe(false)
    expect(meetsFabric(plain, drawn(near, 20), slanting(500, 650))).toBe(true)
    expect(meetsFabric(plain, drawn(near, 1000), slanting(500, 580))).toBe(false)
    expect(meetsFabric(plain, drawn(near, 1000), onto(512, 700))).toBe(false)
  })

  test('a look at the sky meets nothing', () => {
    expect(meetsFabric(plain, drawn(), { from: [500, 10, 700], to: [500, 5000, 700] })).toBe(false)
  })
})

describe('how levels blend', () => {
  test('whatever the distance, what stands for a place has one whole height among the three levels', () => {
    const detail: Detail = { focus: [0, 0], rowsWithin: 4000, buildingsWithin: 1500 }
    for (let metres = 0; metres < 5000; metres += 50) {
      const shares = ([-1, 0, 1] as const).map((level) => heightShare(level, metres, detail))
      // Rows and buildings overlap nowhere but in their own band, blocks and rows in theirs.
      expect(shares[0]! + shares[1]! + shares[2]!).toBeCloseTo(1, 6)
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0)
    }
  })

  test('a step of the camera changes no height by much: nothing pops', () => {
    for (const level of [-1, 0, 1] as const) {
      for (let metres = 0; metres < 5000; metres += 10) {
        const before = heightShare(level, metres, { focus: [0, 0], rowsWithin: 4000, buildingsWithin: 1500 })
        const after = heightShare(level, metres + 10, { focus: [0, 0], rowsWithin: 4040, buildingsWithin: 1515 })
        expect(Math.abs(after - before)).toBeLessThan((1.6 * 50) / (1500 * (1 - BLEND_FROM)))
      }
    }
  })
})
