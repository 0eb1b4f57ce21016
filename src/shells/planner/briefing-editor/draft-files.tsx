import { useState, type ChangeEvent } from 'react'
import { EMPTY_DRAFT } from '../../../story/edit-briefing.ts'
import type { FileFault } from '../../../intake/file-fault.ts'
import { saveText } from '../../../app/save-file.ts'
import { useWords, useWorld } from '../../../app/use-app.ts'
import { useDesk, useMakerText } from './editor-context.tsx'
import { readBriefingFile } from '../../../features/own-briefings/own-briefings.ts'

interface Loaded {
  readonly file: string
  readonly faults: readonly FileFault[]
}

/** Saves the briefing as a file, loads one in its place, or begins anew. */
export function DraftFiles() {
  const world = useWorld()
  const { desk, draft } = useDesk()
  const text = useMakerText()
  const words = useWords()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [asked, setAsked] = useState(false)

  const save = (): void =>
    saveText(`${draft.id}.briefing.json`, `${JSON.stringify(draft, null, 2)}\n`, 'application/json')
  const read = async (file: File): Promise<Loaded> => {
    const { draft: read, faults } = await readBriefingFile(world, file)
    if (read) desk.change(() => read)
    return { file: file.name, faults }
  }
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0]
    event.currentTarget.value = ''
    if (file) void read(file).then(setLoaded)
  }
  const discard = (): void => {
    desk.change(() => EMPTY_DRAFT)
    setAsked(false)
  }
  return (
    <div className="maker-files">
      <div className="maker-adds">
        <button type="button" className="plain-button" onClick={save}>
          {text('maker.save')}
        </button>
        {asked ? (
          <span className="maker-sure" role="alert">
            {text('maker.discardSure')}{' '}
            <button type="button" className="plain-button" onClick={discard}>
              {text('maker.discardYes')}
            </button>
            <button type="button" className="plain-button" onClick={() => setAsked(false)}>
              {text('maker.discardNo')}
            </button>
          </span>
        ) : (
          <button type="button" className="plain-button" onClick={() => setAsked(true)}>
            {text('maker.discard')}
          </button>
        )}
      </div>
      <label className="maker-load">
        <span>{text('maker.load')}</span>
        <input type="file" accept=".json,application/json" onChange={choose} />
        <small>{text('maker.loadNote')}</small>
      </label>
      <output>{loaded && loaded.faults.length === 0 ? text('maker.loaded', { file: loaded.file }) : ''}</output>
      {loaded && loaded.faults.length > 0 && (
        <div className="maker-faults" role="alert">
          <p>{text('maker.faults', { file: loaded.file })}</p>
          <ul>
            {loaded.faults.slice(0, 50).map(({ row, column, where, reason }) => (
              <li key={`${row} ${column} ${where} ${reason.en}`}>
                <b>{text('maker.at', { row, column, where })}</b> {words(reason)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
