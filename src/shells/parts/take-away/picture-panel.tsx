import { useState } from 'react'
import { isoOf } from '../../../base/day.ts'
import { assertDefined } from '../../../base/assert.ts'
import { stageScale } from '../../../stage/stage-scale.ts'
import { useSession, useWords, useWorld } from '../use-world.ts'
import { useCaptionSource } from './use-caption-source.ts'
import { bandHeight } from './draw-caption.ts'
import { JobProgress, type TakenFile } from './job-progress.tsx'
import { saveFile } from './save-file.ts'
import { takePicture } from './take-picture.ts'
import { useTakeText } from './take-words.tsx'
import type { Job } from './use-job.ts'

const SIZES = [
  { name: 'HD', width: 1280, height: 720 },
  { name: 'Full HD', width: 1920, height: 1080 },
  { name: '4K', width: 3840, height: 2160 },
  { name: '8K', width: 7680, height: 4320 },
  { name: 'A4 300 dpi', width: 3508, height: 2480 },
  { name: 'A3 300 dpi', width: 4961, height: 3508 },
] as const

/** Pixels along a side that are taken. */
const LEAST = 320
const MOST = 7680

/** The view on the screen as a picture of a chosen size. */
export function PicturePanel({ job: { job, run, cancel } }: { readonly job: Job }) {
  const world = useWorld()
  const text = useTakeText()
  const words = useWords()
  const source = useCaptionSource()
  const selection = useSession((session) => session.selection)
  const entity = selection === null ? undefined : world.city.entityById.get(selection)
  const [title, setTitle] = useState(entity ? words(entity.name) : text('title'))
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>({ width: 3840, height: 2160 })
  const [file, setFile] = useState<TakenFile | null>(null)
  const chosen = SIZES.findIndex(({ width, height }) => width === size.width && height === size.height)
  const fits = [size.width, size.height].every((side) => side >= LEAST / 2 && side <= MOST)

  const make = (): void => {
    const status = world.stage.getState()
    if (status.state !== 'ready') return
    const camera = status.view.camera()
    run(
      (signal) => takePicture(world, source, { ...size, title, camera, cssHeight: cssHeightFor(size) }, signal),
      (blob) => {
        const taken = { blob, name: `${text('take.file.picture', { day: isoOf(world.clock.day) })}.png` }
        setFile(taken)
        saveFile(taken.blob, taken.name)
      },
    )
  }
  return (
    <form
      className="take-form"
      onSubmit={(event) => {
        event.preventDefault()
        make()
      }}
    >
      <fieldset disabled={job.state === 'running'}>
        <label>
          <span>{text('take.heading')}</span>
          <input type="text" name="heading" value={title} maxLength={60} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label>
          <span>{text('take.size')}</span>
          <select name="size" value={chosen} onChange={(event) => setSize(SIZES[Number(event.target.value)] ?? size)}>
            {SIZES.map(({ name, width, height }, at) => (
              <option key={name} value={at}>{`${name} · ${width} × ${height}`}</option>
            ))}
            {chosen < 0 && <option value={-1}>{text('take.size.own')}</option>}
          </select>
        </label>
        <label>
          <span>{text('take.width')}</span>
          <input type="number" name="width" required min={LEAST / 2} max={MOST} value={size.width || ''} onChange={(event) => setSize({ ...size, width: Math.round(event.target.valueAsNumber) || 0 })} />
        </label>
        <label>
          <span>{text('take.height')}</span>
          <input type="number" name="height" required min={LEAST / 2} max={MOST} value={size.height || ''} onChange={(event) => setSize({ ...size, height: Math.round(event.target.valueAsNumber) || 0 })} />
        </label>
        <button type="submit" className="take-make" disabled={!fits}>
          {text('take.make.picture')}
        </button>
      </fieldset>
      <JobProgress job={job} file={file} onCancel={cancel} />
    </form>
  )
}

/** CSS pixels of the screen that the picture's map stands for: at least what is on the screen is in it, at the same scale. */
function cssHeightFor({ width, height }: { readonly width: number; readonly height: number }): number {
  const { clientWidth, clientHeight } = assertDefined(document.getElementById('stage') ?? undefined, '#stage')
  const scale = stageScale(clientWidth, clientHeight)
  const shape = width / (height - bandHeight(width, height, false))
  return Math.round(Math.max(clientHeight, clientWidth / shape) / scale)
}
