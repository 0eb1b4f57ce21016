import './results.css'
import { Suspense } from 'react'
import { FIRST_DAY } from '../../../base/day.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { RESULTS_TABS } from '../../../session/open-panels.ts'
import { useEveryDay } from '../../../app/use-clock.ts'
import { usePanels, useText, useApp } from '../../../app/use-app.ts'
import { useFocusOnOpen } from '../use-focus-on-open.ts'
import { DifferencesView } from './differences-view.tsx'
import { IndicatorsView } from './indicators-view.tsx'
import { RankView } from './rank-view.tsx'
import { ResultsProvider, useResultsText } from './results-context.tsx'
import { ShareView } from './share-view.tsx'

/** What the scenarios on the screen gain and cost, beside the map: differences, indicators, ranking, and taking the answer away. */
export default function Results() {
  const text = useText()
  return (
    <Suspense
      fallback={
        <section className="results panel" data-part="results" aria-busy="true">
          <p>{text('view.loading')}</p>
        </section>
      }
    >
      <ResultsProvider>
        <ResultsPanel />
      </ResultsProvider>
    </Suspense>
  )
}

function ResultsPanel() {
  const { panels } = useApp()
  const text = useResultsText()
  const tab = usePanels((things) => things.results) ?? 'differences'
  const panel = useFocusOnOpen<HTMLElement>()
  // The line of the day in every chart follows one number, past React.
  useEveryDay(
    (clock) => panel.current?.style.setProperty('--today', String((clock.day - FIRST_DAY) / (clock.end - FIRST_DAY))),
    [],
  )
  return (
    <section className="results panel" data-part="results" ref={panel} tabIndex={-1} aria-label={text('results.title')}>
      <header className="results-head" data-part="results-head">
        <h2>{text('results.title')}</h2>
        <IconButton icon="close" label={text('results.close')} onClick={() => panels.setState({ results: null })} />
        <Tabs
          label={text('results.tabs')}
          tabs={RESULTS_TABS}
          current={tab}
          onChoose={(name) => panels.setState({ results: name })}
        >
          {(name) => text(`results.tab.${name}`)}
        </Tabs>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */}
      <section className="results-body" tabIndex={0} aria-label={text(`results.tab.${tab}`)}>
        {tab === 'differences' && <DifferencesView />}
        {tab === 'indicators' && <IndicatorsView />}
        {tab === 'rank' && <RankView />}
        {tab === 'share' && <ShareView />}
      </section>
    </section>
  )
}
