import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'children' | 'title'> {
  readonly icon: IconName
  /** The button's name, for the ear; under the pointer too, unless `hint` is shorter. */
  readonly label: string
  readonly hint?: string
}

/** A round button that is an icon alone. */
export function IconButton({ icon, label, hint = label, className = '', ...button }: IconButtonProps) {
  return (
    <button type="button" className={`round-button ${className}`.trim()} aria-label={label} title={hint} {...button}>
      <Icon name={icon} />
    </button>
  )
}
