import './file-drop.css'
import { useEffect, useState } from 'react'
import { useApp, useText, type AppContextValue } from '../../app/use-app.ts'
import { Icon } from '../../ui/icon.tsx'

/** Beyond this no scenario or briefing is looked for in a file. */
const LARGEST_TEXT = 20_000_000

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Takes files that are dropped anywhere on the planner to where files of their kind are read. */
export function FileDrop() {
  const { panels, baseMap } = useApp()
  const text = useText()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      // Without this the browser would open the file in the page's place.
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      setOver(false)
      // Taken already, by a part of the page that reads files of its own.
      if (event.defaultPrevented) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) void openFiles({ panels, baseMap }, files)
    }
    addEventListener('dragenter', enter)
    addEventListener('dragover', enter)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragenter', enter)
      removeEventListener('dragover', enter)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [panels, baseMap])
  return over ? (
    <div className="file-drop" data-part="file-drop" aria-hidden="true">
      <p className="panel">
        <Icon name="take" /> {text('ownData.drop')}
      </p>
    </div>
  ) : null
}

/** A file's kind decides: a project, a base map, a schedule or a scenario, else data of one's own. */
async function openFiles(
  { panels, baseMap }: Pick<AppContextValue, 'panels' | 'baseMap'>,
  files: readonly File[],
): Promise<void> {
  const [first] = files
  if (!first) return
  if (/\.pmtiles$/i.test(first.name)) {
    panels.setState({ dialog: null, dock: 'layers' })
    return baseMap.open(first)
  }
  if (/\.twin\.zip$/i.test(first.name))
    panels.setState({ dialog: 'openProject', handedFiles: { files: [first], replaces: null } })
  else if (files.length === 1 && (await isSchedule(first)))
    panels.setState({ dialog: null, results: 'share', handedSchedule: first })
  else panels.setState({ dialog: 'addData', handedFiles: { files, replaces: null } })
}

/** Whether a file is for the place where schedules and scenarios are read. A table may be either: the preview of data asks. */
async function isSchedule(file: File): Promise<boolean> {
  if (/\.(xml|mpp|mpx|xer)$/i.test(file.name)) return true
  if (!/\.json$/i.test(file.name) || file.size > LARGEST_TEXT) return false
  const { isScenarioText } = await import('../../intake/name-file.ts')
  return isScenarioText(file.name, new Uint8Array(await file.arrayBuffer()))
}
