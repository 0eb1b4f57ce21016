import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

type Parts = Record<string, Uint8Array>

/** The order of the children of a presentation, by ECMA-376-1, 19.2.1.26. */
const PRESENTATION = [
  'sldMasterIdLst',
  'notesMasterIdLst',
  'handoutMasterIdLst',
  'sldIdLst',
  'sldSz',
  'notesSz',
] as const
const NOTES_THEME = 'ppt/theme/theme2.xml'
const THEME_TYPE = 'application/vnd.openxmlformats-officedocument.theme+xml'

/**
 * What pptxgenjs writes, as ECMA-376 asks: content types of parts that are there and no others, the lists of a presentation
 * in their order, a theme of its own for the notes, and the language in which the words are.
 */
export function mendPptx(bytes: Uint8Array, language: 'zh' | 'en'): Uint8Array {
  const parts: Parts = unzipSync(bytes)
  // Some archivers list their folders, which are no parts.
  for (const name of Object.keys(parts)) if (name.endsWith('/')) delete parts[name]
  const edit = (name: string, change: (text: string) => string): void => {
    const part = parts[name]
    if (part) parts[name] = strToU8(change(strFromU8(part)))
  }
  const theme = parts['ppt/theme/theme1.xml']
  if (theme && parts['ppt/notesMasters/notesMaster1.xml']) {
    parts[NOTES_THEME] = theme
    edit('ppt/notesMasters/_rels/notesMaster1.xml.rels', (text) => text.replace('theme1.xml', 'theme2.xml'))
  }
  edit('[Content_Types].xml', (text) => mendTypes(text, parts))
  edit('ppt/presentation.xml', orderPresentation)
  const lang = language === 'zh' ? 'zh-CN' : 'en-GB'
  for (const name of Object.keys(parts)) {
    if (!/^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides)\/[^/]+\.xml$/.test(name)) continue
    let shape = 0
    edit(name, (text) =>
      text
        // A table's number is its neighbour's; nothing refers to them.
        .replace(
          /(<p:cNvPr\s[^>]*?\bid=")\d+(")/g,
          (_, before: string, after: string) => `${before}${(shape += 1)}${after}`,
        )
        .replaceAll('lang="en-US"', `lang="${lang}"`)
        // A field shows its number when it is drawn; what stands in the layout is only its place.
        .replace(/(type="slidenum">(?:(?!<\/a:fld>).)*<a:t>)(?:null|100\d)(<\/a:t>)/gs, '$1‹#›$2'),
    )
  }
  return zipSync(parts, { level: 6 })
}

function mendTypes(text: string, parts: Parts): string {
  const kept = text
    .replace(/\s*<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, name: string) => (parts[name] ? whole.trim() : ''))
    .replace('ContentType="image/jpg"', 'ContentType="image/jpeg"')
    .replace(/\s*<Default Extension="([^"]+)"[^>]*\/>/g, (whole, extension: string) =>
      Object.keys(parts).some((name) => name.endsWith(`.${extension}`)) ? whole.trim() : '',
    )
  return parts[NOTES_THEME]
    ? kept.replace('</Types>', `<Override PartName="/${NOTES_THEME}" ContentType="${THEME_TYPE}"/></Types>`)
    : kept
}

function orderPresentation(text: string): string {
  const found = PRESENTATION.flatMap((name) => {
    const list = new RegExp(`<p:${name}(?:\\s[^>]*)?(?:/>|>.*?</p:${name}>)`, 's').exec(text)?.[0]
    return list ? [list] : []
  })
  const first = text.search(/<p:sldMasterIdLst/)
  if (first < 0) return text
  const rest = found.reduce((left, list) => left.replace(list, ''), text)
  return rest.slice(0, first) + found.join('') + rest.slice(first)
}
