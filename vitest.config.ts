import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { cityPack } from './.run/vite/city-pack.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const shared = {
  root,
  plugins: [cityPack()],
  define: { __VERSION__: JSON.stringify('test') },
}

/** `model` runs in Node in seconds; `browser` drives a real Chromium against the built app. */
export default defineConfig({
  root,
  cacheDir: '.cache/vitest',
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'model',
          environment: 'node',
          include: ['test/{model,properties,layers,rules}/**/*.test.{ts,tsx}'],
          exclude: ['test/rules/bundle.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/{shells,pixels}/**/*.test.{ts,tsx}', 'test/rules/bundle.test.ts'],
          globalSetup: ['.run/vitest/serve-for-browser.ts'],
          // Each file drives a browser of its own; two at a time keep both cores of a small machine busy.
          maxWorkers: 2,
          // What is waited for may take its time on a busy machine.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
