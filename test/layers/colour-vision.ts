/** How colours look to normal, protanope and deuteranope eyes: matrices of Machado, Oliveira and Fernandes 2009, on linear sRGB. */
const VISIONS = [
  [1, 0, 0, 0, 1, 0, 0, 0, 1],
  [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
] as const

/** The smallest CIELAB distance between any two of these colours, for whichever eyes see it smallest. */
export function smallestDistance(hexes: readonly string[]): number {
  return Math.min(
    ...VISIONS.flatMap((vision) => {
      const seen = hexes.map((hex) => labOf(hex, vision))
      return seen.flatMap((one, i) => seen.slice(i + 1).map((other) => Math.hypot(...one.map((v, k) => v - other[k]!))))
    }),
  )
}

function labOf(hex: string, vision: readonly number[]): number[] {
  const linear = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const [r, g, b] = [0, 1, 2].map((row) => {
    const sum = linear.reduce((total, value, i) => total + vision[row * 3 + i]! * value, 0)
    return Math.min(1, Math.max(0, sum))
  }) as [number, number, number]
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
