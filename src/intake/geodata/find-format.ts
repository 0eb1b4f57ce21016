import type { GeoFormat } from '../../own-layers/file-preview.ts'
import { endingOf, type GeoFile } from './geo-file.ts'
import { isZip } from './open-archive.ts'

const HEAD = 4_096

const startsWith = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, i) => bytes[i] === sign)

const ascii = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0))

/** The first bytes as text, with a mark and the zero bytes of UTF-16 left out. */
function headOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes.subarray(0, HEAD))
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\u0000', '')
}

/** What a file is, by its content first and by its name where the content does not tell; undefined for none of these. */
export function formatOf({ name, bytes }: GeoFile): GeoFormat | 'zip' | undefined {
  if (isZip(bytes)) return endingOf(name) === 'kmz' ? 'kmz' : endingOf(name) === 'xlsx' ? 'xlsx' : 'zip'
  if (startsWith(bytes, ascii('SQLite format 3\0'))) return 'geopackage'
  if (startsWith(bytes, ascii('PAR1'))) return 'geoparquet'
  if (startsWith(bytes, [0x66, 0x67, 0x62])) return 'flatgeobuf'
  if (startsWith(bytes, [0, 0, 0x27, 0x0a])) return 'shapefile'
  const head = headOf(bytes).trimStart()
  if (head.startsWith('<'))
    return /<(?:\w+:)?gpx\b/.test(head)
      ? 'gpx'
      : /<(?:\w+:)?(?:kml|Placemark|Document|Folder)\b/.test(head)
        ? 'kml'
        : undefined
  const ending = endingOf(name)
  if ('{[\u001e'.includes(head[0] ?? ' ')) return jsonFormat(head, name)
  // Texts with commas; anything else with a name that is none of ours is none of ours.
  return /^(?:csv|tsv|txt|tab|dat|)$/.test(ending) || (/[,;\t]/.test(head) && isText(head)) ? 'csv' : undefined
}

const isText = (head: string): boolean => {
  // oxlint-disable-next-line no-control-regex -- what no text holds
  const odd = head.match(/[\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0
  return head.length > 0 && odd / head.length < 0.01
}

function jsonFormat(head: string, name: string): GeoFormat {
  const ending = endingOf(name)
  if (head.startsWith('\u001e') || /^(?:geojsonl|geojsons|ndjson|jsonl|geojsonseq)$/.test(ending)) return 'geojsonseq'
  if (/"type"\s*:\s*"CityJSON"/.test(head) || name.endsWith('.city.json')) return 'cityjson'
  const [first = '', second = ''] = head.split(/\r?\n/, 2)
  const isWhole = /\}\s*$/.test(first) && second.trimStart().startsWith('{')
  return isWhole ? 'geojsonseq' : 'geojson'
}
