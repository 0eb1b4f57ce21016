import { use, useMemo, useState } from 'react'
import { FIRST_DAY, asDay, isoOf, parseDay, type Day } from '../../base/day.ts'
import { fileName } from '../../base/file-name.ts'
import { DateField, NumberField, SelectField, TextField } from '../../ui/fields.tsx'
import { useLanguage, useApp } from '../../app/use-app.ts'
import { filmOfDays, filmOfSlides, type FilmPart } from './film.ts'
import type { TakenFile } from './job-progress.tsx'
import { SizeFields, type PictureSize } from './size-fields.tsx'
import { exportVideo } from './export-video.ts'
import { namesOfView } from './names-of-view.ts'
import { savedOn } from '../../app/save-file.ts'
import { handOver, ExportForm } from './export-form.tsx'
import { useExportText } from './use-export-text.tsx'
import { useCaptionSource } from './use-caption-source.ts'
import { useContents, type Contents } from './use-contents.ts'
import type { Job } from './use-job.ts'
import { writableFormats, type VideoFormat } from './write-video.ts'

const SIZES = [
  { name: 'HD', width: 1280, height: 720 },
  { name: 'Full HD', width: 1920, height: 1080 },
  { name: '2K', width: 2560, height: 1440 },
  { name: '4K', width: 3840, height: 2160 },
] as const

/** What a size's encoders are asked once: formats by size. */
const asked = new Map<string, Promise<readonly VideoFormat[]>>()
function formatsFor(size: PictureSize): Promise<readonly VideoFormat[]> {
  const key = `${size.width}x${size.height}`
  const promise = asked.get(key) ?? writableFormats(size)
  asked.set(key, promise)
  return promise
}

/** A stretch of days as it stands in the fields: dates as YYYY-MM-DD, empty where what is typed is none. */
interface FilmDays {
  readonly title: string
  readonly from: string
  readonly to: string
  readonly seconds: number
  readonly orbit: boolean
}

/** A stretch of days, or a whole briefing, as a video. */
export function VideoPanel({ job }: { readonly job: Job }) {
  const { clock } = useApp()
  const text = useExportText()
  const contents = useContents()
  const [what, setWhat] = useState('days')
  const [size, setSize] = useState<PictureSize>({ width: 1920, height: 1080 })
  const even = useMemo(
    () => ({ width: size.width - (size.width % 2), height: size.height - (size.height % 2) }),
    [size],
  )
  const formats = use(formatsFor(even))
  const [format, setFormat] = useState<VideoFormat>('webm')
  const [perSecond, setPerSecond] = useState(30)
  const [days, setDays] = useState<FilmDays>({
    title: text('title'),
    from: isoOf(FIRST_DAY),
    to: isoOf(asDay(clock.end - 1)),
    seconds: 20,
    orbit: false,
  })
  const [file, setFile] = useState<TakenFile | null>(null)
  const written: VideoFormat = formats.includes(format) ? format : 'webm'
  const chosen = contents.find(({ id }) => id === what) ?? null
  const fault = chosen === null && spanOf(days, clock.end) === null ? text('export.days.fault') : null
  const make = useMakeVideo(job, { chosen, days, even, perSecond, format: written }, setFile)
  if (formats.length === 0) return <output className="export-progress">{text('export.fault.noEncoder')}</output>
  return (
    <ExportForm job={job} file={file} label={text('export.make.video')} disabled={fault !== null} onMake={make}>
      <SelectField
        label={text('export.what')}
        name="what"
        value={what}
        choices={[
          { value: 'days', label: text('export.what.days') },
          ...contents.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setWhat}
      />
      {chosen === null && <DaysFields days={days} onChange={setDays} />}
      <SizeFields sizes={SIZES} size={size} onSize={setSize} step={2} />
      <NumberField
        label={text('export.perSecond')}
        name="perSecond"
        min={1}
        max={60}
        value={String(perSecond || '')}
        onChange={(typed) => setPerSecond(Number(typed) || 0)}
      />
      <SelectField
        label={text('export.format')}
        name="format"
        value={written}
        choices={formats.map((name) => ({ value: name, label: name === 'webm' ? 'WebM' : 'MP4' }))}
        onChange={setFormat}
      />
      {!formats.includes('mp4') && <p className="export-note">{text('export.noMp4')}</p>}
      <p className="export-note">{fault ?? text('export.video.note')}</p>
    </ExportForm>
  )
}

interface DaysProps {
  readonly days: FilmDays
  readonly onChange: (days: FilmDays) => void
}

/** From which day to which, in how many seconds, and whether the camera goes around. */
function DaysFields({ days, onChange }: DaysProps) {
  const text = useExportText()
  const set = (part: Partial<FilmDays>): void => onChange({ ...days, ...part })
  const { clock } = useApp()
  const last = asDay(clock.end - 1)
  return (
    <>
      <TextField
        label={text('export.heading')}
        name="heading"
        value={days.title}
        maxLength={60}
        onChange={(title) => set({ title })}
      />
      <DateField
        label={text('export.from')}
        name="from"
        value={days.from}
        max={last}
        onChange={(from) => set({ from })}
      />
      <DateField label={text('export.to')} name="to" value={days.to} max={last} onChange={(to) => set({ to })} />
      <NumberField
        label={text('export.length')}
        name="seconds"
        min={1}
        max={600}
        value={String(days.seconds || '')}
        onChange={(typed) => set({ seconds: Number(typed) || 0 })}
      />
      <label className="export-check">
        <input
          type="checkbox"
          name="orbit"
          checked={days.orbit}
          onChange={(event) => set({ orbit: event.target.checked })}
        />
        {text('export.orbit')}
      </label>
    </>
  )
}

interface VideoChoices {
  /** The briefing that is filmed; null for a stretch of days. */
  readonly chosen: Contents | null
  readonly days: FilmDays
  readonly even: PictureSize
  readonly perSecond: number
  readonly format: VideoFormat
}

/** Films what is chosen from the camera that is shown, and hands the file over; does nothing while there is no map. */
function useMakeVideo(
  job: Job,
  { chosen, days, even, perSecond, format }: VideoChoices,
  keep: (file: TakenFile) => void,
): () => void {
  const app = useApp()
  const text = useExportText()
  const language = useLanguage()
  const source = useCaptionSource()
  return () => {
    const status = app.stage.getState()
    const span = spanOf(days, app.clock.end)
    if (status.state !== 'ready' || (chosen === null && span === null)) return
    const camera = status.view.camera()
    const session = app.store.getState()
    const names = chosen
      ? [chosen.name, savedOn()]
      : [...namesOfView(session, source.scenarioName, text), days.from, days.to]
    const name = fileName([text('export.file.city'), ...names], format)
    const parts: readonly FilmPart[] = chosen
      ? filmOfSlides(chosen.slides, session, language)
      : filmOfDays(session, camera, span!, days.seconds, days.orbit, days.title)
    job.run(
      (signal, tell) =>
        exportVideo(
          app,
          { ...source, own: chosen?.own ?? false },
          { ...even, perSecond, format, parts, composed: chosen !== null, camera },
          signal,
          tell,
        ),
      (blob) => handOver({ blob, name }, keep),
    )
  }
}

/** The days that stand in the fields; null where they are none, or the last comes before the first. */
function spanOf({ from, to }: FilmDays, end: Day): { readonly from: Day; readonly to: Day } | null {
  const [first, last] = [parseDay(from), endOf(to, end)]
  return first === undefined || last === undefined || last < first ? null : { from: first, to: last }
}

/** The last day of the plan is shown to its end. */
function endOf(iso: string, end: Day): Day | undefined {
  return iso === isoOf(asDay(end - 1)) ? end : parseDay(iso)
}
