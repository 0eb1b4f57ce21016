import { useState } from 'react'
import { isoOf } from '../../base/day.ts'
import { fileName } from '../../base/file-name.ts'
import { useSession, useLocalized, useApp } from '../../app/use-app.ts'
import { TextField } from '../../ui/fields.tsx'
import { useCaptionSource } from './use-caption-source.ts'
import type { TakenFile } from './job-progress.tsx'
import { SizeFields, type PictureSize } from './size-fields.tsx'
import { renderPicture } from './render-picture.ts'
import { namesOfView } from './names-of-view.ts'
import { handOver, ExportForm } from './export-form.tsx'
import { useExportText } from './use-export-text.tsx'
import type { Job } from './use-job.ts'

const SIZES = [
  { name: 'HD', width: 1280, height: 720 },
  { name: 'Full HD', width: 1920, height: 1080 },
  { name: '4K', width: 3840, height: 2160 },
  { name: '8K', width: 7680, height: 4320 },
  { name: 'A4 300 dpi', width: 3508, height: 2480 },
  { name: 'A3 300 dpi', width: 4961, height: 3508 },
] as const

/** The view on the screen as a picture of a chosen size. */
export function PicturePanel({ job }: { readonly job: Job }) {
  const app = useApp()
  const text = useExportText()
  const words = useLocalized()
  const source = useCaptionSource()
  const selection = useSession((session) => session.selection)
  const entity = selection === null ? undefined : app.city.entityById.get(selection)
  const [title, setTitle] = useState(entity ? words(entity.name) : text('title'))
  const [size, setSize] = useState<PictureSize>({ width: 3840, height: 2160 })
  const [file, setFile] = useState<TakenFile | null>(null)

  const make = (): void => {
    const status = app.stage.getState()
    if (status.state !== 'ready') return
    const camera = status.view.camera()
    const names = namesOfView(app.store.getState(), source.scenarioName, text)
    const name = fileName([text('export.file.city'), ...names, isoOf(app.clock.day)], 'png')
    job.run(
      (signal) => renderPicture(app, source, { ...size, title, camera }, signal),
      (blob) => {
        handOver({ blob, name }, setFile)
      },
    )
  }
  return (
    <ExportForm job={job} file={file} label={text('export.make.picture')} onMake={make}>
      <TextField label={text('export.heading')} name="heading" value={title} maxLength={60} onChange={setTitle} />
      <SizeFields sizes={SIZES} size={size} onSize={setSize} />
    </ExportForm>
  )
}
