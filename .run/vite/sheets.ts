import type { Plugin } from 'vite'
import { BREAKPOINTS } from '../../src/ui/breakpoints.ts'

/** The layers of the cascade, the weakest first: whatever is written in a later one wins, however the earlier one is selected. */
export const LAYERS = ['vendor', 'base', 'ui', 'stage', 'features', 'shells', 'states'] as const
export type Layer = (typeof LAYERS)[number]

/** A sheet's layer is that of its folder; what no folder stands for has none. */
export function layerOf(path: string): Layer | undefined {
  if (path.includes('/node_modules/')) return 'vendor'
  const [, room, rest = ''] = /\/src\/(ui|stage|features|shells)\/(.*)$/.exec(path) ?? []
  if (room === 'ui' && /^styles\/(skeleton|tokens|base)\.css$/.test(rest)) return 'base'
  if (room === 'ui' && rest === 'styles/states.css') return 'states'
  return LAYERS.find((layer) => layer === room)
}

/** `@media (--phone)` and `@container (--panel-slim)` with their conditions written out; an unknown name is an error. */
export const writeOutBreakpoints = (text: string): string =>
  text.replace(/@(?:media|container)[^{]+/g, (query) =>
    query.replace(/\(--([\w-]+)\)/g, (_all, name: string) => {
      const condition = (BREAKPOINTS as Readonly<Record<string, string>>)[name]
      if (condition === undefined) throw new Error(`there is no breakpoint "${name}"`)
      return condition
    }),
  )

/** A sheet as it goes into the app: its conditions written out, all of it in the layer of its folder, the order of layers before it. */
export function layerSheet(text: string, path: string): string {
  const written = writeOutBreakpoints(text)
  const layer = layerOf(path)
  return layer ? `@layer ${LAYERS.join(', ')};\n@layer ${layer} {\n${written}\n}\n` : written
}

/** Layers and breakpoints for every sheet, so that no sheet can forget them. */
export function sheets(): Plugin {
  return {
    name: 'sheets',
    enforce: 'pre',
    transform(code, id) {
      const [path = ''] = id.split('?')
      return path.endsWith('.css') && !id.includes('?raw') ? { code: layerSheet(code, path), map: null } : undefined
    },
  }
}
