/*
 * The character tables of Adobe's collection for simplified Chinese, as the PDF library ships them: fonts without a table of
 * their own need one. Inside this module as text, so that reading fetches nothing, from a server or from disk.
 */

const tables = import.meta.glob<string>(
  '../../../node_modules/pdfjs-dist/cmaps/{Adobe-GB1-*,GB-*,GBK*,GBT*,GBpc-*,UniGB-*}.bcmap',
  { query: '?url&inline', import: 'default', eager: true },
)
const byName = new Map(Object.entries(tables).map(([path, data]) => [path.slice(path.lastIndexOf('/') + 1), data]))

/** A table by the name of its file; undefined for one of another collection. */
export function chineseCmap(file: string): Uint8Array | undefined {
  const data = byName.get(file)
  return data === undefined
    ? undefined
    : Uint8Array.from(atob(data.slice(data.indexOf(',') + 1)), (sign) => sign.charCodeAt(0))
}
