import type { Plugin } from 'vite'
import { PALETTES } from '../../src/session/palette.ts'
import { paletteProperties } from '../../src/session/palette-css.ts'

/**
 * `@palette night;` in a sheet stands for the colours of that theme, as custom properties: src/session/palette.ts is their
 * one source, for the map and the panels alike, and for the first frame, which stands before any script has run.
 */
export function palettes(): Plugin {
  return {
    name: 'palettes',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.css(\?|$)/.test(id) || !code.includes('@palette ')) return undefined
      return {
        code: code.replace(/@palette (\w+);/g, (_all, theme: string) => {
          if (theme !== 'night' && theme !== 'paper') return this.error(`${id}: there is no palette "${theme}"`)
          return paletteProperties(PALETTES[theme])
            .map(([name, value]) => `${name}: ${value};`)
            .join(' ')
        }),
        map: null,
      }
    },
  }
}
