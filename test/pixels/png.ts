import { crc32, deflateSync, inflateSync } from 'node:zlib'

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
  for (let at = 8; at < file.length;) {
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
  const pixels = Array.from(
    { length: width * height },
    (_, i) => [flat[i * channels]!, flat[i * channels + 1]!, flat[i * channels + 2]!] as const,
  )
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

/** Writes a PNG of 8 bits a channel, each row by the filter that makes it smallest. */
export function writePng({ width, height, pixels }: Picture): Buffer {
  const stride = width * 3
  const flat = Uint8Array.from(pixels.flat())
  const raw = Buffer.alloc((stride + 1) * height)
  for (let y = 0; y < height; y += 1) {
    const rows = [0, 1, 2, 3, 4].map((filter) => {
      const row = new Uint8Array(stride)
      for (let x = 0; x < stride; x += 1) {
        const left = x >= 3 ? flat[y * stride + x - 3]! : 0
        const up = y > 0 ? flat[(y - 1) * stride + x]! : 0
        const corner = x >= 3 && y > 0 ? flat[(y - 1) * stride + x - 3]! : 0
        row[x] = flat[y * stride + x]! - predict(filter, left, up, corner)
      }
      return row
    })
    const weights = rows.map((row) => row.reduce((sum, value) => sum + Math.min(value, 256 - value), 0))
    const best = weights.indexOf(Math.min(...weights))
    raw[y * (stride + 1)] = best
    raw.set(rows[best]!, y * (stride + 1) + 1)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
