import { fileName } from '../../../base/file-name.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import type { KeptLayer } from '../../../session/own-layers.ts'
import { saveFile, savedOn } from '../../../app/save-file.ts'
import { SelectField } from '../../../ui/fields.tsx'
import { useOwnDataText } from './own-data-text.tsx'

const FORMATS = ['geojson', 'csv', 'kml', 'flatgeobuf'] as const
type ExportFormat = (typeof FORMATS)[number]

const KINDS: Readonly<Record<ExportFormat, readonly [ending: string, type: string]>> = {
  geojson: ['geojson', 'application/geo+json'],
  csv: ['csv', 'text/csv'],
  kml: ['kml', 'application/vnd.google-earth.kml+xml'],
  flatgeobuf: ['fgb', 'application/octet-stream'],
}

/** Fetches the writer of a format and writes the layer, in WGS-84. */
async function write(format: ExportFormat, layer: OwnLayer): Promise<BlobPart> {
  switch (format) {
    case 'geojson':
      return (await import('../../../export/own-layer-geojson.ts')).writeLayerGeoJson(layer)
    case 'csv':
      return (await import('../../../export/own-layer-csv.ts')).writeLayerCsv(layer)
    case 'kml':
      return (await import('../../../export/own-layer-kml.ts')).writeLayerKml(layer)
    case 'flatgeobuf':
      return Uint8Array.from((await import('../../../export/own-layer-flatgeobuf.ts')).writeLayerFlatGeobuf(layer))
  }
}

/** Takes a layer out again, for other programs; all of its rows, whatever the map shows of them. */
export function LayerExport({ kept: { layer, look } }: { readonly kept: KeptLayer }) {
  const text = useOwnDataText()
  const save = async (format: ExportFormat): Promise<void> => {
    const [ending, type] = KINDS[format]
    const part = await write(format, { ...layer, name: look.name })
    saveFile(new Blob([part], { type }), fileName([look.name, savedOn()], ending))
  }
  return (
    <SelectField
      label={text('data.export')}
      name="layer-export"
      value=""
      choices={[
        { value: '', label: text('data.export.choose') },
        ...FORMATS.map((format) => ({ value: format, label: text(`data.format.${format}`) })),
      ]}
      onChange={(format) => {
        if (format !== '') void save(format as ExportFormat)
      }}
    />
  )
}
