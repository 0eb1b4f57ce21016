import './notices.css'
import { useEffect } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { removeToast, type Toast } from '../../app/panels.ts'
import { readKept } from '../../messages/values.ts'
import { usePanels, useText, useApp, useLocalized } from '../../app/use-app.ts'

/** How long a passing message stays, in milliseconds. */
const STAYS_MS = 4500

/** Short messages: what was done, or which part of the address could not be read. */
export function Notices() {
  const toasts = usePanels((open) => open.toasts)
  return (
    <output className="notices" data-part="notices">
      {toasts.map((toast) => (
        <Notice key={toast.id} toast={toast} />
      ))}
    </output>
  )
}

function Notice({ toast }: { readonly toast: Toast }) {
  const { panels } = useApp()
  const text = useText()
  const words = useLocalized()
  const values = Object.fromEntries(
    Object.entries(toast.values).map(([name, value]) => [name, typeof value === 'string' ? value : words(value)]),
  )
  useEffect(() => {
    if (toast.lasting) return undefined
    const timer = setTimeout(() => removeToast(panels, toast.id), STAYS_MS)
    return () => clearTimeout(timer)
  }, [panels, toast])
  return (
    <p className="notice panel" data-part="notice">
      {readKept(text, { message: toast.message, values })}
      <IconButton icon="close" label={text('notice.close')} onClick={() => removeToast(panels, toast.id)} />
    </p>
  )
}
