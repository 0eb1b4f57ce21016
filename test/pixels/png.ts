import { PNG } from 'pngjs'

/** A screenshot as rows of RGB. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green and blue of each pixel, 0 to 255, row by row. */
  readonly pixels: readonly (readonly [number, number, number])[]
}

/** Reads a PNG of any kind; what is transparent in it is told no more. */
export function readPng(file: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(file)
  const pixels = Array.from(
    { length: width * height },
    (_, i) => [data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!] as const,
  )
  return { width, height, pixels }
}

/**
 * The share of pixels of which a channel differs by more than `by` steps of 255, among those that `among` names: rounding
 * of a driver differs by less.
 */
export function differing(
  one: Picture,
  other: Picture,
  { by = 12, among = () => true }: { by?: number; among?: (x: number, y: number) => boolean } = {},
): number {
  let [all, apart] = [0, 0]
  for (const [i, pixel] of one.pixels.entries()) {
    if (!among(i % one.width, Math.floor(i / one.width))) continue
    all += 1
    if (pixel.some((value, channel) => Math.abs(value - other.pixels[i]![channel]!) > by)) apart += 1
  }
  return apart / all
}

/** What can be said of a picture without comparing it with another. Shares are of all its pixels. */
export function describePicture({ pixels }: Picture): {
  colours: number
  brightness: number
  warm: number
  cool: number
} {
  const share = (test: (pixel: readonly [number, number, number]) => boolean): number =>
    pixels.filter(test).length / pixels.length
  return {
    colours: new Set(pixels.map(([r, g, b]) => (r << 16) | (g << 8) | b)).size,
    brightness: pixels.reduce((sum, [r, g, b]) => sum + 0.3 * r + 0.59 * g + 0.11 * b, 0) / pixels.length,
    warm: share(([r, , b]) => r - b > 40),
    cool: share(([r, , b]) => b - r > 60),
  }
}

/** Writes a PNG of 8 bits a channel, without transparency. */
export function writePng({ width, height, pixels }: Picture): Buffer {
  const picture = new PNG({ width, height })
  for (const [i, [r, g, b]] of pixels.entries()) picture.data.set([r, g, b, 255], 4 * i)
  return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 })
}
