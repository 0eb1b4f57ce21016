import type { SystemId } from '../../../facts/schema.ts'
import { useLocalized } from '../../../app/use-app.ts'
import { useSystems } from '../../../features/systems/systems-context.tsx'
import { useCockpitText } from './cockpit-text.ts'

interface SystemSelectProps {
  readonly value: string
  /** Systems that there is something of. */
  readonly ids: ReadonlySet<SystemId>
  readonly onSystem: (id: string | null) => void
}

/** Narrows a list to one system, or to none. */
export function SystemSelect({ value, ids, onSystem }: SystemSelectProps) {
  const { systems } = useSystems()
  const text = useCockpitText()
  const words = useLocalized()
  return (
    <select
      aria-label={text('pairs.filterSystem')}
      value={value}
      onChange={({ target }) => onSystem(target.value === '' ? null : target.value)}
    >
      <option value="">{text('pairs.allSystems')}</option>
      {systems
        .filter(({ id }) => ids.has(id))
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {words(name)}
          </option>
        ))}
    </select>
  )
}
