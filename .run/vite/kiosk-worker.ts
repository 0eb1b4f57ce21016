import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { build, type Plugin } from 'vite'

/** What the kiosk does not keep: what the server reads, what a hall may change, what tells of the files themselves, base maps, of which only pieces are read. */
const left = /^(csp(-intake)?\.txt|settings\.json|pin\.json|kiosk-worker\.js|kiosk-files\.json)$|(^|\/)\.|\.pmtiles$/

/** A file of the build, as the worker and the check before the show know it. */
interface BuiltFile {
  url: string
  /** Null where the name itself tells the content. */
  revision: string | null
  integrity: string
}

function listFiles(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((url) => !left.test(url))
    .toSorted()
    .map((url) => {
      const content = readFileSync(join(folder, url))
      const named = /^assets\/.+-[\w-]{8}\.\w+$/.test(url)
      return {
        url,
        revision: named ? null : createHash('sha256').update(content).digest('hex').slice(0, 16),
        integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
      }
    })
}

/**
 * Builds the kiosk's service worker once all else is written, with the list of all files and their digests in it; the
 * same list lies beside it as kiosk-files.json, for `npm run kiosk:check`.
 */
export function kioskWorker(entry = 'src/shells/kiosk/kiosk.worker.ts'): Plugin {
  let root = process.cwd()
  let folder = ''
  return {
    name: 'kiosk-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root
      folder = resolve(root, config.build.outDir)
    },
    async closeBundle(fault?: Error) {
      if (fault) return
      const files = listFiles(folder)
      writeFileSync(join(folder, 'kiosk-files.json'), `${JSON.stringify(files, null, 1)}\n`)
      await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { __KIOSK_FILES__: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target: 'es2022',
          lib: {
            entry: resolve(root, entry),
            formats: ['iife'],
            name: 'kioskWorker',
            fileName: () => 'kiosk-worker.js',
          },
        },
      })
    },
  }
}
