import { expect, test } from 'vitest'
import { readSources, type Node } from './sources.ts'

test('one door makes maps, for every shell and every picture, and no drag turns a view of a few degrees to north', () => {
  const sources = readSources('src')
  const makers = sources.filter(({ nodes }) => nodes.some(takesMap))
  expect(makers.map(({ path }) => path)).toEqual(['src/stage/open-map.ts'])
  const made = makers.flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'NewExpression')).filter(makesMap)
  expect(made.length).toBe(1)
  const [options] = made[0]!['arguments'] as Node[]
  const last = (options!['properties'] as Node[]).at(-1)!
  // After what a caller gives, so that nobody can leave it out.
  expect([(last['key'] as Node)['name'], (last['value'] as Node)['value']]).toEqual(['bearingSnap', 0])
})

const makesMap = (node: Node): boolean => (node['callee'] as Node)['name'] === 'MapLibreMap'

/** An import of MapLibre's own Map, to make one with and not as a type alone. */
function takesMap(node: Node): boolean {
  if (node.type !== 'ImportDeclaration' || node['importKind'] === 'type') return false
  if ((node['source'] as Node)['value'] !== 'maplibre-gl') return false
  return (node['specifiers'] as Node[]).some(
    (one) => one['importKind'] !== 'type' && (one['imported'] as Node | undefined)?.['name'] === 'Map',
  )
}
