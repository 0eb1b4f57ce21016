import { useEffect, useState } from 'react'
import { useApp } from '../../app/use-app.ts'
import { BriefingFields } from './briefing-fields.tsx'
import { footWords } from './caption.ts'
import { Handout } from './handout.tsx'
import { sheetsOf } from './sheets.ts'
import { renderSheetPictures } from './render-sheet-pictures.ts'
import { ExportForm } from './export-form.tsx'
import { useExportText } from './use-export-text.tsx'
import { useCaptionSource } from './use-caption-source.ts'
import { useContents, useShownContents } from './use-contents.ts'
import type { Job } from './use-job.ts'

/** Of each picture, in pixels: 150 dots an inch across a page of A4. */
const PICTURE = { width: 1240, height: 900 } as const

/** A briefing as pages to print, or to save as PDF with the browser's own print. */
export function HandoutPanel({ job }: { readonly job: Job }) {
  const app = useApp()
  const text = useExportText()
  const source = useCaptionSource()
  const contents = useContents()
  const [what, setWhat] = useState(useShownContents())
  const [withNotes, setWithNotes] = useState(false)
  /** Addresses of the pictures, in the order of the slides; null while no handout lies open. */
  const [pictures, setPictures] = useState<readonly string[] | null>(null)
  useEffect(() => () => pictures?.forEach((url) => URL.revokeObjectURL(url)), [pictures])
  const chosen = contents.find(({ id }) => id === what) ?? contents[0]
  if (!chosen) return null
  const make = (): void =>
    job.run(
      (signal, tell) => renderSheetPictures(app, { ...PICTURE, slides: chosen.slides }, signal, tell),
      (blobs) => setPictures(blobs.map((blob) => URL.createObjectURL(blob))),
    )
  return (
    <>
      <ExportForm job={job} file={null} label={text('export.make.handout')} onMake={make}>
        <BriefingFields contents={contents} chosen={chosen} onChoose={setWhat} />
        <label className="export-check">
          <input
            type="checkbox"
            name="notes"
            checked={withNotes}
            onChange={(event) => setWithNotes(event.target.checked)}
          />
          {text('export.withNotes')}
        </label>
        <p className="export-note">{text('export.handout.note')}</p>
      </ExportForm>
      {pictures && (
        <Handout
          title={chosen.name}
          statement={chosen.statement}
          sheets={sheetsOf(chosen.slides, { ...source, city: app.city })}
          pictures={pictures}
          withNotes={withNotes}
          foot={footWords({ ...source, own: chosen.own })}
          onClose={() => setPictures(null)}
        />
      )}
    </>
  )
}
