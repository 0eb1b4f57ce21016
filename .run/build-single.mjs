/** Builds the whole app as one page that opens from disk, dist/single.html, and says its size. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { install, root, runMain } from './install.mjs'

const draft = join(root, '.cache/single')

/** Writes dist/single.html; throws when the build fails. */
export function buildSingle() {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = ['build', '--config', join(root, '.run/vite/single.config.ts'), '--outDir', draft, '--logLevel', 'warn']
  const done = spawnSync(process.execPath, [vite, ...args], { cwd: root, stdio: 'inherit' })
  if (done.status !== 0 || !existsSync(join(draft, 'index.html')))
    throw new Error('The build of the single file failed; the reasons stand above.')
  const page = readFileSync(join(draft, 'index.html'))
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, 'dist/single.html'), page)
  rmSync(draft, { recursive: true, force: true })
  const mb = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1)
  console.log(
    `dist/single.html: ${mb(page.length)} MB, ${mb(gzipSync(page).length)} MB when compressed; opens from disk`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(() => {
    install()
    buildSingle()
  })
}
