import './add-data.css'
import { Button } from '../../../ui/button.tsx'
import { Suspense, use, useEffect, useRef } from 'react'
import { Dialog } from '../../../ui/dialog.tsx'
import { addToast } from '../../../app/panels.ts'
import { useApp, usePanels, useStageView } from '../../../app/use-app.ts'
import type { IntakeProgress } from '../../../own-layers/file-preview.ts'
import type { OwnLayers } from '../../../session/own-layers.ts'
import { AsSchedule } from './as-schedule.tsx'
import { cameraOnBounds } from '../search/place-camera.ts'
import { FileFaults } from './file-faults.tsx'
import { LayerPreview } from './layer-preview.tsx'
import { OwnDataMessages, useOwnDataText } from './own-data-text.tsx'
import { useAddData, type AddData } from './use-add-data.ts'

/** What the file dialog of a machine offers; whatever is chosen is told by what it holds, not by its name. */
const OFFERED =
  '.geojson,.json,.geojsonl,.ndjson,.csv,.tsv,.txt,.xlsx,.kml,.kmz,.gpx,.zip,.shp,.dbf,.shx,.prj,.cpg,.fgb,.parquet,.geoparquet,.gpkg'

/** Brings data of one's own into the twin: what the files are, before anything of them is added. */
export default function AddDataDialog() {
  return (
    <OwnDataMessages>
      <Suspense fallback={null}>
        <WithLayers />
      </Suspense>
    </OwnDataMessages>
  )
}

function WithLayers() {
  const { ownData } = useApp()
  return <AddDataPage layers={use(ownData.load())} />
}

function AddDataPage({ layers }: { readonly layers: OwnLayers }) {
  const { panels } = useApp()
  const text = useOwnDataText()
  const handed = usePanels((open) => open.handedFiles)
  const adding = useAddData(layers, handed?.replaces ?? null)
  const { open } = adding
  const close = (): void => panels.setState({ dialog: null, handedFiles: null })
  useEffect(() => {
    if (handed && handed.files.length > 0) open(handed.files)
  }, [handed, open])
  const finish = useFinish(adding, handed?.replaces ?? null, close)
  return (
    <Dialog
      className="add-data"
      data-part="add-data"
      title={text(handed?.replaces ? 'data.replace.title' : 'data.add.title')}
      onClose={close}
      isKept={adding.previews.length > 0}
      foot={adding.previews.length > 0 && <Foot adding={adding} onAdd={finish} onClose={close} />}
    >
      {adding.previews.length === 0 && !adding.work && <ChooseFiles onFiles={adding.open} />}
      <FileFaults faults={adding.faults} />
      {adding.faults.length > 0 && adding.previews.length === 0 && <AsSchedule files={adding.files} />}
      {adding.work && adding.previews.length === 0 && <Working work={adding.work} onCancel={adding.cancel} />}
      {adding.previews.length > 0 && <Previews adding={adding} />}
    </Dialog>
  )
}

/** Adds what was looked at, shows it, and says so. */
function useFinish(adding: AddData, replaces: string | null, close: () => void): () => Promise<void> {
  const { panels, ownData } = useApp()
  const view = useStageView()
  return async () => {
    const taken = await adding.take()
    if (!taken) return
    close()
    panels.setState({ ownData: true })
    ownData.view.setState({ layer: taken[0]?.id ?? null })
    const first = taken.find(({ geometry }) => geometry.bounds !== null)
    if (view && first?.geometry.bounds && replaces === null)
      view.flyTo(cameraOnBounds(first.geometry.bounds, view.camera()))
    addToast(panels, 'ownData.added', {
      count: String(taken.reduce((sum, { count }) => sum + count, 0)),
      name: taken.map(({ name }) => name).join('、'),
    })
  }
}

function ChooseFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const text = useOwnDataText()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="choose-files" data-part="choose-files">
      <p className="lead">{text('data.choose.lead')}</p>
      <p>
        <Button kind="solid" onClick={() => input.current?.click()}>
          {text('data.choose.button')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          data-part="data-files"
          aria-label={text('data.choose.button')}
          accept={OFFERED}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])]
            event.currentTarget.value = ''
            if (files.length > 0) onFiles(files)
          }}
        />
      </p>
      <p className="quiet-words">{text('data.choose.formats')}</p>
      <p className="quiet-words">{text('data.choose.private')}</p>
    </div>
  )
}

/** How far reading has come, and the way to end it. */
function Working({ work, onCancel }: { readonly work: IntakeProgress; readonly onCancel: () => void }) {
  const text = useOwnDataText()
  const percent = work.share === null ? undefined : Math.round(work.share * 100)
  const words = text('data.working', { step: text(`data.step.${work.step}`), file: work.file })
  return (
    <div className="data-working" data-part="data-working">
      <progress aria-label={words} max={100} value={percent} />
      <output>{words}</output>
      <Button data-part="data-cancel" onClick={onCancel}>
        {text('data.cancel')}
      </Button>
    </div>
  )
}

/** The layers that a set of files holds, one of them looked at. */
function Previews({ adding }: { readonly adding: AddData }) {
  const text = useOwnDataText()
  const { previews, shown, left } = adding
  const preview = previews.find(({ key }) => key === shown) ?? previews[0]!
  return (
    <>
      {previews.length > 1 && (
        <fieldset className="data-set" data-part="data-set">
          <legend>{text('data.set', { count: previews.length })}</legend>
          {previews.map(({ key, name, count }) => (
            <div key={key} data-shown={key === preview.key || undefined}>
              <label>
                <input
                  type="checkbox"
                  checked={!left.has(key)}
                  onChange={(event) => adding.leave(key, !event.target.checked)}
                />
                <span className="hidden-words">{text('data.set.take')}</span>
              </label>
              <button type="button" aria-pressed={key === preview.key} onClick={() => adding.show(key)}>
                {name} <span className="count">{count}</span>
              </button>
            </div>
          ))}
        </fieldset>
      )}
      <LayerPreview
        key={preview.key}
        preview={preview}
        choices={adding.choices.get(preview.key) ?? {}}
        onChoose={(choice) => adding.choose(preview.key, choice)}
        files={adding.files}
      />
    </>
  )
}

interface FootProps {
  readonly adding: AddData
  readonly onAdd: () => Promise<void>
  readonly onClose: () => void
}

/** What will be added, and the two ways out; while something is worked on, how far it has come. */
function Foot({ adding, onAdd, onClose }: FootProps) {
  const text = useOwnDataText()
  const taken = adding.previews.filter(({ key }) => !adding.left.has(key))
  const count = taken.reduce((sum, one) => sum + one.count, 0)
  return (
    <footer className="add-data-foot">
      {adding.work ? (
        <Working work={adding.work} onCancel={adding.cancel} />
      ) : (
        <>
          <p className="quiet-words">{text('data.private')}</p>
          <Button onClick={onClose}>{text('data.discard')}</Button>
          <Button kind="solid" data-part="data-take" disabled={count === 0} onClick={() => void onAdd()}>
            {text('data.take', { count })}
          </Button>
        </>
      )}
    </footer>
  )
}
