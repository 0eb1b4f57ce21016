import { Button } from '../../../ui/button.tsx'
import { useApp } from '../../../app/use-app.ts'
import { useOwnDataText } from './own-data-text.tsx'

/** A table whose rows have no place may be a schedule: the way to where schedules are read. */
export function AsSchedule({ files }: { readonly files: readonly File[] }) {
  const { panels } = useApp()
  const text = useOwnDataText()
  const [file] = files
  if (!file || files.length > 1 || !/\.(csv|tsv|txt|xlsx|json)$/i.test(file.name)) return null
  return (
    <p className="as-schedule">
      {text('data.schedule')}{' '}
      <Button
        data-part="data-as-schedule"
        onClick={() => panels.setState({ dialog: null, handedFiles: null, results: 'share', handedSchedule: file })}
      >
        {text('data.schedule.open')}
      </Button>
    </p>
  )
}
