import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Finding {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

interface AxeOptions {
  /** It is a fault if no contrast could be judged. */
  readonly contrast?: boolean
  /** A selector of what is judged; the whole page otherwise. Contrast takes time by the element. */
  readonly within?: string
  /** Findings of any impact, not only those that are serious or critical. */
  readonly all?: boolean
}

/** Findings of axe once nothing moves, contrast included, one line each. */
export async function findAxeFaults(page: Page, options: AxeOptions = {}): Promise<string[]> {
  const { contrast = true, within = 'html', all = false } = options
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  )
  const { violations, judged, passed } = await page.evaluate(async (within) => {
    const { axe } = window as unknown as {
      axe: { run(context: unknown): Promise<{ violations: Finding[]; passes: Finding[] }> }
    }
    const found = await axe.run(within)
    return {
      violations: found.violations,
      passed: found.passes.flatMap(({ nodes }) => nodes).length,
      judged: found.passes.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes).length,
    }
  }, within)
  if (passed === 0) return ['nothing was judged']
  if (contrast && judged === 0) return ['the contrast of words was not judged']
  return violations
    .filter(({ impact }) => all || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`,
      ),
    )
}
