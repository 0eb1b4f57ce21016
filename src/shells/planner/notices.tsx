import './notices.css'
import { useEffect } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { removeToast, type Toast } from '../../app/panels.ts'
import { usePanels, useText, useApp, useLocalized } from '../../app/use-app.ts'
import { toastWords } from './toast-words.ts'

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
  useEffect(() => {
    if (toast.lasting) return undefined
    const timer = setTimeout(() => removeToast(panels, toast.id), STAYS_MS)
    return () => clearTimeout(timer)
  }, [panels, toast])
  return (
    <p className="notice panel" data-part="notice">
      {toastWords(text, words, toast)}
      <IconButton icon="close" label={text('notice.close')} onClick={() => removeToast(panels, toast.id)} />
    </p>
  )
}
