import '../../../messages/intake.ts'
import { useLanguage, useLocalized } from '../../../app/use-app.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { formatDay } from '../../../ui/format-day.ts'
import { DAY_ROLES } from './count-years.ts'
import { formatBytes } from './format-bytes.ts'
import { useOwnDataText } from './own-data-text.tsx'

/** Where a layer comes from, in which system it was, what was left out. */
export function LayerAbout({ layer }: { readonly layer: OwnLayer }) {
  const text = useOwnDataText()
  const words = useLocalized()
  const language = useLanguage()
  const { source, mapping } = layer
  const rows: readonly (readonly [string, string])[] = [
    [text('data.file'), source.file],
    [text('data.format'), source.format],
    [text('data.size'), formatBytes(source.bytes, language)],
    [text('data.encoding'), source.encoding ?? ''],
    [text('data.crs'), layer.crs],
    [
      text('data.datum.label'),
      text('data.datum.known', {
        datum: text(`data.datum.${layer.datum}`),
        basis: text(`data.known.${layer.datumBasis}`),
      }),
    ],
    [text('data.attribution'), source.attribution],
    [text('data.licence'), source.licence],
    [text('data.addedOn'), formatDay(layer.addedOn, language)],
    ...DAY_ROLES.map((role) => [text(`data.role.${role}`), mapping[role] ?? ''] as const),
    [text('data.sha'), source.sha256],
  ]
  return (
    <div className="own-about" data-part="own-about">
      <dl className="preview-facts">
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {layer.leftOut.length > 0 && (
        <ul className="left-out">
          {layer.leftOut.map(({ reason, count, firstAt }) => (
            <li key={reason}>
              <b className="number">{count}</b> {words({ code: reason, values: {} })}{' '}
              <small>{text('data.leftOut.first', { at: firstAt })}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
