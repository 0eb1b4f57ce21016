import { expect, test } from 'vitest'
import { parseSource, readSources, type Node, type Source } from './sources.ts'

/** Methods of a page, a locator, a keyboard or a mouse after which the page needs a moment. */
const ACTIONS = new Set(
  [
    'click dblclick press fill type selectOption check uncheck setChecked tap dispatchEvent hover dragTo setInputFiles',
    'setViewportSize down up move wheel insertText pressSequentially goBack goForward reload emulateMedia focus blur touch pass',
  ]
    .join(' ')
    .split(' '),
)
/** Methods and helpers that wait until something stands. */
const WAITS = /^(waitFor\w*|poll|settled|goToDay|setView|go|ready|toPass)$/
const WAITING_HELPERS = /^(expect[A-Z]\w*|wait\w*|settled|until\w*)$/

/** Calls within a statement, those in functions that it only hands on left out. */
function callsIn(node: Node): Node[] {
  const found: Node[] = node.type === 'CallExpression' ? [node] : []
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      const inside = child as Node | null
      if (inside && typeof inside === 'object' && typeof inside.type === 'string' && !inside.type.includes('Function'))
        found.push(...callsIn(inside))
    }
  }
  return found
}

const nameOf = (call: Node): { readonly name: string; readonly isMethod: boolean } => {
  const callee = call['callee'] as Node
  const isMethod = callee.type === 'MemberExpression'
  const named = isMethod ? (callee['property'] as Node) : callee
  return { name: String(named['name'] ?? ''), isMethod }
}

/** Whether a statement is `expect(… await …)` and so reads once. */
function readsOnce(statement: Node, text: string): boolean {
  if (statement.type !== 'ExpressionStatement') return false
  const call = callsIn(statement).find((one) => nameOf(one).name === 'expect' && !nameOf(one).isMethod)
  const [argument] = (call?.['arguments'] ?? []) as Node[]
  return argument !== undefined && /\bawait\b/.test(text.slice(argument.start, argument.end))
}

/** Reads that stand after an action with nothing between that waits. */
function findUnpolledReads({ nodes, text, at }: Source): string[] {
  return nodes
    .filter(({ type }) => type === 'BlockStatement' || type === 'Program')
    .flatMap((block) => {
      let acted = false
      return (block['body'] as Node[]).flatMap((statement) => {
        if (readsOnce(statement, text)) return acted ? [at(statement)] : []
        const calls = callsIn(statement).map(nameOf)
        if (calls.some(({ name, isMethod }) => isMethod && ACTIONS.has(name))) acted = true
        else if (calls.some(({ name, isMethod }) => (isMethod ? WAITS : WAITING_HELPERS).test(name))) acted = false
        return []
      })
    })
}

test('no browser test reads once after an action: expect.poll waits for what it asserts', () => {
  const browserTests = readSources('test').filter(({ path }) => /^test\/(shells|pixels)\//.test(path))
  expect(browserTests.length).toBeGreaterThan(30)
  expect(browserTests.flatMap(findUnpolledReads)).toEqual([])
})

test.each([
  ['await page.click("a"); expect(await page.title()).toBe("b")', 1],
  ['await keyboard.press("a"); const b = 1; expect((await list()).length).toBe(b)', 1],
  ['await page.click("a"); await page.waitForFunction(f); expect(await page.title()).toBe("b")', 0],
  ['await page.click("a"); await expect.poll(() => page.title()).toBe("b")', 0],
  ['expect(await page.title()).toBe("b"); await page.click("a")', 0],
])('the rule finds what it should: %s', (text, count) => {
  expect(findUnpolledReads(parseSource('test/shells/a.test.ts', text))).toHaveLength(count)
})
