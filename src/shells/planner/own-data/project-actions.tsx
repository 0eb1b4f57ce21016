import { Button } from '../../../ui/button.tsx'
import { useRef } from 'react'
import { useApp } from '../../../app/use-app.ts'
import type { OwnLayers } from '../../../session/own-layers.ts'
import { useOwnDataText } from './own-data-text.tsx'
import { saveProject } from './project.ts'

/** All that is the viewer's own, out as one file and in again. */
export function ProjectActions({ layers }: { readonly layers: OwnLayers }) {
  const app = useApp()
  const text = useOwnDataText()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        data-part="project-save"
        title={text('data.project.save.why')}
        onClick={() => void saveProject(app, layers)}
      >
        {text('data.project.save')}
      </Button>
      <Button aria-haspopup="dialog" onClick={() => input.current?.click()}>
        {text('data.project.open')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".zip"
        data-part="project-file"
        aria-label={text('data.project.open')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) app.panels.setState({ dialog: 'openProject', handedFiles: { files: [file], replaces: null } })
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
