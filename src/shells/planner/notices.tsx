import { useEffect } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { removeToast, type Toast } from '../../app/panels.ts'
import { useOpen, useText, useWorld } from '../../app/use-app.ts'

/** How long a passing message stays, in milliseconds. */
const STAYS_MS = 4500

/** Short messages: what was done, or which part of the address could not be read. */
export function Notices() {
  const toasts = useOpen((open) => open.toasts)
  return (
    <output className="notices">
      {toasts.map((toast) => (
        <Notice key={toast.id} toast={toast} />
      ))}
    </output>
  )
}

function Notice({ toast }: { readonly toast: Toast }) {
  const { open } = useWorld()
  const text = useText()
  useEffect(() => {
    if (toast.lasting) return undefined
    const timer = setTimeout(() => removeToast(open, toast.id), STAYS_MS)
    return () => clearTimeout(timer)
  }, [open, toast])
  return (
    <p className="notice panel">
      {text(toast.message, toast.values)}
      <button
        type="button"
        className="round-button"
        aria-label={text('notice.close')}
        onClick={() => removeToast(open, toast.id)}
      >
        <Icon name="close" />
      </button>
    </p>
  )
}
