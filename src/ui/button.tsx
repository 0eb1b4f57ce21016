import './button.css'
import type { ComponentProps } from 'react'

interface ButtonProps extends ComponentProps<'button'> {
  /** What one came to do is solid; the rest is plain. */
  readonly kind?: 'plain' | 'solid'
}

/** A button with words in it; it submits nothing unless its `type` says so. */
export function Button({ kind = 'plain', className = '', ...button }: ButtonProps) {
  return <button type="button" className={`${kind}-button ${className}`.trim()} {...button} />
}
