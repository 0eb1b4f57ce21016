import { copyBriefingLink } from '../share-view.ts'
import { toastWords } from '../toast-words.ts'
import { slidesOfDraft } from '../../../story/edit-briefing.ts'
import { useState, type ChangeEvent } from 'react'
import { EMPTY_DRAFT } from '../../../story/edit-briefing.ts'
import type { FileFault } from '../../../intake/file-fault.ts'
import type { Draft } from '../../../story/draft.ts'
import { fileName } from '../../../base/file-name.ts'
import { savedOn, saveText } from '../../../app/save-file.ts'
import { useLocalized, useApp, useText } from '../../../app/use-app.ts'
import { useDraft, useEditorText } from './editor-context.tsx'
import { readBriefingFile } from '../../../features/own-briefings/own-briefings.ts'
import { Button } from '../../../ui/button.tsx'

interface Loaded {
  readonly file: string
  readonly faults: readonly FileFault[]
}

const saveDraft = (draft: Draft, name: string): void =>
  saveText(
    fileName([name || draft.id, savedOn()], 'briefing.json'),
    `${JSON.stringify(draft, null, 2)}\n`,
    'application/json',
  )

/** Saves the briefing as a file, loads one in its place, or begins anew. */
export function DraftFiles() {
  const app = useApp()
  const { drafts, draft } = useDraft()
  const text = useEditorText()
  const common = useText()
  const words = useLocalized()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [asked, setAsked] = useState(false)
  const [link, setLink] = useState('')

  const copyLink = async (): Promise<void> => {
    const made = await copyBriefingLink(app, draft)
    if (made === null) return setLink(text('editor.linkTooLarge'))
    const lacks = made.lacks.map((lack) => toastWords(common, words, lack))
    setLink([made.copied ? text('editor.linkCopied') : common('share.failed'), ...lacks].join(' '))
  }
  const read = async (file: File): Promise<Loaded> => {
    const { draft: read, faults } = await readBriefingFile(app, file)
    if (read) drafts.change(() => read)
    return { file: file.name, faults }
  }
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0]
    event.currentTarget.value = ''
    if (file) void read(file).then(setLoaded)
  }
  const discard = (): void => {
    drafts.change(() => EMPTY_DRAFT)
    setAsked(false)
  }
  return (
    <div className="briefing-editor-files">
      <div className="briefing-editor-adds">
        <Button onClick={() => saveDraft(draft, words(draft.name))}>{text('editor.save')}</Button>
        {slidesOfDraft(draft).length > 0 && <Button onClick={() => void copyLink()}>{text('editor.link')}</Button>}
        {asked ? (
          <span className="briefing-editor-sure" role="alert">
            {text('editor.discardSure')} <Button onClick={discard}>{text('editor.discardYes')}</Button>
            <Button onClick={() => setAsked(false)}>{text('editor.discardNo')}</Button>
          </span>
        ) : (
          <Button onClick={() => setAsked(true)}>{text('editor.discard')}</Button>
        )}
      </div>
      <output>{link}</output>
      <label className="briefing-editor-load" data-part="briefing-editor-load">
        <span>{text('editor.load')}</span>
        <input type="file" accept=".json,application/json" onChange={choose} />
        <small>{text('editor.loadNote')}</small>
      </label>
      <output>{loaded && loaded.faults.length === 0 ? text('editor.loaded', { file: loaded.file }) : ''}</output>
      {loaded && loaded.faults.length > 0 && <DraftFaults loaded={loaded} />}
    </div>
  )
}

/** What a file lacks to be a briefing, line by line. */
function DraftFaults({ loaded: { file, faults } }: { readonly loaded: Loaded }) {
  const text = useEditorText()
  const words = useLocalized()
  return (
    <div className="briefing-editor-faults" data-part="briefing-editor-faults" role="alert">
      <p>{text('editor.faults', { file })}</p>
      <ul>
        {faults.slice(0, 50).map(({ row, column, where, reason }) => (
          <li key={`${row} ${column} ${where} ${words(reason)}`}>
            <b>{text('editor.at', { row, column, where })}</b> {words(reason)}
          </li>
        ))}
      </ul>
    </div>
  )
}
