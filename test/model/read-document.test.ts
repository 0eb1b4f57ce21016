import { zipSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { asRanges, DOCUMENT_BOUNDS } from '../../src/intake/documents/document-text.ts'
import { readDocument } from '../../src/intake/documents/read-document.ts'
import { localize } from '../../src/messages/localize.ts'
import { encodeGbk, wordParagraph, writeDocx, writePdf } from '../town/write-documents.ts'

const LINES = ['今年，人工智能科技园主体全部封顶，总投资超过35亿元。', '力争2027年底前建成投用。']

const read = async (name: string, bytes: Uint8Array) => {
  const shares: number[] = []
  const result = await readDocument({ name, bytes }, (share) => shares.push(share))
  return { result, shares }
}
const whole = async (name: string, bytes: Uint8Array) => {
  const { result } = await read(name, bytes)
  if (!result.ok) throw new Error(result.errors.map(({ reason }) => localize(reason, 'en')).join())
  const { kind, pages, paged, notes } = result.value
  return { kind, pages, paged, notes: notes.map(({ code }) => code) }
}
/** The code of what a file is refused for. */
const refused = async (name: string, bytes: Uint8Array): Promise<string> => {
  const { result } = await read(name, bytes)
  return result.ok ? 'read' : result.errors.map(({ reason }) => reason.code).join()
}
const text = (words: string): Uint8Array => new TextEncoder().encode(words)

describe('PDF', () => {
  test('page by page; a font that is not in the file is read by the tables for simplified Chinese', async () => {
    expect(await whole('a.pdf', writePdf([LINES, ['第二页']]))).toEqual({
      kind: 'pdf',
      pages: [LINES.join('\n'), '第二页'],
      paged: true,
      notes: [],
    })
    expect((await read('a.pdf', writePdf([LINES, ['第二页'], ['三']]))).shares).toEqual([1 / 3, 2 / 3, 1])
  })

  test('a scan is told, whole or by its pages', async () => {
    expect(await refused('a.pdf', writePdf([[], []]))).toBe('document.scan')
    expect(await whole('a.pdf', writePdf([['有字'], [], []]))).toMatchObject({
      pages: ['有字', '', ''],
      notes: ['document.noText'],
    })
  })

  test('a table of characters that is not here is told by its name', async () => {
    const { result } = await read('a.pdf', writePdf([['今年']], { encoding: '90ms-RKSJ-H', ordering: 'Japan1' }))
    expect(result.ok ? '' : localize(result.errors[0]!.reason, 'en')).toContain('90ms-RKSJ-H')
  })

  test('one behind a password is told', async () => {
    const trailer = `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${'28'.repeat(32)}> /U <${'11'.repeat(32)}> >>`
    expect(await refused('a.pdf', writePdf([LINES], { trailer }))).toBe('document.locked')
  })

  test('scripts in it are never run, and what it points at outside is never fetched', async () => {
    const global = globalThis as { ran?: boolean }
    const asked: string[] = []
    const { fetch: before } = globalThis
    globalThis.fetch = (input) => {
      asked.push(JSON.stringify(input))
      return Promise.reject(new Error('nothing is fetched'))
    }
    try {
      const catalog =
        '/OpenAction << /S /JavaScript /JS (globalThis.ran = true;) >> /Names << /JavaScript << /Names [(a) 100 0 R] >> >> /AA << /WC 100 0 R >>'
      const objects = [
        '<< /S /JavaScript /JS (globalThis.ran = true; app.launchURL("http://example.invalid/")) >>',
        '<< /S /URI /URI (http://example.invalid/) >>',
      ]
      expect((await whole('a.pdf', writePdf([LINES], { catalog, objects }))).pages).toEqual([LINES.join('\n')])
    } finally {
      globalThis.fetch = before
    }
    expect(global.ran).toBeUndefined()
    expect(asked).toEqual([])
  })

  test('one that is cut or damaged says so, or gives what is left', async () => {
    const bytes = writePdf([LINES])
    expect(await refused('a.pdf', bytes.slice(0, 40))).toBe('document.badPdf')
    expect(await refused('a.pdf', text('%PDF-1.7'))).toBe('document.badPdf')
    // With a directory that lies it is searched for its objects.
    const lies = text(new TextDecoder('latin1').decode(bytes).replace(/startxref\n\d+/, 'startxref\n7'))
    expect((await whole('a.pdf', lies)).pages).toEqual([LINES.join('\n')])
  })
})

describe('Word', () => {
  const broken = '<w:lastRenderedPageBreak/>'
  test('pages as they were laid out when it was saved', async () => {
    const body = wordParagraph(LINES[0]!) + wordParagraph('第二页', broken) + wordParagraph('还是第二页')
    expect(await whole('a.docx', writeDocx(body))).toEqual({
      kind: 'docx',
      pages: [LINES[0], '第二页\n还是第二页'],
      paged: true,
      notes: ['document.pagesAsSaved'],
    })
  })

  test('breaks that a writer set count only where the program counted as many pages; else there are no numbers', async () => {
    const body = wordParagraph('一') + wordParagraph('二', '<w:br w:type="page"/>')
    expect(await whole('a.docx', writeDocx(body, { pages: 2 }))).toMatchObject({ pages: ['一', '二'], paged: true })
    expect(await whole('a.docx', writeDocx(body, { pages: 3 }))).toMatchObject({
      pages: ['一\n二'],
      paged: false,
      notes: ['document.noPages'],
    })
    expect(await whole('a.docx', writeDocx(wordParagraph('一'), { pages: 1 }))).toMatchObject({
      paged: true,
      notes: [],
    })
  })

  test('what was deleted, moved away, hidden or stands twice for older programs is not read', async () => {
    const body =
      wordParagraph('留下 &<') +
      '<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>' +
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>框中</w:t></w:r></mc:Choice>' +
      '<mc:Fallback><w:r><w:t>框中</w:t></w:r></mc:Fallback></mc:AlternateContent><w:r><w:instrText>HYPERLINK</w:instrText></w:r></w:p>'
    expect((await whole('a.docx', writeDocx(body, { pages: 1 }))).pages).toEqual(['留下 &<\n框中'])
  })

  test('what unpacks to more than is read is refused before it is unpacked', async () => {
    const bomb = writeDocx('', { more: { 'word/footnotes.xml': new Uint8Array(DOCUMENT_BOUNDS.unpacked) } })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refused('a.docx', bomb)).toBe('geo.unpacksTooLarge')
  })

  test('entities of its own are not expanded, and no depth of elements ends the reader', async () => {
    const xml = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:document><w:body>'
    const body = `${xml}<w:p><w:r><w:t>&a;&b;字</w:t></w:r></w:p></w:body></w:document>`
    expect(
      (await whole('a.docx', writeDocx('', { pages: 1, more: { 'word/document.xml': strToU8(body) } }))).pages,
    ).toEqual(['&a;&b;字'])
    expect(await refused('a.docx', writeDocx('<w:p>'.repeat(200_000)))).toBe('document.tooDeep')
  })

  test('an archive that is something else is named', async () => {
    expect(await refused('a.docx', zipSync({ 'ppt/presentation.xml': strToU8('<a/>') }))).toBe('document.otherKind')
    expect(await refused('a.docx', zipSync({ 'word/styles.xml': strToU8('<a/>') }))).toBe('document.noMainPart')
    expect(await refused('a.docx', writeDocx(wordParagraph('字')).slice(0, 200))).toBe('geo.badArchive')
  })
})

describe('web pages and text', () => {
  const html = (charset: string, words: string): string =>
    `<!DOCTYPE html><html><head><meta charset="${charset}"><title>题</title></head><body><nav>导航</nav><p>${words}</p></body></html>`

  test.each([
    ['UTF-8', text(html('utf-8', '中原科技城'))],
    ['GBK, declared', encodeGbk(html('gb2312', '中原科技城'))],
    [
      'GBK, declared the old way',
      encodeGbk('<html><meta http-equiv="Content-Type" content="text/html; charset=gbk"><p>中原科技城'),
    ],
    ['GBK, not declared', encodeGbk('<html><body><p>中原科技城</p>')],
    ['UTF-8 with a mark', text('\u{feff}<p>中原科技城')],
    [
      'UTF-16',
      Uint8Array.from([
        0xff,
        0xfe,
        ...[...'<p>中原科技城'].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
      ]),
    ],
  ])('%s', async (_, bytes) => {
    expect(await whole('a.html', bytes)).toEqual({ kind: 'html', pages: ['中原科技城'], paged: false, notes: [] })
  })

  test('a declaration that the bytes contradict is told, and not followed', async () => {
    expect(await whole('a.html', text(html('gbk', '中原科技城')))).toMatchObject({
      pages: ['中原科技城'],
      notes: ['file.encodingOther'],
    })
  })

  test('blocks are lines; scripts, styles, forms and what is hidden are no text; nothing of it runs', async () => {
    const page =
      '<div>一<b>二</b><script>globalThis.ran=1</script><br>三</div><style>p{}</style><p hidden>藏</p><p style="display: none">藏</p>' +
      '<img src=x onerror="globalThis.ran=1"><table><tr><td>甲<td>乙</table><textarea>填</textarea><pre>a\nb</pre>&lt;五&gt;'
    expect((await whole('a.html', text(page))).pages).toEqual(['一二\n三\n甲 乙\na\nb\n<五>'])
    expect('ran' in globalThis).toBe(false)
  })

  test('pages that are nested beyond all reason or hold a thousand comments end soon', async () => {
    expect(await refused('a.html', text('<div>'.repeat(300_000)))).toBe('document.tooDeep')
    expect((await whole('a', text(`${'<!---->'.repeat(50_000)}字`))).kind).toBe('text')
  })

  test('text in GB18030 or UTF-8; form feeds part its pages', async () => {
    expect(await whole('a.txt', encodeGbk('中原科技城\n第二行'))).toMatchObject({
      kind: 'text',
      pages: ['中原科技城\n第二行'],
      paged: false,
    })
    expect(await whole('a.txt', text('一\f二'))).toMatchObject({ pages: ['一', '二'], paged: true })
  })

  test('what is no document is named, and an empty one is told', async () => {
    expect(await refused('a.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toBe('document.otherKind')
    expect(
      await refused(
        'a.txt',
        Uint8Array.from({ length: 4000 }, (_, at) => at % 7),
      ),
    ).toBe('document.otherKind')
    expect(await refused('a.txt', text(' \n '))).toBe('document.empty')
    expect(await refused('a.html', text('<script>only</script>'))).toBe('document.empty')
    expect(await refused('a.txt', new Uint8Array())).toBe('document.empty')
  })

  test('no more characters are read than there is room for, and that is told', async () => {
    const long = '字'.repeat(DOCUMENT_BOUNDS.characters + 10)
    const read = await whole('a.txt', text(long))
    expect(read.notes).toEqual(['document.cutText'])
    expect(read.pages[0]).toHaveLength(DOCUMENT_BOUNDS.characters)
  })
})

test('no more pages are read than there is room for, and that is told', async () => {
  const { pages, notes } = await whole('a.txt', text(Array.from({ length: 2_003 }, () => '页').join('\f')))
  expect([pages.length, notes]).toEqual([DOCUMENT_BOUNDS.pages, ['document.cutPages']])
})

test('numbers of pages as ranges', () => {
  expect(asRanges([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10')
  expect(asRanges([1, 3, 5], 2)).toBe('1, 3, …')
})
