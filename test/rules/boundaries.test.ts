import { expect, test } from 'vitest'
import { PanelBoundary } from '../../src/ui/panel-boundary.tsx'
import { readSources } from './sources.ts'

/** Screens of shells: what they hold may fail by itself, and must not take the rest away. */
const SCREENS = ['src/shells/planner/planner.tsx', 'src/shells/presenter/presenter.tsx']

test.each(SCREENS)('%s: what is loaded late, and the screen itself, stands in a boundary', (path) => {
  const text = readSources('src').find((source) => source.path === path)?.text ?? ''
  expect(text.match(/<Suspense\b/g)).toBeNull()
  expect(text.match(/<PanelBoundary\b/g)?.length).toBeGreaterThanOrEqual(4)
})

test('a boundary that caught an error shows something else than what failed', () => {
  expect(PanelBoundary.getDerivedStateFromError()).toEqual({ failed: true })
  const boundary = new PanelBoundary({ children: 'the part' })
  const whole = JSON.stringify(boundary.render())
  boundary.state = PanelBoundary.getDerivedStateFromError()
  expect(whole).toContain('the part')
  expect(JSON.stringify(boundary.render())).not.toContain('the part')
})
