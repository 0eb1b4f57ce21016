import { useExportText } from './use-export-text.tsx'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Pixels along a side that are taken. */
const LEAST = 160
const MOST = 7680

interface SizeFieldsProps {
  readonly sizes: readonly (PictureSize & { readonly name: string })[]
  readonly size: PictureSize
  readonly onSize: (size: PictureSize) => void
  /** Video codecs want even numbers. */
  readonly step?: 1 | 2
}

/** A size by name, or by its pixels. */
export function SizeFields({ sizes, size, onSize, step = 1 }: SizeFieldsProps) {
  const text = useExportText()
  const chosen = sizes.findIndex(({ width, height }) => width === size.width && height === size.height)
  return (
    <>
      <label>
        <span>{text('export.size')}</span>
        <select name="size" value={chosen} onChange={(event) => onSize(sizes[Number(event.target.value)] ?? size)}>
          {sizes.map(({ name, width, height }, at) => (
            <option key={name} value={at}>{`${name} · ${width} × ${height}`}</option>
          ))}
          {chosen < 0 && <option value={-1}>{text('export.size.own')}</option>}
        </select>
      </label>
      {(['width', 'height'] as const).map((side) => (
        <label key={side}>
          <span>{text(`export.${side}`)}</span>
          <input
            type="number"
            name={side}
            required
            min={LEAST}
            max={MOST}
            step={step}
            value={size[side] || ''}
            onChange={(event) => onSize({ ...size, [side]: Math.round(event.target.valueAsNumber) || 0 })}
          />
        </label>
      ))}
    </>
  )
}
