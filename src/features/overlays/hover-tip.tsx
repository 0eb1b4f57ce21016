import './hover-tip.css'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { EntityRowMarks } from '../card/entity-row-marks.tsx'
import { phaseMessage } from '../../app/phase-messages.ts'
import { useMoment } from '../../app/use-moment.ts'
import { useReading, useText, useLocalized, useApp } from '../../app/use-app.ts'
import type { OwnFeatureRef } from '../../own-layers/layer-style.ts'
import type { Hovered } from '../../app/services.ts'
import type { Entity } from '../../city/schema.ts'

const OwnTipWords = lazy(() => import('./own-tip-words.tsx'))
const RealTipWords = lazy(() => import('../real-building/real-tip-words.tsx'))

/** The name and phase of what is under the pointer; of a feature of the viewer's own, where its own days have it; of a building of the fabric, that it is in no document. Its place follows the pointer past React. */
export function HoverTip() {
  const { hover, city } = useApp()
  const [id, setId] = useState<string | null>(null)
  const [own, setOwn] = useState<OwnFeatureRef | null>(null)
  const [illustrative, setIllustrative] = useState(false)
  const [real, setReal] = useState<Hovered['real']>()
  const text = useText()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const follow = (): void => {
      const hovered = hover.getState()
      setId(hovered?.entity ?? null)
      setOwn(hovered?.own ?? null)
      setIllustrative(hovered?.illustrative ?? false)
      setReal(hovered?.real)
      if (!hovered || !box.current) return
      const left = hovered.x > innerWidth - 280
      box.current.style.transform = `translate(${hovered.x + (left ? -14 : 14)}px, ${hovered.y + 14}px) translateX(${left ? '-100%' : '0'})`
    }
    follow()
    return hover.subscribe(follow)
  }, [hover])
  const entity = id === null ? undefined : city.entityById.get(id)
  return (
    <div
      className="hover-tip panel"
      data-part="hover-tip"
      ref={box}
      hidden={!entity && !own && !illustrative && !real}
      aria-hidden="true"
    >
      {entity && <TipWords entity={entity} />}
      <Suspense fallback={null}>
        {own && <OwnTipWords feature={own} />}
        {real && <RealTipWords building={real} />}
      </Suspense>
      {illustrative && <em className="hover-illustrative">{text('hover.illustrative')}</em>}
    </div>
  )
}

function TipWords({ entity }: { readonly entity: Entity }) {
  const text = useText()
  const words = useLocalized()
  const reading = useReading()
  const moment = useMoment(entity.id)
  const phase = reading === 'planned' ? (moment.planned ?? 'notStated') : moment.documented
  return (
    <>
      <strong>{words(entity.name)}</strong>
      <span>
        <EntityRowMarks id={entity.id} />
        {reading === 'difference' ? text(`difference.short.${moment.difference}`) : text(phaseMessage(phase, entity))}
      </span>
    </>
  )
}
