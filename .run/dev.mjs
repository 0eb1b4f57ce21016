/** npm run dev: installs what is missing, then Vite's dev server with whatever arguments were given. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { install, root, runMain } from './install.mjs'

await runMain(() => {
  install()
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
})
