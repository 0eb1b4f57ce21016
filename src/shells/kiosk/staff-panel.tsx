import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { formatCount } from '../../ui/format-figure.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLanguage, useSession, useStageView, useText, useLocalized } from '../../app/use-app.ts'
import type { PlainId } from '../../messages/values.ts'
import type { kioskZh } from './messages/zh.ts'
import { FaultLines } from './fault-lines.tsx'
import { useKiosk, useKioskText, useStory } from './use-kiosk.ts'

/** How the kiosk is, what went wrong last, and what staff can do about it. */
export function StaffPanel() {
  const kiosk = useKiosk()
  const { setStaff, briefings, remote, pickLoop, restartPage } = kiosk
  const text = useKioskText()
  const words = useLocalized()
  const running = useStory(({ briefing }) => briefing.id)
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setStaff('shut')
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [setStaff])
  return (
    <dialog open className="staff-panel panel" data-part="staff-panel" aria-modal="true" aria-labelledby="staff-title">
      <h2 id="staff-title">{text('staff.title')}</h2>
      <button
        type="button"
        ref={close}
        className="kiosk-round kiosk-card-close"
        data-part="kiosk-card-close"
        aria-label={text('staff.close')}
        onClick={() => setStaff('shut')}
      >
        <Icon name="close" />
      </button>
      <div className="staff-columns" tabIndex={-1}>
        <StaffFacts />
        <section>
          <h3>{text('staff.loop')}</h3>
          <ul className="staff-loops">
            {briefings.map((briefing) => (
              <li key={briefing.id}>
                <button
                  type="button"
                  className="staff-action"
                  data-part="staff-action"
                  aria-pressed={briefing.id === running}
                  onClick={() => pickLoop(briefing.id)}
                >
                  {words(briefing.name)}
                </button>
              </li>
            ))}
          </ul>
          <div className="staff-actions">
            <button type="button" className="staff-action" data-part="staff-action" onClick={restartPage}>
              {text('staff.restart')}
            </button>
            <button
              type="button"
              className="staff-action"
              data-part="staff-action"
              onClick={() => {
                setStaff('shut')
                remote.black('on')
              }}
            >
              {text('staff.black')}
            </button>
          </div>
          <LastErrors />
        </section>
      </div>
    </dialog>
  )
}

function StaffFacts() {
  const kiosk = useKiosk()
  const text = useKioskText()
  const plain = useText()
  const language = useLanguage()
  const view = useStageView()
  const quality = useSession((session) => session.quality)
  const [status, setStatus] = useState(() => kiosk.remote.status())
  useEffect(() => kiosk.time.onPass(() => setStatus(kiosk.remote.status())), [kiosk])
  const minutes = Math.floor(status.uptime / 60)
  const level = plain(`light.quality.${quality}`)
  const rows: readonly (readonly [PlainId<typeof kioskZh>, string])[] = [
    ['staff.version', status.version],
    [
      'staff.uptime',
      text('staff.uptimeValue', {
        days: Math.floor(minutes / 1440),
        hours: Math.floor(minutes / 60) % 24,
        minutes: minutes % 60,
      }),
    ],
    ['staff.map', text(`staff.map.${status.map}`)],
    ['staff.losses', text('staff.times', { count: status.contextLosses })],
    [
      'staff.quality',
      view ? text('staff.qualityValue', { quality: level, count: formatCount(view.buildings(), language) }) : level,
    ],
    ['staff.heap', status.heapMb === null ? text('staff.unknown') : text('staff.megabytes', { count: status.heapMb })],
    ['staff.errors', text('staff.times', { count: status.errors })],
    ['staff.offline', text(`staff.offline.${status.offline}`)],
    ['staff.update', text(status.update ? 'staff.update.ready' : 'staff.update.none')],
    [
      'staff.settings',
      kiosk.faults.length === 0
        ? text('staff.settings.fine')
        : text('staff.settings.faulty', { count: kiosk.faults.length }),
    ],
    ['staff.screen', `${innerWidth} × ${innerHeight} @ ${devicePixelRatio}`],
  ]
  return (
    <section>
      <h3>{text('staff.state')}</h3>
      <dl className="staff-facts" data-part="staff-facts">
        {rows.map(([id, value]) => (
          <div key={id}>
            <dt>{text(id)}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      <FaultLines />
    </section>
  )
}

function LastErrors() {
  const { health } = useKiosk()
  const text = useKioskText()
  const language = useLanguage()
  const { last } = useStore(health)
  const time = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return (
    <section>
      <h3>{text('staff.lastErrors')}</h3>
      {last.length === 0 ? (
        <p className="quiet-words">{text('staff.noErrors')}</p>
      ) : (
        <ul className="staff-errors">
          {last.map(({ at, words }, i) => (
            <li key={`${at} ${i}`}>
              <span className="number">{time.format(at)}</span> <code>{words}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
