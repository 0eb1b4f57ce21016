import { readFileSync } from 'node:fs'
import { defaultClientConditions, defineConfig } from 'vite'
import { appPlugins } from './.run/vite/app-plugins.ts'
import { baseMap } from './.run/vite/base-map.ts'
import { csp } from './.run/vite/csp.ts'
import { kioskWorker } from './.run/vite/kiosk-worker.ts'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }

/** A chunk of its own for each engine, so that they come after the first paint. The first match wins. */
const chunks: [name: string, packages: string][] = [
  ['react', 'react|react-dom|scheduler|use-sync-external-store'],
  ['intl', 'react-intl|@formatjs/[^/]+|intl-messageformat'],
  ['state', 'zustand'],
  ['three', 'three'],
  ['luma', '@luma\\.gl/[^/]+|@loaders\\.gl/[^/]+|@math\\.gl/[^/]+|@probe\\.gl/[^/]+|gl-matrix|wgsl_reflect'],
  ['deck', '@deck\\.gl/[^/]+|mjolnir\\.js|earcut|a5-js'],
  ['maplibre', 'maplibre-gl'],
  ['r3f', '@react-three/fiber|its-fine|react-use-measure|suspend-react'],
  ['zod', 'zod'],
]

export default defineConfig({
  base: './',
  cacheDir: '.cache/vite',
  plugins: [appPlugins(), baseMap(), csp(), kioskWorker()],
  define: { __VERSION__: JSON.stringify(version) },
  worker: { format: 'es' },
  // deck.gl without its WebGPU shaders: the map's context is WebGL2.
  resolve: { conditions: ['visgl:webgl-only', ...defaultClientConditions] },
  server: { port: 5173 },
  optimizeDeps: {
    entries: ['index.html', 'gallery.html', 'src/main.tsx', 'test/pixels/*.html'],
    // A worker's own packages are found only when it begins, and the server would stop to make them ready.
    include: ['@mapbox/vector-tile', 'pbf'],
  },
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Else the helper of import() lands in an engine's chunk, and the entry loads that engine at once.
            { name: 'loader', test: /vite[\\/]preload-helper/, priority: 200 },
            ...chunks.map(([name, packages], i) => ({
              name,
              test: new RegExp(`[\\\\/]node_modules[\\\\/](?:${packages.replaceAll('/', '[\\\\/]')})[\\\\/]`),
              priority: 100 - i,
            })),
          ],
        },
      },
    },
  },
})
