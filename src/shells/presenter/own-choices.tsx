import type { Localizable } from '../../messages/message.ts'
import { useState, type ChangeEvent } from 'react'
import type { FileFault } from '../../intake/file-fault.ts'
import type { Briefing } from '../../story/schema.ts'
import {
  editOpened,
  forgetOpened,
  keepOpened,
  readBriefingFile,
  type OwnBriefing,
} from '../../features/own-briefings/own-briefings.ts'
import { useLocalized, useApp } from '../../app/use-app.ts'
import { BriefingWays } from './briefing-links.tsx'
import { usePresentText } from './presenter-context.tsx'
import { Button } from '../../ui/button.tsx'

const MOST_FAULTS = 50

interface OwnChoicesProps {
  readonly own: readonly OwnBriefing[]
  readonly shipped: readonly Briefing[]
  readonly onOwn: () => Promise<void>
}

/** What came of opening a file. */
interface OpenedFile {
  readonly file: string
  readonly faults: readonly FileFault[]
  readonly failed: Localizable | null
}

/** Briefings of the viewer's own: the one that is being made, those opened from files, and the ways to have more. */
export function OwnChoices({ own, shipped, onOwn }: OwnChoicesProps) {
  const services = useApp()
  const text = usePresentText()
  const [opened, setOpened] = useState<OpenedFile | null>(null)
  const make = (): void => {
    services.page.opened.setState({ briefingEditor: true })
    services.page.shell.setState({}, true)
  }
  const open = async (file: File): Promise<void> => {
    const { draft, faults } = await readBriefingFile(services, file)
    setOpened({ file: file.name, faults, failed: draft ? keepOpened(draft, shipped) : null })
    await onOwn()
  }
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0]
    event.currentTarget.value = ''
    if (file) void open(file)
  }
  const isOpen = opened !== null && opened.faults.length === 0 && opened.failed === null
  return (
    <section className="present-own" data-part="present-own" aria-labelledby="present-own-title">
      <h2 id="present-own-title">{text('present.own.title')}</h2>
      <p className="quiet-words">{text('present.own.lead')}</p>
      {own.length > 0 && (
        <ul className="present-choices" data-part="present-choices">
          {own.map((one) => (
            <OwnChoice key={one.id} own={one} shipped={shipped} onOwn={onOwn} onMake={make} />
          ))}
        </ul>
      )}
      <p className="present-own-more">
        {!own.some(({ origin }) => origin === 'made') && <Button onClick={make}>{text('present.own.make')}</Button>}
        <label className="present-own-open plain-button">
          {text('present.own.open')}
          <input type="file" accept=".json,application/json" onChange={choose} />
        </label>
      </p>
      <output>{isOpen ? text('present.own.isOpen', { file: opened.file }) : ''}</output>
      {opened && !isOpen && <NotOpened opened={opened} />}
    </section>
  )
}

function OwnChoice({
  own,
  shipped,
  onOwn,
  onMake,
}: Pick<OwnChoicesProps, 'shipped' | 'onOwn'> & { readonly own: OwnBriefing; readonly onMake: () => void }) {
  const text = usePresentText()
  const words = useLocalized()
  const { id, name, origin, briefing, lacks, draft } = own
  return (
    <li className="present-choice" data-part="present-choice" data-own={origin}>
      <h3>{words(name)}</h3>
      <p className="present-own-mark" data-part="present-own-mark">
        <b>{text(`present.own.${origin}`)}</b> {text('present.own.unchecked')}
      </p>
      {briefing && words(briefing.statement) !== '' && <p>{words(briefing.statement)}</p>}
      {briefing && lacks.length > 0 && (
        <p className="quiet-words">{text('present.own.lacks', { count: lacks.length })}</p>
      )}
      {briefing ? (
        <BriefingWays briefing={briefing} />
      ) : (
        <div className="present-own-fault">
          <WhyNot own={own} />
        </div>
      )}
      <p className="present-own-more">
        {(origin === 'made' || draft) && (
          <Button
            onClick={() => {
              if (origin === 'opened') editOpened(own, shipped)
              onMake()
            }}
          >
            {text('present.own.edit')}
          </Button>
        )}
        {origin === 'opened' && <Forget id={id} onGone={onOwn} />}
      </p>
    </li>
  )
}

/** Why a file was not taken, line by line. */
function NotOpened({ opened: { file, faults, failed } }: { readonly opened: OpenedFile }) {
  const text = usePresentText()
  const words = useLocalized()
  return (
    <div className="present-own-fault" role="alert">
      <p>
        {text(failed === null ? 'present.own.faults' : 'present.own.failed', {
          file,
          why: failed ? words(failed) : '',
        })}
      </p>
      <ul className="present-fault-lines">
        {faults.slice(0, MOST_FAULTS).map(({ row, column, where, reason }) => (
          <li key={`${row} ${column} ${where} ${words(reason)}`}>
            <b>{text('present.own.at', { row, column, where })}</b> {words(reason)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Removes an opened briefing from this browser, asked twice: its file may be gone. */
function Forget({ id, onGone }: { readonly id: string; readonly onGone: () => Promise<void> }) {
  const text = usePresentText()
  const [asked, setAsked] = useState(false)
  const forget = (): void => {
    forgetOpened(id)
    void onGone()
  }
  return (
    <Button onBlur={() => setAsked(false)} onClick={() => (asked ? forget() : setAsked(true))}>
      {text(asked ? 'present.own.forgetSure' : 'present.own.forget')}
    </Button>
  )
}

/** Why a briefing of the viewer's own cannot be shown. */
export function WhyNot({ own: { name, faults } }: { readonly own: OwnBriefing }) {
  const text = usePresentText()
  const words = useLocalized()
  if (faults.length === 0) return <p>{text('present.own.empty', { name: words(name) })}</p>
  return (
    <>
      <p>{text('present.own.damaged', { name: words(name) })}</p>
      <ul className="present-fault-lines">
        {faults.slice(0, MOST_FAULTS).map(({ path, reason }) => (
          <li key={`${path} ${words(reason)}`}>
            {path !== '' && <b>{path} </b>}
            {words(reason)}
          </li>
        ))}
      </ul>
    </>
  )
}
