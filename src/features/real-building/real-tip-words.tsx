import { createFeatureMessages } from '../../app/feature-messages.tsx'
import type { Hovered } from '../../app/services.ts'
import { useLanguage } from '../../app/use-app.ts'
import { formatDecimal } from '../../ui/format-figure.ts'
import { realBuildingEn } from './messages/en.ts'
import { realBuildingZh } from './messages/zh.ts'

const { Provider, useMessages } = createFeatureMessages({ zh: realBuildingZh, en: realBuildingEn })

interface Props {
  readonly building: NonNullable<Hovered['real']>
}

/** What the base map says of a building under the pointer, on what its height rests, and that it is in no document. */
export default function RealTipWords({ building }: Props) {
  return (
    <Provider>
      <Words building={building} />
    </Provider>
  )
}

function Words({ building: { name, start, heightM, basis } }: Props) {
  const text = useMessages()
  const language = useLanguage()
  return (
    <>
      {name !== '' && <strong>{name}</strong>}
      <span>{text(`real.${basis}`, { metres: formatDecimal(heightM, language) })}</span>
      {start !== '' && <span>{text('real.start', { start })}</span>}
      <em className="hover-illustrative">{text('real.class')}</em>
    </>
  )
}
