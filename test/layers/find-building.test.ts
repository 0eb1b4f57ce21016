import { describe, expect, test } from 'vitest'
import type { FabricColumns } from '../../src/layers/fabric.ts'
import { meetsBuilding, type Ray } from '../../src/stage/fabric/find-building.ts'

/** One building in a tile of the finest level. */
function building({
  x,
  z,
  width,
  depth,
  height,
  bearingDeg = 0,
}: {
  x: number
  z: number
  width: number
  depth: number
  height: number
  bearingDeg?: number
}): FabricColumns {
  const data = new Uint32Array(4)
  new Float32Array(data.buffer).set([x, z])
  data[2] = (width * 4) | ((depth * 4) << 10) | (Math.round((bearingDeg / 360) * 4096) << 20)
  data[3] = height * 10
  return { data, count: 1, ranges: [{ level: 2, at: [1000, 1000], sizeM: 2000, first: 0, count: 1 }] }
}
const drawn = [{ first: 0, count: 1 }]
/** Straight down on a spot. */
const onto = (x: number, z: number): Ray => ({ from: [x, 5000, z], to: [x, 0, z] })
/** From the south, at 45 degrees, to a spot on the ground. */
const slanting = (x: number, z: number): Ray => ({ from: [x, 5000, z + 5000], to: [x, 0, z] })
const near = 1

describe('what of the fabric lies under the pointer', () => {
  const plain = building({ x: 500, z: 700, width: 20, depth: 10, height: 30 })

  test('straight down: the footprint and nothing beside it', () => {
    expect(meetsBuilding(plain, drawn, onto(500, 700), near)).toBe(true)
    expect(meetsBuilding(plain, drawn, onto(509, 704), near)).toBe(true)
    expect(meetsBuilding(plain, drawn, onto(511, 700), near)).toBe(false)
    expect(meetsBuilding(plain, drawn, onto(500, 706), near)).toBe(false)
  })

  test('at a slant: the wall that faces the eye, and what it hides behind it', () => {
    expect(meetsBuilding(plain, drawn, slanting(500, 690), near), 'hidden behind it').toBe(true)
    expect(meetsBuilding(plain, drawn, slanting(500, 674), near), 'just behind the top edge').toBe(true)
    expect(meetsBuilding(plain, drawn, slanting(500, 660), near), 'over its roof').toBe(false)
    expect(meetsBuilding(plain, drawn, slanting(500, 710), near), 'in front of it').toBe(false)
  })

  test('a turned building has turned corners, the way the shader turns them', () => {
    const turned = building({ x: 500, z: 700, width: 24, depth: 8, height: 30, bearingDeg: 45 })
    // Local east turns towards south: (1, 0) becomes (cos, sin).
    expect(meetsBuilding(turned, drawn, onto(507, 707), near)).toBe(true)
    expect(meetsBuilding(turned, drawn, onto(507, 693), near)).toBe(false)
  })

  test('what is not drawn is not met: another range, or a part that is thinned away', () => {
    expect(meetsBuilding(plain, [], onto(500, 700), near)).toBe(false)
    expect(meetsBuilding(plain, [{ first: 9, count: 1 }], onto(500, 700), near)).toBe(false)
    expect(meetsBuilding(plain, [{ first: 0, count: 0 }], onto(500, 700), near)).toBe(false)
  })

  test('from afar it is as large as it is drawn', () => {
    expect(meetsBuilding(plain, drawn, onto(525, 700), near)).toBe(false)
    expect(meetsBuilding(plain, drawn, onto(525, 700), 20)).toBe(true)
    expect(meetsBuilding(plain, drawn, onto(580, 700), 1000)).toBe(false)
  })

  test('a look at the sky meets nothing', () => {
    expect(meetsBuilding(plain, drawn, { from: [500, 10, 700], to: [500, 5000, 700] }, near)).toBe(false)
  })
})
