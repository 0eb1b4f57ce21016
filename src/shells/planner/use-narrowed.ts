import { useEffect } from 'react'
import { useApp } from '../../app/use-app.ts'

/** Says, while a list stands there narrowed or sorted in a way that no link carries, that it does: whoever copies one is told. */
export function useNarrowed(name: string, isNarrowed: boolean): void {
  const { panels } = useApp()
  useEffect(() => {
    if (!isNarrowed) return undefined
    panels.setState(({ narrowed }) => ({ narrowed: [...narrowed, name] }))
    return () => panels.setState(({ narrowed }) => ({ narrowed: narrowed.filter((one) => one !== name) }))
  }, [panels, name, isNarrowed])
}
