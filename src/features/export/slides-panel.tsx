import { useState } from 'react'
import { useApp } from '../../app/use-app.ts'
import { BriefingFields } from './briefing-fields.tsx'
import type { TakenFile } from './job-progress.tsx'
import { SizeFields, type PictureSize } from './size-fields.tsx'
import { exportSlides } from './export-slides.ts'
import { savedOn } from '../../app/save-file.ts'
import { fileName } from '../../base/file-name.ts'
import { handOver, ExportForm } from './export-form.tsx'
import { useExportText } from './use-export-text.tsx'
import { useCaptionSource } from './use-caption-source.ts'
import { useContents, useShownContents } from './use-contents.ts'
import type { Job } from './use-job.ts'

/** Of the pictures on the slides. */
const SIZES = [
  { name: 'HD', width: 1280, height: 800 },
  { name: 'Full HD', width: 1920, height: 1200 },
  { name: '4K', width: 3840, height: 2400 },
] as const

/** A briefing as slides for PowerPoint and WPS. */
export function SlidesPanel({ job }: { readonly job: Job }) {
  const app = useApp()
  const text = useExportText()
  const source = useCaptionSource()
  const contents = useContents()
  const [what, setWhat] = useState(useShownContents())
  const [size, setSize] = useState<PictureSize>({ width: 1920, height: 1200 })
  const [file, setFile] = useState<TakenFile | null>(null)
  const chosen = contents.find(({ id }) => id === what) ?? contents[0]
  if (!chosen) return null
  const make = (): void =>
    job.run(
      (signal, tell) =>
        exportSlides(
          app,
          { ...source, own: chosen.own, city: app.city },
          { ...size, title: chosen.name, slides: chosen.slides },
          signal,
          tell,
        ),
      (blob) => {
        handOver({ blob, name: fileName([text('export.file.city'), chosen.name, savedOn()], 'pptx') }, setFile)
      },
    )
  return (
    <ExportForm job={job} file={file} label={text('export.make.slides')} onMake={make}>
      <BriefingFields contents={contents} chosen={chosen} onChoose={setWhat} />
      <SizeFields sizes={SIZES} size={size} onSize={setSize} />
      <p className="export-note">{text('export.slides.note')}</p>
    </ExportForm>
  )
}
