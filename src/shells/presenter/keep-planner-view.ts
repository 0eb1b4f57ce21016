import type { AppServices } from '../../app/services.ts'

/**
 * Remembers the view that a briefing is begun from; the returned function gives it back. Whoever leaves a briefing has before
 * them what they had, and nothing of a chapter's: not its layers, its scenarios, nor the things that it told of. What is the
 * viewer's own stays as it is by then.
 */
export function keepPlannerView({ store, clock }: Pick<AppServices, 'store' | 'clock'>): () => void {
  const [before, day] = [store.getState(), clock.day]
  return () => {
    const { language, theme, speed, quality } = store.getState()
    clock.pause()
    store.setState({ ...before, language, theme, speed, quality })
    clock.goToDay(day)
  }
}
