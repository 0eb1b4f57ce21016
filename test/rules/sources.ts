import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A syntax node; its children are found among its properties. */
export interface Node {
  type: string
  start: number
  end: number
  [property: string]: unknown
}

export interface Source {
  /** Path in the repository, with forward slashes. */
  path: string
  text: string
  nodes: readonly Node[]
  /** path:line of a node, as editors open it. */
  at: (node: Node) => string
}

export interface Import {
  source: Source
  node: Node
  /** What stands in the quotes. */
  name: string
  /** Gone after type checking: `import type`, `export type ... from`, `import('x')` as a type. */
  typeOnly: boolean
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

function allNodes(top: Node): Node[] {
  const found: Node[] = [top]
  for (let at = 0; at < found.length; at += 1) {
    for (const value of Object.values(found[at] ?? {})) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) found.push(child)
    }
  }
  return found
}

/** Parses a TypeScript text. */
export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const at = (node: Node): string => `${path}:${text.slice(0, node.start).split('\n').length}`
  return { path, text, nodes: allNodes(program as unknown as Node), at }
}

/** All TypeScript files under a folder of the repository, parsed. */
export function readSources(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.split(sep).includes('node_modules'))
    .toSorted()
    .map((path) => parseSource(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')))
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

/** Everything a file imports: static, re-exported, dynamic, and `new URL('./x', import.meta.url)`. */
export function importsOf(source: Source): Import[] {
  return source.nodes.flatMap((node): Import[] => {
    if (importing.has(node.type) && isNode(node['source'])) {
      const typeOnly = node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type'
      const name = node['source']['value']
      return [{ source, node, name: typeof name === 'string' ? name : '(not a plain string)', typeOnly }]
    }
    if (node.type === 'NewExpression' && isNode(node['callee']) && node['callee']['name'] === 'URL') {
      const [first, second] = node['arguments'] as Node[]
      const name = first?.['value']
      if (typeof name === 'string' && name.startsWith('.') && second?.type === 'MemberExpression') {
        return [{ source, node, name, typeOnly: false }]
      }
    }
    return []
  })
}

/** The repository path a relative import names, without `?url` and the like. */
export function targetOf({ source, name }: Import): string {
  return posix.normalize(posix.join(posix.dirname(source.path), name.replace(/\?.*$/, '')))
}
