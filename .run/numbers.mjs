/**
 * npm run numbers: the sizes that the rules hold, how the rooms that shells share are used, and the lanes as they last
 * ran. `npm test` prints them with the times of its stages.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, root, runMain } from './install.mjs'

/** Lines from which on the rules name a function, a file or a style sheet. */
const LONG_FUNCTION = 80
const LONG_FILE = 400
const SHELLS = ['planner', 'presenter', 'kiosk']

/** @typedef {{ type: string, start: number, end: number, [property: string]: unknown }} Node */

/** @param {unknown} value @returns {value is Node} */
const isNode = (value) =>
  typeof value === 'object' && value !== null && typeof (/** @type {any} */ (value).type) === 'string'

/** @param {Node} top */
function allNodes(top) {
  const found = [top]
  for (let at = 0; at < found.length; at += 1)
    for (const value of Object.values(found[at] ?? {}))
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) found.push(child)
  return found
}

/** All files under src, with their texts. @returns {Map<string, string>} */
function readSrc() {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .filter((name) => /\.(tsx?|css)$/.test(name))
      .map((name) => [`src/${name.split(sep).join('/')}`, readFileSync(join(root, 'src', name), 'utf8')]),
  )
}

/** @param {string} text */
const linesOf = (text) => text.trimEnd().split('\n').length

/** What each lane held when it last ran, from the reports that `npm test` keeps. @returns {string[]} */
function readLanes() {
  return ['model', 'dom', 'gl'].map((lane) => {
    const report = join(root, '.cache/test', `${lane}.json`)
    if (!existsSync(report)) return `lane ${lane}: not run here yet`
    const { numTotalTests, numFailedTests, testResults } =
      /** @type {{ numTotalTests: number, numFailedTests: number, testResults: { startTime: number, endTime: number }[] }} */ (
        JSON.parse(readFileSync(report, 'utf8'))
      )
    const from = Math.min(...testResults.map(({ startTime }) => startTime))
    const until = Math.max(...testResults.map(({ endTime }) => endTime))
    const work = testResults.reduce((sum, file) => sum + file.endTime - file.startTime, 0)
    return `lane ${lane}: ${testResults.length} files, ${numTotalTests} tests, ${numFailedTests} failed; ${Math.round((until - from) / 1000)} s for ${Math.round(work / 1000)} s of files`
  })
}

/** The sizes, users and lanes, as lines to print. Needs installed packages. @returns {Promise<string[]>} */
export async function readNumbers() {
  const { parseSync } = await import('vite')
  const files = readSrc()
  /** @type {[name: string, lines: number][]} */
  const functions = []
  /** @type {Map<string, string[]>} */
  const imports = new Map()
  for (const [path, text] of files) {
    if (path.endsWith('.css')) continue
    const nodes = allNodes(/** @type {Node} */ (/** @type {unknown} */ (parseSync(path, text).program)))
    for (const node of nodes) {
      if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) continue
      const line = text.slice(0, node.start).split('\n').length
      functions.push([`${path}:${line}`, text.slice(node.start, node.end).split('\n').length])
    }
    const named = nodes.flatMap((node) => {
      const source = /** @type {any} */ (node)['source']?.value
      return typeof source === 'string' && source.startsWith('.')
        ? [posix.normalize(posix.join(posix.dirname(path), source.replace(/\?.*$/, '')))]
        : []
    })
    imports.set(path, named)
  }
  /** @param {string} shell @returns {Set<string>} */
  const reachedFrom = (shell) => {
    const found = new Set()
    const queue = [...imports.keys()].filter((path) => path.startsWith(`src/shells/${shell}/`))
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (found.has(path)) continue
      found.add(path)
      queue.push(...(imports.get(path) ?? []))
    }
    return found
  }
  const reached = SHELLS.map((shell) => ({ shell, files: reachedFrom(shell) }))
  const rooms = [...imports.keys()].flatMap((path) => /^src\/(?:app|ui|features\/[^/]+)(?=\/)/.exec(path)?.[0] ?? [])
  const users = [...new Set(rooms)].toSorted().map((room) => {
    const shells = reached.filter(({ files }) => [...files].some((path) => path.startsWith(`${room}/`)))
    return `${room.replace('src/', '')} ${rooms.filter((one) => one === room).length} (${shells.map(({ shell }) => shell).join(', ')})`
  })
  /** @param {[string, number][]} rows @param {number} limit */
  const longest = (rows, limit) => {
    const sorted = rows.toSorted((a, b) => b[1] - a[1])
    const first = sorted.slice(0, 3).map(([name, lines]) => `${name} ${lines}`)
    return `${rows.filter(([, lines]) => lines > limit).length} above ${limit}, the longest ${first.join(', ')}`
  }
  const sized = [...files].map(([path, text]) => /** @type {[string, number]} */ ([path, linesOf(text)]))
  return [
    `src: ${files.size} files, ${sized.reduce((sum, [, lines]) => sum + lines, 0)} lines`,
    `files: ${longest(sized, LONG_FILE)}`,
    `functions: ${longest(functions, LONG_FUNCTION)}; ${functions.filter(([, lines]) => lines > 120).length} above 120`,
    `shared rooms, their files and the shells that reach them: ${users.join('; ')}`,
    ...readLanes(),
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    install()
    console.log((await readNumbers()).join('\n'))
  })
}
