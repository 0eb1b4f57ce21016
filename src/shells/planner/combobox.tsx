/* oxlint-disable jsx-a11y/prefer-tag-over-role --
   a combobox with a listbox: the input keeps the focus and its keys move among the options (aria-activedescendant). */
import type { KeyboardEvent, ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'

interface ComboboxProps {
  readonly id: string
  /** A search field has a button that empties it. */
  readonly type: 'search' | 'text'
  readonly label: string
  readonly value: string
  /** The list of options, and the one that the keys are at. */
  readonly listId: string
  readonly activeId: string | undefined
  readonly isExpanded: boolean
  readonly onChange: (value: string) => void
  /** Keys that an input method takes for a word of its own are not heard. */
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** Behind the field. */
  readonly children: ReactNode
}

/** A field to search in, over a list that stands elsewhere. */
export function Combobox({
  id,
  type,
  label,
  value,
  listId,
  activeId,
  isExpanded,
  onChange,
  onKeyDown,
  children,
}: ComboboxProps) {
  return (
    <label className="search" data-part="search">
      <Icon name="search" />
      <span className="hidden-words">{label}</span>
      <input
        id={id}
        type={type}
        role="combobox"
        aria-expanded={isExpanded}
        aria-controls={listId}
        aria-activedescendant={activeId}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing) onKeyDown(event)
        }}
      />
      {children}
    </label>
  )
}

/** To which option, by its place in the list, an arrow or a page key goes from one (-1 for none); undefined for other keys. */
export function optionAfter(key: string, at: number, count: number, page: number): number | undefined {
  return {
    ArrowDown: Math.min(at + 1, count - 1),
    ArrowUp: Math.max(at - 1, 0),
    PageDown: Math.min(at + page, count - 1),
    PageUp: Math.max(at - page, 0),
  }[key]
}
