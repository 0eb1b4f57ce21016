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

/** Methods that read what the page shows at this moment. */
const READS =
  /^(innerText|textContent|innerHTML|inputValue|getAttribute|count|all\w*|evaluate\w*|is[A-Z]\w+|boundingBox|url|title|screenshot)$/

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

/** Names that a statement gives to what it reads: `const [a, b] = await …`. */
function namesRead(statement: Node, text: string): string[] {
  if (statement.type !== 'VariableDeclaration') return []
  return (statement['declarations'] as Node[]).flatMap((one) => {
    const init = one['init'] as Node | null
    if (!init || !/\bawait\b/.test(text.slice(init.start, init.end))) return []
    if (!callsIn(init).some((call) => READS.test(nameOf(call).name))) return []
    return [...text.slice((one['id'] as Node).start, (one['id'] as Node).end).matchAll(/\w+/g)].map(([name]) => name)
  })
}

/** What a helper leaves its caller with: the page in motion, or at rest; undefined where it does neither. */
type Effects = ReadonlyMap<string, boolean>

interface Walk {
  readonly source: Source
  readonly effects: Effects
  /** Places of reads, as `path:line`. */
  readonly found: Set<string>
}

/** Follows statements in their order, into branches and twice round loops; gives whether the page is in motion at the end. */
function follow(statements: readonly Node[], inMotion: boolean, walk: Walk): boolean {
  const { source, effects, found } = walk
  const { text, at } = source
  let acted = inMotion
  /** Read while the page was in motion, and not yet asserted. */
  const early = new Map<string, string>()
  for (const statement of statements) {
    const inner = blocksIn(statement)
    if (inner.length > 0) {
      const rounds = /^(For|While|DoWhile)/.test(statement.type) ? 2 : 1
      for (let round = 0; round < rounds; round += 1) for (const block of inner) acted = follow(block, acted, walk)
      continue
    }
    if (readsOnce(statement, text)) {
      // A helper that waits for itself reads when the page rests.
      const waits = callsIn(statement).some(
        (call) => !nameOf(call).isMethod && effects.get(nameOf(call).name) === false,
      )
      if (waits) acted = false
      if (acted) found.add(at(statement))
      continue
    }
    if (acted) for (const name of namesRead(statement, text)) early.set(name, at(statement))
    for (const call of callsIn(statement)) {
      if (nameOf(call).name !== 'expect' || nameOf(call).isMethod) continue
      const [argument] = (call['arguments'] ?? []) as Node[]
      const words = argument ? text.slice(argument.start, argument.end).matchAll(/\w+/g) : []
      for (const [word] of words) if (early.has(word)) found.add(early.get(word)!)
    }
    acted = effectOf(statement, { effects, text }) ?? acted
  }
  return acted
}

/** The statements of the blocks in a statement that controls them. */
function blocksIn(statement: Node): (readonly Node[])[] {
  const within = ['body', 'consequent', 'alternate', 'block', 'finalizer'].flatMap((name) => {
    const one = statement[name] as Node | null | undefined
    return one && typeof one === 'object' && !Array.isArray(one) ? [one] : []
  })
  if (!/^(For|While|DoWhile|If|Try|Block)/.test(statement.type)) return []
  if (statement.type === 'BlockStatement') return [statement['body'] as Node[]]
  return within.map((one) => (one.type === 'BlockStatement' ? (one['body'] as Node[]) : [one]))
}

/** Whether a statement sets the page in motion (true) or waits (false). */
function effectOf(
  statement: Node,
  { effects, text }: { readonly effects: Effects; readonly text: string },
): boolean | undefined {
  const calls = callsIn(statement).map(nameOf)
  const words = text.slice(statement.start, statement.end)
  // What an action brings is waited for beside it, or inside the page.
  if (/Promise\.all/.test(words) && calls.some(({ name }) => name.startsWith('waitFor'))) return false
  if (/(?<!void )window\.twin\.(settled|goToDay|setView|showShot)\(/.test(words)) return false
  if (calls.some(({ name, isMethod }) => isMethod && ACTIONS.has(name))) return true
  if (calls.some(({ name, isMethod }) => (isMethod ? WAITS : WAITING_HELPERS).test(name))) return false
  const [known] = calls
    .flatMap(({ name, isMethod }) => (isMethod ? [] : [effects.get(name)]))
    .filter((one) => one !== undefined)
  return known
}

/** A file's functions with names, and their bodies. */
function helpersIn({ nodes }: Source): (readonly [name: string, body: readonly Node[]])[] {
  return nodes.flatMap((node) => {
    const name = (node['id'] as Node | null)?.['name']
    const made =
      node.type === 'FunctionDeclaration'
        ? node
        : node.type === 'VariableDeclarator'
          ? (node['init'] as Node | null)
          : null
    if (typeof name !== 'string' || !made || !/Function/.test(made.type)) return []
    const body = made['body'] as Node
    return [[name, body.type === 'BlockStatement' ? (body['body'] as Node[]) : [body]] as const]
  })
}

/** What helpers leave behind, found anew until helpers of helpers are known too. */
function effectsOf(sources: readonly Source[]): (source: Source) => Effects {
  const own = new Map(sources.map((source) => [source, helpersIn(source)] as const))
  const shared = new Map<string, boolean>()
  const readOne = (source: Source, known: Map<string, boolean>): void => {
    for (const [name, body] of own.get(source) ?? helpersIn(source)) {
      const effect = body
        .map((statement) => lastEffect(statement, { effects: known, text: source.text }))
        .findLast((one) => one !== undefined)
      if (effect !== undefined) known.set(name, effect)
    }
  }
  for (let round = 0; round < 3; round += 1)
    for (const source of sources) if (!source.path.endsWith('.test.ts')) readOne(source, shared)
  return (source) => {
    const known = new Map(shared)
    for (let round = 0; round < 3; round += 1) readOne(source, known)
    return known
  }
}

/** The last effect within a statement, its blocks included. */
function lastEffect(statement: Node, known: { readonly effects: Effects; readonly text: string }): boolean | undefined {
  const inner = blocksIn(statement).flat()
  if (inner.length === 0) return effectOf(statement, known)
  return inner.map((one) => lastEffect(one, known)).findLast((one) => one !== undefined)
}

/** Reads that come after an action with nothing between that waits; `path:line` each. */
function findUnpolledReads(source: Source, effects: Effects = effectsOf([])(source)): string[] {
  const found = new Set<string>()
  const bodies = source.nodes.filter(({ type }) => /Function/.test(type)).map((node) => node['body'] as Node | null)
  for (const body of [...bodies, ...source.nodes.filter(({ type }) => type === 'Program')])
    if (body && Array.isArray(body['body'])) follow(body['body'] as Node[], false, { source, effects, found })
  return [...found]
}

test('no browser test reads once after an action: expect.poll waits for what it asserts', () => {
  const browserTests = readSources('test').filter(({ path }) => /^test\/(shells|pixels)\//.test(path))
  expect(browserTests.length).toBeGreaterThan(30)
  const effects = effectsOf(browserTests)
  expect(browserTests.flatMap((source) => findUnpolledReads(source, effects(source)))).toEqual([])
})

test.each([
  ['await page.click("a"); expect(await page.title()).toBe("b")', 1],
  ['await keyboard.press("a"); const b = 1; expect((await list()).length).toBe(b)', 1],
  ['await page.click("a"); await page.waitForFunction(f); expect(await page.title()).toBe("b")', 0],
  ['await page.click("a"); await expect.poll(() => page.title()).toBe("b")', 0],
  ['expect(await page.title()).toBe("b"); await page.click("a")', 0],
  ['await page.click("a"); const b = await page.title(); expect(b).toBe("b")', 1],
  ['const b = await page.title(); await page.click("a"); expect(b).toBe("b")', 0],
  ['const open = () => page.click("a"); await open(); expect(await page.title()).toBe("b")', 1],
  [
    'async function open() { await page.click("a"); await page.waitFor("b") } await open(); expect(await page.title()).toBe("b")',
    0,
  ],
  ['await page.click("a"); for (const b of c) { expect(await page.title()).toBe(b) }', 1],
  ['for (const b of c) { expect(await page.title()).toBe(b); await page.click("a") }', 1],
  ['if (b) { await page.click("a") } expect(await page.title()).toBe("b")', 1],
])('the rule finds what it should: %s', (text, count) => {
  expect(findUnpolledReads(parseSource('test/shells/a.test.ts', text))).toHaveLength(count)
})
