import type { Palette } from './palette.ts'

/**
 * A palette as custom properties: `inkQuiet` is `--ink-quiet`, a phase `--phase-<name>`, a vehicle type `--vehicle-<number>`; a colour of own
 * layers `--own-<number>`, numbered as `own-layers/style-columns.ts` does.
 */
export function paletteProperties({
  phases,
  differences,
  vehicles,
  own,
  ...plain
}: Palette): readonly (readonly [name: string, value: string])[] {
  return [
    ...Object.entries(plain).map(
      ([name, value]) => [`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value] as const,
    ),
    ...Object.entries(phases).map(([name, value]) => [`--phase-${name}`, value] as const),
    ...Object.entries(differences).map(([name, value]) => [`--difference-${name}`, value] as const),
    ...vehicles.map((value, at) => [`--vehicle-${at}`, value] as const),
    ...ownColours(own).map((value, at) => [`--own-${at}`, value] as const),
  ]
}

/** The colours of own layers in the order of their numbers. */
export function ownColours({ hues, ramp, rest }: Palette['own']): readonly string[] {
  return [...hues, ...ramp, rest]
}
