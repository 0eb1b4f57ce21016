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
  {
    why: 'the context is WebGL2; this reads WebGPU shaders',
    module: /@luma\.gl\/shadertools\/.*\/wgsl-interface-scan\.js$/,
    stub: 'export const scanWGSLInterface = () => { throw new Error("no WebGPU is built in") }',
  },
  {
    why: 'no message formats a number or a date by a skeleton: format-*.ts do',
    module: /@formatjs\/icu-skeleton-parser\/index\.js$/,
    stub: 'const refuse = () => { throw new Error("no skeletons are built in") }\nexport { refuse as parseDateTimeSkeleton, refuse as parseNumberSkeleton, refuse as parseNumberSkeletonFromString }',
  },
  {
    why: 'the context is WebGL2; these are WebGPU shaders',
    module: /@luma\.gl\/shadertools\/.*-wgsl\.js$/,
    stub: '',
  },
]

/**
 * The shaders of three's own materials, parts and programs: all of ours are written out, and include none. What the
 * renderer puts before every shader stays.
 */
const THREE = /three\/build\/three\.module\.js$/
const THREE_SHADER =
  /^(?:var|const) (?!colorspace_|tonemapping_)((?:\w+_)?(?:fragment|vertex)(?:_begin|_maps|_end)?(?:\$\w)?) = (?:"(?:[^"\\]|\\.)*"|`[^`]*`);$/gm

/** Builds the app without what it never comes to. The dev server serves the libraries whole. */
export function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (THREE.test(id.replaceAll('\\', '/')))
        return { code: code.replaceAll(THREE_SHADER, (_, name: string) => `const ${name} = "";`), map: null }
      const part = LEFT_OUT.find(({ module }) => module.test(id.replaceAll('\\', '/')))
      if (!part) return undefined
      const named =
        part.stub === ''
          ? [...code.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name]) => `export const ${name} = ""`)
          : [part.stub]
      return { code: `/* left out: ${part.why} */\n${named.join('\n')}\n`, map: null, moduleSideEffects: false }
    },
  }
}
