import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { cityPack } from '../../.run/vite/city-pack.ts'
import { fonts } from '../../.run/vite/fonts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The bench's own pages, built as the app is. */
export default defineConfig({
  root,
  base: './',
  cacheDir: '.cache/vite-bench',
  publicDir: false,
  plugins: [cityPack(), fonts()],
  define: { __VERSION__: JSON.stringify('bench') },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: '.cache/bench-pages',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { input: ['test/pixels/stage.html', 'test/bench/naive.html'].map((page) => `${root}/${page}`) },
  },
})
