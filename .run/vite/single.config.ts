import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultClientConditions, defineConfig } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { appPlugins } from './app-plugins.ts'
import { hashSingleFile, prepareSingleFile } from './single-file.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** The whole app as one page that opens from disk; see .run/build-single.mjs. */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  cacheDir: '.cache/vite-single',
  plugins: [prepareSingleFile(), appPlugins(true), viteSingleFile(), hashSingleFile()],
  define: { __VERSION__: JSON.stringify(version) },
  resolve: {
    conditions: ['visgl:webgl-only', ...defaultClientConditions],
    // An alias, since plugins do not reach into workers.
    alias: [{ find: /^\.\/read-pdf\.ts$/, replacement: join(root, 'src/intake/documents/no-pdf.ts') }],
  },
  // Classic ones: a page from disk has no origin, and browsers load no module from an address that such a page makes.
  worker: { format: 'iife' },
  build: {
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 100_000_000,
    reportCompressedSize: false,
    emptyOutDir: true,
  },
})
