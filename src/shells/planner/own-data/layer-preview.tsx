import '../../../messages/intake.ts'
import './layer-preview.css'
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */
import { Button } from '../../../ui/button.tsx'
import { Suspense } from 'react'
import { useLanguage, useLocalized } from '../../../app/use-app.ts'
import { CHOOSABLE_CRS } from '../../../own-layers/crs.ts'
import type { FilePreview, IntakeChoices } from '../../../own-layers/file-preview.ts'
import { TextField } from '../../../ui/fields.tsx'
import { formatCount } from '../../../ui/format-figure.ts'
import { AsSchedule } from './as-schedule.tsx'
import { CornerCheck } from './corner-check.tsx'
import { ExtentMap } from './extent-map.tsx'
import { FieldMappingForm } from './field-mapping-form.tsx'
import { FileFaults } from './file-faults.tsx'
import { formatBytes } from './format-bytes.ts'
import { useOwnDataText } from './own-data-text.tsx'

interface LayerPreviewProps {
  readonly preview: FilePreview
  readonly choices: IntakeChoices
  readonly onChoose: (choice: IntakeChoices) => void
  readonly files: readonly File[]
}

/** A shift under this many metres is none that one could see. */
const SEEN_M = 1

/** What the twin understood of a file, and what one may put right, before anything is added. */
export function LayerPreview({ preview, choices, onChoose, files }: LayerPreviewProps) {
  const text = useOwnDataText()
  const words = useLocalized()
  const { shift } = preview
  return (
    <div className="layer-preview" data-part="layer-preview">
      <section className="preview-names">
        <TextField
          label={text('data.name')}
          value={choices.name ?? preview.name}
          maxLength={120}
          onChange={(name) => onChoose({ name })}
        />
        <TextField
          label={text('data.attribution')}
          value={choices.attribution ?? preview.attribution}
          maxLength={300}
          onChange={(attribution) => onChoose({ attribution })}
        />
        <TextField
          label={text('data.licence')}
          value={choices.licence ?? preview.licence}
          maxLength={300}
          onChange={(licence) => onChoose({ licence })}
        />
      </section>
      <section className="preview-what">
        <h3>{text('data.what')}</h3>
        <WhatItIs preview={preview} />
        {preview.bounds === null && <AsSchedule files={files} />}
      </section>
      <section className="preview-where">
        <h3>{text('data.where')}</h3>
        <Suspense fallback={null}>
          <ExtentMap preview={preview} />
        </Suspense>
        <div className="preview-system">
          <CrsForm preview={preview} choices={choices} onChoose={onChoose} />
        </div>
      </section>
      {shift && shift.greatestM >= SEEN_M && (
        <section>
          <h3>{text('data.corner')}</h3>
          <Suspense fallback={null}>
            <CornerCheck shift={shift} />
          </Suspense>
        </section>
      )}
      <FieldMappingForm preview={preview} choices={choices} onChoose={onChoose} />
      <FieldTable preview={preview} />
      <FirstRows preview={preview} />
      {preview.leftOut.length > 0 && (
        <section data-part="data-left-out">
          <h3>{text('data.leftOut')}</h3>
          <ul className="left-out">
            {preview.leftOut.map(({ reason, count, firstAt }) => (
              <li key={reason}>
                <b className="number">{count}</b> {words({ code: reason, values: {} })}{' '}
                <small>{text('data.leftOut.first', { at: firstAt })}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <FileFaults faults={preview.faults} count={preview.faultCount} />
    </div>
  )
}

/** Format, size, encoding, how many of which shape. */
function WhatItIs({ preview }: { readonly preview: FilePreview }) {
  const text = useOwnDataText()
  const words = useLocalized()
  const language = useLanguage()
  const { kinds, encoding } = preview
  const shapes = (['polygon', 'line', 'point', 'none'] as const).filter((kind) => kinds[kind] > 0)
  return (
    <dl className="preview-facts" data-part="preview-facts">
      <dt>{text('data.file')}</dt>
      <dd>{preview.file}</dd>
      <dt>{text('data.format')}</dt>
      <dd>{text(`data.format.${preview.format}`)}</dd>
      <dt>{text('data.size')}</dt>
      <dd className="number">{formatBytes(preview.bytes, language)}</dd>
      {encoding && (
        <>
          <dt>{text('data.encoding')}</dt>
          <dd>
            {encoding.name} <Known basis={encoding.basis} why={words(encoding.reason)} />
          </dd>
        </>
      )}
      <dt>{text('data.count')}</dt>
      <dd>
        {shapes
          .map((kind) => text(`data.count.${kind}`, { count: formatCount(kinds[kind], language) }))
          .join(text('data.comma'))}
      </dd>
    </dl>
  )
}

/** How something is known: the file says it, it follows, or a person chose it. */
function Known({ basis, why }: { readonly basis: 'stated' | 'derived' | 'chosen'; readonly why: string }) {
  const text = useOwnDataText()
  return (
    <span className="preview-known" data-basis={basis}>
      <b>{text(`data.known.${basis}`)}</b> {why}
    </span>
  )
}

/** The coordinate system, how it is known, what else it may be. */
function CrsForm({ preview, onChoose }: Omit<LayerPreviewProps, 'files'>) {
  const text = useOwnDataText()
  const words = useLocalized()
  const { crs } = preview
  const listed = CHOOSABLE_CRS.some(({ code }) => code === crs.code)
  const likely = crs.candidates.filter(({ code, swapped }) => code !== crs.code || swapped !== crs.swapped)
  return (
    <>
      <label>
        <span>{text('data.crs')}</span>
        <select
          data-part="data-crs"
          value={crs.code}
          onChange={(event) => onChoose({ crs: event.target.value, swapped: null })}
        >
          {!listed && <option value={crs.code}>{crs.label}</option>}
          {CHOOSABLE_CRS.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p>
        <Known basis={crs.basis} why={words(crs.reason)} />
      </p>
      <p className="quiet-words">{text('data.datum', { datum: text(`data.datum.${crs.datum}`) })}</p>
      <label className="preview-check">
        <input
          type="checkbox"
          checked={crs.swapped}
          onChange={(event) => onChoose({ swapped: event.target.checked })}
        />
        <span>{text('data.swapped')}</span>
      </label>
      {crs.warnings.length > 0 && (
        <ul className="preview-warnings" data-part="data-warnings">
          {crs.warnings.map((warning) => (
            <li key={words(warning)}>{words(warning)}</li>
          ))}
        </ul>
      )}
      {preview.inHenan !== 'all' && likely.length > 0 && (
        <div className="preview-candidates">
          <p>{text('data.candidates')}</p>
          {likely.slice(0, 4).map(({ code, swapped, share }) => (
            <Button key={`${code} ${swapped}`} onClick={() => onChoose({ crs: code, swapped })}>
              {text(swapped ? 'data.candidate.swapped' : 'data.candidate', {
                system: CHOOSABLE_CRS.find((one) => one.code === code)?.label ?? code,
                share: Math.round(share * 100),
              })}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

/** The fields with what stands in them. */
function FieldTable({ preview }: { readonly preview: FilePreview }) {
  const text = useOwnDataText()
  if (preview.fields.length === 0) return null
  return (
    <section>
      <h3>{text('data.fields', { count: preview.fields.length })}</h3>
      <section
        className="preview-scroll"
        tabIndex={0}

        aria-label={text('data.fields', { count: preview.fields.length })}
      >
        <table data-part="data-fields">
          <thead>
            <tr>
              <th scope="col">{text('data.field')}</th>
              <th scope="col">{text('data.field.type')}</th>
              <th scope="col">{text('data.field.filled')}</th>
              <th scope="col">{text('data.field.samples')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.name}</th>
                <td>{text(`data.type.${field.type}`)}</td>
                <td className="number">{field.filled}</td>
                <td>{field.samples.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

/** The first rows, as they were read. */
function FirstRows({ preview }: { readonly preview: FilePreview }) {
  const text = useOwnDataText()
  if (preview.firstRows.length === 0 || preview.fields.length === 0) return null
  const title = text('data.rows', { count: preview.firstRows.length })
  return (
    <section>
      <h3>{title}</h3>
      <section className="preview-scroll" tabIndex={0} aria-label={title}>
        <table data-part="data-rows">
          <thead>
            <tr>
              {preview.fields.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.firstRows.map((row, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows stand in the order of the file
              <tr key={at}>
                {row.map((cell, column) => (
                  // oxlint-disable-next-line react/no-array-index-key -- as do their cells
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
