import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { runnerImport, type Plugin, type ViteDevServer } from 'vite'
import { findJsonFault } from './json-fault.ts'
import { searchNamesOf } from './search-names.ts'

interface PackFault {
  file: string
  path: string
  reason: string
}
/** Of a briefing; its reason is a message, which the page says in either language. */
interface BriefingFault extends Omit<PackFault, 'reason'> {
  reason: string | { code: string; values: Record<string, unknown> }
}
/** A message by its code and values: no catalogue is at hand in the build. */
const reasonText = (reason: BriefingFault['reason']): string =>
  typeof reason === 'string' ? reason : `${reason.code} ${Object.values(reason.values).join(', ')}`.trim()

const parts = ['facts', 'geometry', 'systems', 'briefings'] as const
type PackResult =
  | { ok: true; value: Record<(typeof parts)[number], unknown> }
  | { ok: false; errors: readonly PackFault[] }
type ReadPack = (files: ReadonlyMap<string, unknown>, unreadable: readonly PackFault[]) => PackResult

const folders = ['data', 'scenes']
/** What is worked out of the pack, and asked for as its parts are. */
const NAMES = 'names'
const idOf = (part: string): string => `\0virtual:city-${part}`

function jsonFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

/** A briefing that cannot be read fails no build: the pack names it, and the others still show. */
const mayFail = (name: string): boolean => name.startsWith('scenes/briefings/')

/** Reads the data files; each fault is one line, `file:line:column: reason`. */
function parseFiles(root: string): { files: Map<string, unknown>; faults: string[]; unreadable: PackFault[] } {
  const files = new Map<string, unknown>()
  const faults: string[] = []
  const unreadable: PackFault[] = []
  for (const path of folders.flatMap((folder) => jsonFiles(join(root, folder)))) {
    const name = relative(root, path).split(sep).join('/')
    const text = readFileSync(path, 'utf8')
    const fault = findJsonFault(text)
    if (fault && mayFail(name))
      unreadable.push({ file: name, path: `${fault.line}:${fault.column}`, reason: fault.reason })
    else if (fault) faults.push(`${name}:${fault.line}:${fault.column}: ${fault.reason}`)
    else files.set(name, JSON.parse(text))
  }
  return { files, faults, unreadable }
}

/** A value as a module. JSON.parse of a string is read faster by engines than a literal. */
function asModule(value: unknown): string {
  const text = JSON.stringify(value).replace(/[\\'\u2028\u2029]/g, (found) =>
    found === '\u2028' ? '\\u2028' : found === '\u2029' ? '\\u2029' : `\\${found}`,
  )
  return `export default JSON.parse('${text}');\n`
}

const plain = (fault: unknown): { message: string; stack: string } => ({
  message: fault instanceof Error ? fault.message : String(fault),
  stack: '',
})

/**
 * `virtual:city-names` (how names are spelled, for the search), `virtual:city-facts`, `virtual:city-geometry`, `virtual:city-systems` and `virtual:city-briefings`: all JSON files of data/ and
 * scenes/, checked and put together by `readPack` (src/intake/read-pack.ts).
 * One bad value fails the build, and every fault is printed with its file and place; a bad briefing is a warning.
 */
export function cityPack(reader = 'src/intake/read-pack.ts', geometryInside = false): Plugin {
  let root = process.cwd()
  let building = false
  let pack: Promise<Record<(typeof parts)[number], unknown> & { dependencies: string[] }> | undefined

  const read = async (): Promise<Record<(typeof parts)[number], unknown> & { dependencies: string[] }> => {
    const { files, faults, unreadable } = parseFiles(root)
    if (faults.length > 0) throw new Error(`The city pack is not valid JSON:\n${faults.join('\n')}`)
    const { module, dependencies } = await runnerImport<{ readPack: ReadPack }>(resolve(root, reader), {
      root,
      configFile: false,
      logLevel: 'error',
    })
    const result = module.readPack(files, unreadable)
    if (!result.ok) {
      const lines = result.errors.map((fault) => `${fault.file}: ${fault.path}: ${fault.reason}`)
      throw new Error(`The city pack has ${lines.length} fault${lines.length === 1 ? '' : 's'}:\n${lines.join('\n')}`)
    }
    return { ...result.value, dependencies }
  }

  const isData = (path: string): boolean => {
    const name = relative(root, path).split(sep).join('/')
    return name.endsWith('.json') && /^(data|scenes)\//.test(name)
  }

  const refresh = (server: ViteDevServer, path: string): void => {
    if (!isData(path)) return
    pack = undefined
    for (const part of [...parts, NAMES]) {
      const module = server.moduleGraph.getModuleById(idOf(part))
      if (module) server.moduleGraph.invalidateModule(module)
    }
    server.ws.send({ type: 'full-reload' })
  }

  return {
    name: 'city-pack',
    configResolved(config) {
      root = config.root
      building = config.command === 'build'
    },
    configureServer(server) {
      for (const event of ['add', 'change', 'unlink'] as const) {
        server.watcher.on(event, (path) => refresh(server, path))
      }
    },
    // A build reads the pack before anything else, so that its faults are printed once.
    async buildStart() {
      pack = undefined
      if (!building) return
      pack = read()
      await pack.catch((fault: unknown) => this.error(plain(fault)))
    },
    watchChange() {
      pack = undefined
    },
    resolveId(id) {
      return [...parts, NAMES].some((part) => id === `virtual:city-${part}`) ? `\0${id}` : undefined
    },
    async load(id) {
      const part = parts.find((name) => id === idOf(name))
      if (!part && id !== idOf(NAMES)) return undefined
      pack ??= read()
      try {
        const { dependencies, ...values } = await pack
        for (const path of dependencies) this.addWatchFile(resolve(root, path))
        if (!part) return { code: asModule(searchNamesOf(values)), map: null, moduleSideEffects: false }
        if (part === 'briefings') {
          const { faults = [] } = (values[part] ?? {}) as { faults?: readonly BriefingFault[] }
          for (const { file, path, reason } of faults)
            this.warn(`a briefing is left out: ${file}: ${path}: ${reasonText(reason)}`)
        }
        // The geometry is data and large: the built app fetches it as a file of its own, beside the engines.
        if (building && part === 'geometry' && !geometryInside) {
          const file = this.emitFile({
            type: 'asset',
            name: 'city-geometry.json',
            source: JSON.stringify(values[part]),
          })
          const code = `export default await (await fetch(import.meta.ROLLUP_FILE_URL_${file})).json();\n`
          return { code, map: null, moduleSideEffects: false }
        }
        return { code: asModule(values[part]), map: null, moduleSideEffects: false }
      } catch (fault) {
        pack = undefined
        return this.error(plain(fault))
      }
    },
  }
}
