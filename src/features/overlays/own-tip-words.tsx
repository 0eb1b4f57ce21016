import { useEffect, useState } from 'react'
import { featureName } from '../../own-layers/feature-name.ts'
import type { OwnFeatureRef } from '../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../own-layers/own-layer.ts'
import { ownFeatureMomentAt, type OwnFeatureMoment } from '../../own-layers/own-feature-moment.ts'
import { useClockFact } from '../../app/use-clock.ts'
import { useApp, useReading, useSession, useText } from '../../app/use-app.ts'

/** What a feature of the viewer's own is called, whose it is, and where its own days have it on the chosen day. */
export default function OwnTipWords({ feature }: { readonly feature: OwnFeatureRef }) {
  const text = useText()
  const layer = useLayer(feature.layer)
  const reading = useReading()
  const known = useSession((session) => session.known)
  const day = useClockFact((clock) => Math.floor(clock.day))
  if (!layer || feature.row >= layer.count) return null
  return (
    <>
      <strong>{featureName(layer, feature.row) ?? layer.ids[feature.row] ?? String(feature.row)}</strong>
      <span>{stageWords(text, ownFeatureMomentAt(layer, feature.row, day, reading, known))}</span>
      <span>{text('hover.own', { layer: layer.name })}</span>
    </>
  )
}

/** A layer that is drawn has been loaded; the promise only says so. */
function useLayer(id: string): OwnLayer | undefined {
  const { ownData } = useApp()
  const [layer, setLayer] = useState<OwnLayer>()
  useEffect(() => {
    let isAsked = true
    void ownData.load().then((layers) => {
      if (isAsked) setLayer(layers.get(id)?.layer)
    })
    return () => {
      isAsked = false
    }
  }, [ownData, id])
  return layer?.id === id ? layer : undefined
}

function stageWords(text: ReturnType<typeof useText>, moment: OwnFeatureMoment): string {
  const { planned, recorded, removed, vague } = moment
  const words = removed
    ? [text('ownStage.removed')]
    : [
        ...(planned ? [text('ownStage.planned', { stage: text(`ownStage.${planned}`) })] : []),
        ...(recorded ? [text('ownStage.recorded', { stage: text(`ownStage.${recorded}`) })] : []),
      ]
  if (words.length === 0) words.push(text('ownStage.undated'))
  return [...words, ...(vague ? [text('ownStage.vague')] : [])].join(' · ')
}
