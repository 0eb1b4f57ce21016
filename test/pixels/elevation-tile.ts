import { crc32, deflateSync } from 'node:zlib'

const SIDE = 256

/** A made-up elevation tile as PNG in the terrarium encoding: one row of hills from west to east, the same on every machine. */
export function elevationTile(z: number, x: number, y: number): Buffer {
  const raw = Buffer.alloc(SIDE * (SIDE * 3 + 1))
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const [u, v] = [(x + column / SIDE) / 2 ** z, (y + row / SIDE) / 2 ** z]
      const metres = Math.max(0, 1800 * Math.sin(u * 2600) * Math.sin(v * 2600))
      const value = Math.round((metres + 32_768) * 256)
      raw.set([(value >> 16) & 255, (value >> 8) & 255, value & 255], row * (SIDE * 3 + 1) + 1 + column * 3)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIDE, 0)
  head.writeUInt32BE(SIDE, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body) >>> 0)
  return Buffer.concat([length, body, sum])
}
