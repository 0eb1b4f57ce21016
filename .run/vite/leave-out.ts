import type { Plugin } from 'vite'

/**
 * Parts of libraries that are imported but that the twin never comes to, and what stands in their place. Nothing of any
 * of them runs, and what would run says so.
 */
const LEFT_OUT: readonly { readonly why: string; readonly module: RegExp; readonly stub: string }[] = [
  {
    why: 'deck.gl loads no file: every layer is given arrays',
    module: /@loaders\.gl\/core\/dist\/index\.js$/,
    stub: 'export const registerLoaders = () => {}\nexport const load = () => { throw new Error("no loader is built in") }',
  },
  {
    why: 'no layer draws an image',
    module: /@loaders\.gl\/images\/dist\/index\.js$/,
    stub: 'export const ImageLoader = {}',
  },
  {
    why: 'MapLibre moves the camera',
    module: /@deck\.gl\/core\/.*\/controllers\/(?:map|globe)-controller\.js$/,
    stub: 'export default class { constructor() { throw new Error("no controller is built in") } }',
  },
  {
    why: 'the map is in the Mercator projection',
    module: /@deck\.gl\/core\/.*\/views\/globe-view\.js$/,
    stub: 'export default class { constructor() { throw new Error("no globe is built in") } }',
  },
  {
    why: 'attributes are not animated: the day is a uniform',
    module: /@deck\.gl\/core\/.*\/transitions\/gpu-(?:interpolation|spring)-transition\.js$/,
    stub: 'export default class { constructor() { throw new Error("no transition is built in") } }',
  },
]

/** Builds the app without what it never comes to. The dev server serves the libraries whole. */
export function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    apply: 'build',
    enforce: 'pre',
    transform(_code, id) {
      const part = LEFT_OUT.find(({ module }) => module.test(id.replaceAll('\\', '/')))
      if (!part) return undefined
      return { code: `/* left out: ${part.why} */\n${part.stub}\n`, map: null, moduleSideEffects: false }
    },
  }
}
