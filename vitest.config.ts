import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { cityPack } from './.run/vite/city-pack.ts'
import { LongestFirst } from './.run/vitest/longest-first.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const shared = {
  root,
  plugins: [cityPack()],
  define: { __VERSION__: JSON.stringify('test') },
}

/** Each worker drives a browser of its own; two keep both cores of a small machine busy. */
const browser = {
  environment: 'node' as const,
  globalSetup: ['.run/vitest/serve-for-browser.ts'],
  setupFiles: ['.run/vitest/close-browsers.ts'],
  maxWorkers: 2,
  isolate: false,
  // Polled assertions may take their time on a busy machine.
  expect: { poll: { timeout: 15_000 } },
  testTimeout: 120_000,
  hookTimeout: 120_000,
}

/**
 * `model` runs in Node in seconds. `dom` and `gl` drive a real Chromium against the built app: `dom` without a map,
 * `gl` with one, drawn in software. A file of test/shells that needs a map is called `*.gl.test.ts`.
 */
export default defineConfig({
  root,
  cacheDir: '.cache/vitest',
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...shared,
        test: {
          name: 'model',
          environment: 'node',
          include: ['test/{model,properties,layers,rules}/**/*.test.{ts,tsx}'],
          exclude: ['test/rules/bundle.test.ts'],
          maxWorkers: 2,
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          ...browser,
          name: 'dom',
          include: ['test/shells/**/*.test.ts', 'test/rules/bundle.test.ts'],
          exclude: ['test/shells/**/*.gl.test.ts'],
        },
      },
      {
        ...shared,
        test: { ...browser, name: 'gl', include: ['test/shells/**/*.gl.test.ts', 'test/pixels/**/*.test.ts'] },
      },
    ],
  },
})
