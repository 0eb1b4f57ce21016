import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, parseSource, root } from './sources.ts'

/*
 * The scripts install the packages themselves, so nothing that they load before may come from a package. The rule
 * follows what is loaded with a script; an `import()` within a function comes after the install.
 */

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
const entries = Object.values(scripts).flatMap((script) => /^node (\.run\/\S+\.mjs)/.exec(script)?.[1] ?? [])

/** Packages that are loaded with a file or with what it imports, each with the file that asks for it. */
function packagesLoadedWith(entry: string): string[] {
  const seen = new Set<string>()
  const found: string[] = []
  const queue = [entry]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    for (const { node, name, typeOnly } of importsOf(parseSource(path, readFileSync(join(root, path), 'utf8')))) {
      if (typeOnly || !/^(Import|Export\w+)Declaration$/.test(node.type)) continue
      if (name.startsWith('.')) queue.push(posix.join(posix.dirname(path), name))
      else if (!name.startsWith('node:')) found.push(`${path}: ${name}`)
    }
  }
  return found
}

test('no script of package.json loads a package before it could install it', () => {
  expect(entries.length).toBeGreaterThan(8)
  expect([...new Set(entries.flatMap(packagesLoadedWith))]).toEqual([])
})

test('npm test gets as far as reading its stages on a machine without packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fresh-'))
  try {
    cpSync(join(root, '.run'), join(folder, '.run'), { recursive: true })
    cpSync(join(root, 'package.json'), join(folder, 'package.json'))
    const { status, stderr } = spawnSync(process.execPath, [join(folder, '.run/test.mjs'), 'no-such-stage'], {
      cwd: dirname(folder),
      encoding: 'utf8',
    })
    expect(stderr).toContain('There is no stage no-such-stage')
    expect(status).toBe(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
