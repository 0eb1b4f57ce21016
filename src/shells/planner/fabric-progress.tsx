import { useEffect, useState } from 'react'
import { ProgressLine } from './progress-line.tsx'
import { useSession, useStageView, useText } from '../../app/use-app.ts'

/** How long the fabric may take before anything is said of it, in milliseconds: what is soon there needs no word. */
const SHOWN_AFTER_MS = 500

/** How much of the illustrative city fabric is made, where that takes a while and it is switched on. The map can be used meanwhile. */
export function FabricProgress() {
  const view = useStageView()
  const text = useText()
  const shown = useSession((session) => session.layers.has('fabric'))
  const [share, setShare] = useState<number | null>(null)
  const [late, setLate] = useState(false)
  const making = share !== null
  useEffect(() => view?.onFabric(setShare), [view])
  useEffect(() => {
    if (!making) return undefined
    const timer = setTimeout(() => setLate(true), SHOWN_AFTER_MS)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [making])
  return shown && making && late ? <ProgressLine words={text('stage.fabric')} share={share} quiet /> : null
}
