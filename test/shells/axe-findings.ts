import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

interface AxeOptions {
  /** It is a fault if no contrast could be judged. */
  readonly contrast?: boolean
  /** The rules to run; all that are serious otherwise. */
  readonly only?: readonly string[]
}

/** Serious and critical findings of axe once nothing moves, contrast included, one line each. */
export async function findAxeFaults(page: Page, { contrast = true, only }: AxeOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  )
  const { violations, judged } = await page.evaluate(async (only) => {
    const { axe } = window as unknown as {
      axe: { run(context: unknown, options: unknown): Promise<{ violations: Finding[]; passes: Finding[] }> }
    }
    const found = await axe.run(document, only ? { runOnly: only } : {})
    return {
      violations: found.violations,
      judged: found.passes.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes).length,
    }
  }, only)
  if (contrast && judged === 0) return ['the contrast of words was not judged']
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`,
      ),
    )
}
