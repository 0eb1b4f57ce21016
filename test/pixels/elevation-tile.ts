import { PNG } from 'pngjs'

const SIDE = 256

/** A made-up elevation tile as PNG in the terrarium encoding: one row of hills from west to east, the same on every machine. */
export function elevationTile(z: number, x: number, y: number): Buffer {
  const tile = new PNG({ width: SIDE, height: SIDE })
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const [u, v] = [(x + column / SIDE) / 2 ** z, (y + row / SIDE) / 2 ** z]
      const metres = Math.max(0, 1800 * Math.sin(u * 2600) * Math.sin(v * 2600))
      const value = Math.round((metres + 32_768) * 256)
      tile.data.set([(value >> 16) & 255, (value >> 8) & 255, value & 255, 255], (row * SIDE + column) * 4)
    }
  }
  return PNG.sync.write(tile, { colorType: 2 })
}
