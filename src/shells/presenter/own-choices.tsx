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

const MOST_FAULTS = 50

interface OwnChoicesProps {
  readonly own: readonly OwnBriefing[]
  readonly shipped: readonly Briefing[]
  readonly onOwn: () => Promise<void>
}

/** Briefings of the viewer's own: the one that is being made, those opened from files, and the ways to have more. */
export function OwnChoices({ own, shipped, onOwn }: OwnChoicesProps) {
  const world = useApp()
  const text = usePresentText()
  const words = useLocalized()
  const [told, setTold] = useState<{
    readonly file: string
    readonly faults: readonly FileFault[]
    readonly failed: Localizable | null
  } | null>(null)
  const make = (): void => {
    world.page.opened.setState({ briefingEditor: true })
    world.page.shell.setState({}, true)
  }
  const open = async (file: File): Promise<void> => {
    const { draft, faults } = await readBriefingFile(world, file)
    setTold({ file: file.name, faults, failed: draft ? keepOpened(draft, shipped) : null })
    await onOwn()
  }
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0]
    event.currentTarget.value = ''
    if (file) void open(file)
  }
  return (
    <section className="present-own" aria-labelledby="present-own-title">
      <h2 id="present-own-title">{text('present.own.title')}</h2>
      <p className="quiet-words">{text('present.own.lead')}</p>
      {own.length > 0 && (
        <ul className="present-choices">
          {own.map((one) => (
            <li key={one.id} className="present-choice" data-own={one.origin}>
              <h3>{words(one.name)}</h3>
              <p className="present-own-mark">
                <b>{text(`present.own.${one.origin}`)}</b> {text('present.own.unchecked')}
              </p>
              {one.briefing && words(one.briefing.statement) !== '' && <p>{words(one.briefing.statement)}</p>}
              {one.briefing && one.lacks.length > 0 && (
                <p className="quiet-words">{text('present.own.lacks', { count: one.lacks.length })}</p>
              )}
              {one.briefing ? (
                <BriefingWays briefing={one.briefing} />
              ) : (
                <div className="present-own-fault">
                  <WhyNot own={one} />
                </div>
              )}
              <p className="present-own-more">
                {(one.origin === 'made' || one.draft) && (
                  <button
                    type="button"
                    className="plain-button"
                    onClick={() => {
                      if (one.origin === 'opened') editOpened(one, shipped)
                      make()
                    }}
                  >
                    {text('present.own.edit')}
                  </button>
                )}
                {one.origin === 'opened' && <Forget id={one.id} onGone={onOwn} />}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="present-own-more">
        {!own.some(({ origin }) => origin === 'made') && (
          <button type="button" className="plain-button" onClick={make}>
            {text('present.own.make')}
          </button>
        )}
        <label className="present-own-open plain-button">
          {text('present.own.open')}
          <input type="file" accept=".json,application/json" onChange={choose} />
        </label>
      </p>
      <output>
        {told && told.faults.length === 0 && told.failed === null
          ? text('present.own.isOpen', { file: told.file })
          : ''}
      </output>
      {told && (told.faults.length > 0 || told.failed !== null) && (
        <div className="present-own-fault" role="alert">
          <p>
            {text(told.failed === null ? 'present.own.faults' : 'present.own.failed', {
              file: told.file,
              why: told.failed ? words(told.failed) : '',
            })}
          </p>
          <ul className="present-fault-lines">
            {told.faults.slice(0, MOST_FAULTS).map(({ row, column, where, reason }) => (
              <li key={`${row} ${column} ${where} ${words(reason)}`}>
                <b>{text('present.own.at', { row, column, where })}</b> {words(reason)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
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
    <button
      type="button"
      className="plain-button"
      onBlur={() => setAsked(false)}
      onClick={() => (asked ? forget() : setAsked(true))}
    >
      {text(asked ? 'present.own.forgetSure' : 'present.own.forget')}
    </button>
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
