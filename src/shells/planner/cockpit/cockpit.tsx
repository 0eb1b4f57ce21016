import './cockpit.css'
import './diagrams/diagrams.css'
import { Suspense, useEffect, useRef, useState } from 'react'
import { isoOf } from '../../../base/day.ts'
import { formatShownDay } from '../../../ui/format-day.ts'
import { Icon } from '../../../ui/icon.tsx'
import { KnownChip } from '../as-of-chip.tsx'
import { COCKPIT_TABS } from '../../../session/open-panels.ts'
import { openCockpit } from '../../../app/panels.ts'
import { shareOf } from '../timeline/track-scale.ts'
import { useEveryDay } from '../../../app/use-clock.ts'
import { useLanguage, usePanels, useText, useApp } from '../../../app/use-app.ts'
import { ViewSwitch } from '../view-switch.tsx'
import { DueView } from './due-view.tsx'
import { GoalsView } from './goals-view.tsx'
import { DocumentList } from './document-list.tsx'
import { PairsTable } from './pairs-table.tsx'
import { SystemsProvider } from '../../../features/systems/systems-context.tsx'
import { ChangesView } from './changes-view.tsx'
import { CockpitMessages, useCockpitText } from './cockpit-text.ts'
import { SystemsView } from './systems-view.tsx'

/** The cockpit: what the documents say of every system on the chosen day. It lies over the map and leaves it alone. */
export default function Cockpit() {
  const text = useText()
  return (
    <Suspense
      fallback={
        <section className="cockpit panel" data-part="cockpit" aria-busy="true">
          <p className="cockpit-wait">{text('view.loading')}</p>
        </section>
      }
    >
      <SystemsProvider>
        <CockpitMessages>
          <CockpitPanel />
        </CockpitMessages>
      </SystemsProvider>
    </Suspense>
  )
}

function CockpitPanel() {
  const { panels, commands, schedule } = useApp()
  const text = useCockpitText()
  const tab = usePanels((open) => open.cockpit?.tab ?? 'systems')
  const [assumed, setAssumed] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const hasRamp = schedule.entries.some(({ ramp }) => ramp)

  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  // The line of the day in every chart follows one number, past React.
  useEveryDay((clock) => panel.current?.style.setProperty('--today', String(shareOf(clock.day))), [])

  return (
    <section className="cockpit panel" data-part="cockpit" ref={panel} tabIndex={-1} aria-label={text('cockpit.title')}>
      <header className="cockpit-head">
        <h2>{text('cockpit.title')}</h2>
        <CockpitDay />
        <button
          type="button"
          className="round-button"
          aria-label={text('cockpit.previous')}
          title={text('cockpit.previous')}
          onClick={() => commands.stepDocumentedDay(-1)}
        >
          <Icon name="previous" />
        </button>
        <button
          type="button"
          className="round-button"
          aria-label={text('cockpit.next')}
          title={text('cockpit.next')}
          onClick={() => commands.stepDocumentedDay(1)}
        >
          <Icon name="next" />
        </button>
        <KnownChip />
        <ViewSwitch />
        <button
          type="button"
          className="round-button cockpit-close"
          aria-label={text('cockpit.close')}
          title={text('cockpit.close')}
          onClick={() => panels.setState({ cockpit: null })}
        >
          <Icon name="close" />
        </button>
        <nav className="cockpit-tabs" data-part="cockpit-tabs" aria-label={text('cockpit.tabs')}>
          {COCKPIT_TABS.map((name) => (
            <button
              key={name}
              type="button"
              data-tab={name}
              aria-current={tab === name ? 'page' : undefined}
              onClick={() => openCockpit(panels, { tab: name })}
            >
              {text(`cockpit.tab.${name}`)}
            </button>
          ))}
        </nav>
        {tab === 'systems' && hasRamp && (
          <label className="assumed-switch" data-part="assumed-switch">
            <input type="checkbox" checked={assumed} onChange={(event) => setAssumed(event.target.checked)} />
            <span className="hatch-swatch" aria-hidden="true" />
            {text('cockpit.assumption')}
          </label>
        )}
      </header>
      {tab === 'systems' && <SystemsView assumed={assumed} />}
      {tab === 'pairs' && <PairsTable />}
      {tab === 'goals' && <GoalsView />}
      {tab === 'due' && <DueView />}
      {tab === 'changes' && <ChangesView />}
      {tab === 'documents' && <DocumentList />}
    </section>
  )
}

/** The chosen day, written past React. */
function CockpitDay() {
  const text = useCockpitText()
  const language = useLanguage()
  const node = useRef<HTMLTimeElement>(null)
  useEveryDay(
    (clock) => {
      const words = text('cockpit.day', { date: formatShownDay(clock.day, language) })
      if (!node.current || node.current.textContent === words) return
      node.current.textContent = words
      node.current.dateTime = isoOf(clock.day)
    },
    [language, text],
  )
  return <time className="cockpit-day number" ref={node} />
}
