import { Button } from '../../../ui/button.tsx'
import { Suspense, use, useEffect, useState } from 'react'
import { addToast } from '../../../app/panels.ts'
import { useApp, useLocalized, usePanels } from '../../../app/use-app.ts'
import type { FileFault } from '../../../intake/file-fault.ts'
import type { ReadProject } from '../../../intake/read-project.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { FileFaults } from './file-faults.tsx'
import { OwnDataMessages, useOwnDataText } from './own-data-text.tsx'
import { openProject } from './project.ts'

type Read = { readonly project: ReadProject | null; readonly faults: readonly FileFault[] }

/** What a project file holds, before any of it is taken in. */
export default function OpenProjectDialog() {
  return (
    <OwnDataMessages>
      <Suspense fallback={null}>
        <ProjectPage />
      </Suspense>
    </OwnDataMessages>
  )
}

async function readFile(file: File): Promise<Read> {
  const { readProject } = await import('../../../intake/read-project.ts')
  const read = readProject(file.name, new Uint8Array(await file.arrayBuffer()))
  return read.ok ? { project: read.value, faults: read.value.faults } : { project: null, faults: read.errors }
}

function ProjectPage() {
  const app = useApp()
  const { panels, ownData } = app
  const text = useOwnDataText()
  const words = useLocalized()
  const layers = use(ownData.load())
  const file = usePanels((open) => open.handedFiles?.files[0])
  const [read, setRead] = useState<Read | null>(null)
  const close = (): void => panels.setState({ dialog: null, handedFiles: null })
  useEffect(() => {
    let gone = false
    if (file)
      void readFile(file).then((done) => {
        if (!gone) setRead(done)
      })
    return () => {
      gone = true
    }
  }, [file])
  const take = async (project: ReadProject): Promise<void> => {
    const { faults, ...counts } = await openProject(app, layers, project)
    if (faults.length > project.faults.length) return setRead({ project: null, faults })
    close()
    panels.setState({ ownData: true })
    addToast(panels, 'ownData.projectOpened', {
      layers: String(counts.layers),
      scenarios: String(counts.scenarios),
      briefings: String(counts.briefings),
      records: String(counts.records),
    })
  }
  return (
    <Dialog title={text('data.project.title')} onClose={close}>
      <div className="open-project" data-part="open-project">
        {!read && <p aria-busy="true">{text('data.project.reading')}</p>}
        {read?.project && (
          <>
            <p className="lead">{text('data.project.holds', { file: read.project.file })}</p>
            <ul>
              {read.project.layers.map(({ layer, name }) => (
                <li key={layer.id}>{text('data.project.layer', { name, count: layer.count })}</li>
              ))}
              {read.project.scenarios.map(({ scenario }) => (
                <li key={scenario.id}>{text('data.project.scenario', { name: words(scenario.name) })}</li>
              ))}
              {read.project.briefings.map(({ path }) => (
                <li key={path}>{text('data.project.briefing', { name: path.split('/').at(-1) ?? path })}</li>
              ))}
              {read.project.records.map(({ path }) => (
                <li key={path}>{text('data.project.record', { name: path.split('/').at(-1) ?? path })}</li>
              ))}
            </ul>
            <p className="quiet-words">{text('data.project.keeps')}</p>
            <p>
              <Button kind="solid" data-part="project-take" onClick={() => void take(read.project!)}>
                {text('data.project.take')}
              </Button>
            </p>
          </>
        )}
        <FileFaults faults={read?.faults ?? []} />
      </div>
    </Dialog>
  )
}
