/** Runs a TypeScript file of this project on Node 20, which cannot do so by itself: node .run/run-ts.mjs file.ts [arguments]. */
import { resolve } from 'node:path'
import { install, root, runMain } from './install.mjs'

await runMain(async () => {
  const [file, ...rest] = process.argv.slice(2)
  if (!file) throw new Error('usage: node .run/run-ts.mjs file.ts [arguments]')
  install()
  const { runnerImport } = await import('vite')
  const path = resolve(file)
  process.argv = [process.argv[0] ?? 'node', path, ...rest]
  await runnerImport(path, { root, configFile: false, logLevel: 'warn' })
})
