import { use, useMemo, useState } from 'react'
import { FIRST_DAY, HORIZON_DAY, asDay, parseDay, type Day } from '../../base/day.ts'
import { fileName } from '../../base/file-name.ts'
import { useTypedDate } from '../../ui/typed-date.ts'
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
import { useContents } from './use-contents.ts'
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

/** A stretch of days, or a whole briefing, as a video. */
export function VideoPanel({ job }: { readonly job: Job }) {
  const world = useApp()
  const text = useExportText()
  const language = useLanguage()
  const source = useCaptionSource()
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
  const [seconds, setSeconds] = useState(20)
  const [from, setFrom] = useState('2021-11-01')
  const [to, setTo] = useState('2025-12-31')
  const [orbit, setOrbit] = useState(false)
  const [title, setTitle] = useState(text('title'))
  const [file, setFile] = useState<TakenFile | null>(null)
  const written: VideoFormat = formats.includes(format) ? format : 'webm'
  const chosen = contents.find(({ id }) => id === what)
  const days = { from: parseDay(from), to: endOf(to) }
  const fault =
    !chosen && (days.from === undefined || days.to === undefined || days.to < days.from)
      ? text('export.days.fault')
      : null

  const make = (): void => {
    const status = world.stage.getState()
    if (status.state !== 'ready' || fault !== null) return
    const camera = status.view.camera()
    const session = world.store.getState()
    const told = chosen ? [chosen.name, savedOn()] : [...namesOfView(session, source.scenarioName, text), from, to]
    const name = fileName([text('export.file.city'), ...told], written)
    const parts: readonly FilmPart[] = chosen
      ? filmOfSlides(chosen.slides, session, language)
      : filmOfDays(session, camera, { from: days.from!, to: days.to! }, seconds, orbit, title)
    job.run(
      (signal, tell) =>
        exportVideo(
          world,
          { ...source, own: chosen?.own ?? false },
          { ...even, perSecond, format: written, parts, composed: chosen !== undefined, camera },
          signal,
          tell,
        ),
      (blob) => handOver({ blob, name }, setFile),
    )
  }
  if (formats.length === 0) return <output className="export-progress">{text('export.fault.noEncoder')}</output>
  return (
    <ExportForm job={job} file={file} label={text('export.make.video')} disabled={fault !== null} onMake={make}>
      <label>
        <span>{text('export.what')}</span>
        <select name="what" value={what} onChange={(event) => setWhat(event.target.value)}>
          <option value="days">{text('export.what.days')}</option>
          {contents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {!chosen && (
        <>
          <label>
            <span>{text('export.heading')}</span>
            <input
              type="text"
              name="heading"
              value={title}
              maxLength={60}
              onChange={(event) => setTitle(event.target.value)}
            />
          </label>
          <FilmDay name="from" label={text('export.from')} value={from} onChange={setFrom} />
          <FilmDay name="to" label={text('export.to')} value={to} onChange={setTo} />
          <label>
            <span>{text('export.length')}</span>
            <input
              type="number"
              name="seconds"
              required
              min={1}
              max={600}
              value={seconds || ''}
              onChange={(event) => setSeconds(event.target.valueAsNumber || 0)}
            />
          </label>
          <label className="export-check">
            <input type="checkbox" name="orbit" checked={orbit} onChange={(event) => setOrbit(event.target.checked)} />
            {text('export.orbit')}
          </label>
        </>
      )}
      <SizeFields sizes={SIZES} size={size} onSize={setSize} step={2} />
      <label>
        <span>{text('export.perSecond')}</span>
        <input
          type="number"
          name="perSecond"
          required
          min={1}
          max={60}
          value={perSecond || ''}
          onChange={(event) => setPerSecond(event.target.valueAsNumber || 0)}
        />
      </label>
      <label>
        <span>{text('export.format')}</span>
        <select
          name="format"
          value={written}
          onChange={(event) => setFormat(event.target.value === 'mp4' ? 'mp4' : 'webm')}
        >
          {formats.map((name) => (
            <option key={name} value={name}>
              {name === 'webm' ? 'WebM' : 'MP4'}
            </option>
          ))}
        </select>
      </label>
      {!formats.includes('mp4') && <p className="export-note">{text('export.noMp4')}</p>}
      <p className="export-note">{fault ?? text('export.video.note')}</p>
    </ExportForm>
  )
}

/** The first or last day of a film: an empty text where what stands in the field is none. */
function FilmDay({
  name,
  label,
  value,
  onChange,
}: {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { fault, props } = useTypedDate({
    min: FIRST_DAY,
    max: asDay(HORIZON_DAY - 1),
    onTake: onChange,
    onRefuse: () => onChange(''),
  })
  return (
    <label>
      <span>{label}</span>
      <input type="date" name={name} required defaultValue={value} {...props} />
      {fault !== undefined && (
        <small className="date-fault" role="alert">
          {fault}
        </small>
      )}
    </label>
  )
}

/** The last day of the plan is shown to its end. */
function endOf(iso: string): Day | undefined {
  return iso === '2025-12-31' ? HORIZON_DAY : parseDay(iso)
}
