import type { ReactNode } from 'react'

interface TabsProps<Name extends string> {
  /** What they are tabs of. */
  readonly label: string
  readonly tabs: readonly Name[]
  readonly current: Name
  readonly onChoose: (name: Name) => void
  /** What stands on each. */
  readonly children: (name: Name) => ReactNode
  readonly className?: string
  readonly 'data-part'?: string
  readonly disabled?: boolean
}

/** The views of a panel, of which one is shown; those that are their own page are named so. */
export function Tabs<Name extends string>({
  label,
  tabs,
  current,
  onChoose,
  children,
  className,
  'data-part': part,
  disabled = false,
}: TabsProps<Name>) {
  return (
    <nav className={className} data-part={part} aria-label={label}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          data-tab={name}
          aria-current={current === name ? 'page' : undefined}
          disabled={disabled}
          onClick={() => onChoose(name)}
        >
          {children(name)}
        </button>
      ))}
    </nav>
  )
}
