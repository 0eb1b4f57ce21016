import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readPng, writePng, type Picture } from './png.ts'

/**
 * Small reference pictures, kept beside the tests: test/pixels/references/<name>.png, 128 × 72, five bits a channel.
 * When the look has been changed on purpose, and looked at (npm run contact-sheet), they are made anew by
 *
 *     UPDATE_PICTURES=1 npm test -- build browser          or, quicker,
 *     UPDATE_PICTURES=1 npx vitest run --project gl test/pixels/moments.test.ts
 *
 * and committed. A picture that is not as its reference is left, with it, in test/output/.
 */
const folder = new URL('references/', import.meta.url)
const output = new URL('../output/', import.meta.url)
const UPDATING = process.env['UPDATE_PICTURES'] === '1'

/** How far two pictures are apart: the mean over all channels, 0 to 255, and the share of pixels that differ visibly. */
export interface Apart {
  readonly mean: number
  readonly share: number
}

/** Steps of a channel, of 255, from which on a pixel differs visibly. */
const VISIBLE = 20

/** What a driver's rounding, another antialiasing or a letter a pixel aside come to, and a layer that is missing does not. */
const TOLERANCE: Apart = { mean: 0.8, share: 0.005 }

export function measureApart(one: Picture, other: Picture): Apart {
  if (one.width !== other.width || one.height !== other.height) return { mean: 255, share: 1 }
  let [sum, visible] = [0, 0]
  for (const [i, pixel] of one.pixels.entries()) {
    const steps = pixel.map((value, channel) => Math.abs(value - other.pixels[i]![channel]!))
    sum += steps[0]! + steps[1]! + steps[2]!
    if (Math.max(...steps) > VISIBLE) visible += 1
  }
  return { mean: sum / (one.pixels.length * 3), share: visible / one.pixels.length }
}

export function isWithin({ mean, share }: Apart): boolean {
  return mean <= TOLERANCE.mean && share <= TOLERANCE.share
}

/** Half as wide and high, each pixel the mean of four, to five bits a channel: what a reference keeps. */
export function shrink({ width, height, pixels }: Picture): Picture {
  const [w, h] = [width >> 1, height >> 1]
  const mean = (x: number, y: number, channel: number): number => {
    const at = 2 * y * width + 2 * x
    const sum = [at, at + 1, at + width, at + width + 1].reduce((total, i) => total + pixels[i]![channel]!, 0)
    return Math.min(248, Math.round(sum / 32) * 8)
  }
  return {
    width: w,
    height: h,
    pixels: Array.from(
      { length: w * h },
      (_, i) => [0, 1, 2].map((channel) => mean(i % w, Math.floor(i / w), channel)) as [number, number, number],
    ),
  }
}

/** The kept picture of this name; makes it where it is asked for. */
export function readReference(name: string, now: Picture): Picture {
  const file = new URL(`${name}.png`, folder)
  if (UPDATING) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, writePng(now))
  }
  if (!existsSync(file)) throw new Error(`there is no reference ${fileURLToPath(file)}: see test/pixels/reference.ts`)
  return readPng(readFileSync(file))
}

/** Leaves a picture that is not as it should be where it can be looked at. */
export function keepForLooking(name: string, now: Picture, reference: Picture): void {
  mkdirSync(output, { recursive: true })
  writeFileSync(new URL(`${name}.now.png`, output), writePng(now))
  writeFileSync(new URL(`${name}.reference.png`, output), writePng(reference))
}
