import { inflateSync } from 'node:zlib'

/** A screenshot as rows of RGB. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green and blue of each pixel, 0 to 255, row by row. */
  readonly pixels: readonly (readonly [number, number, number])[]
}

/** Reads a PNG of 8 bits a channel, RGB or RGBA, not interlaced: what Chromium's screenshots are. */
export function readPng(file: Buffer): Picture {
  const parts: Buffer[] = []
  let [width, height, channels] = [0, 0, 0]
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const kind = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') {
      width = body.readUInt32BE(0)
      height = body.readUInt32BE(4)
      channels = body[9] === 6 ? 4 : body[9] === 2 ? 3 : 0
      if (body[8] !== 8 || channels === 0 || body[12] !== 0) throw new Error('a PNG of another kind')
    } else if (kind === 'IDAT') parts.push(body)
    at += length + 12
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const flat = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]!
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? flat[y * stride + x - channels]! : 0
      const up = y > 0 ? flat[(y - 1) * stride + x]! : 0
      const corner = x >= channels && y > 0 ? flat[(y - 1) * stride + x - channels]! : 0
      flat[y * stride + x] = raw[y * (stride + 1) + 1 + x]! + predict(filter, left, up, corner)
    }
  }
  const pixels = Array.from({ length: width * height }, (_, i) => [flat[i * channels]!, flat[i * channels + 1]!, flat[i * channels + 2]!] as const)
  return { width, height, pixels }
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return Math.floor((left + up) / 2)
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

/** What can be said of a picture without comparing it with another. Shares are of all its pixels. */
export function describePicture({ pixels }: Picture): { colours: number; brightness: number; warm: number; cool: number } {
  const share = (test: (pixel: readonly [number, number, number]) => boolean): number => pixels.filter(test).length / pixels.length
  return {
    colours: new Set(pixels.map(([r, g, b]) => (r << 16) | (g << 8) | b)).size,
    brightness: pixels.reduce((sum, [r, g, b]) => sum + 0.3 * r + 0.59 * g + 0.11 * b, 0) / pixels.length,
    warm: share(([r, , b]) => r - b > 40),
    cool: share(([r, , b]) => b - r > 60),
  }
}
