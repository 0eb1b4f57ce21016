import { afterEach, expect, test } from 'vitest'
import { writeRecordFile } from '../../src/intake/read-record-file.ts'
import { emptyRecord } from '../../src/own-documents/schema.ts'
import { ownDocument, ownFact, statement } from '../town/town-record.ts'
import { findAxeFaults } from './axe.ts'
import { encodeGbk, writePdf } from '../town/write-documents.ts'
import { openPlanner, type PlannerPage } from './planner-page.ts'

let planner: PlannerPage | undefined
afterEach(async () => {
  await planner?.close()
  planner = undefined
})

/** Two pages as a Chinese program of the 2000s writes them: the font is not in the file. */
const PAGES = [
  ['目录', '一版：要闻'],
  ['三月二日讯', '今年，中原科技城人工智能科技园项目主体全部封顶，总投资超过35亿元。', '力争2027年底前建成投用。'],
]

test('a document of 2026 is entered: marked, suggested, previewed, counted, checked, withdrawn', async () => {
  planner = await openPlanner('?lang=zh')
  const { page } = planner
  const panel = page.locator('[data-part~=own-documents]')
  const chip = page.locator('[data-part~=own-documents-chip]')
  await page.keyboard.press('c')
  await page.locator('[data-part~=cockpit] [data-tab=documents]').click()
  await page.getByRole('button', { name: '自有文献……' }).click()
  await panel.waitFor()
  expect(await chip.count()).toBe(0)
  await panel.getByRole('button', { name: '新建' }).click()
  await panel.getByLabel('录入人').fill('甲')
  await panel.getByLabel('报刊或文件名（中文）').fill('郑州日报')
  await panel.getByLabel('发布日期').fill('2026-03-02')
  await panel.getByLabel('标题').fill('科技园封顶')
  await panel.getByRole('button', { name: '添加文献' }).click()

  // A web page is read by the same reader; what is no document says what it is; the last file stands.
  const area = panel.getByLabel('原文', { exact: true })
  const input = panel.locator('input[type=file][accept^=".pdf"]')
  const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })
  await input.setInputFiles(file('网页.html', encodeGbk('<meta charset=gbk><p>中原<script>x</script>科技城')))
  await expect.poll(() => area.inputValue()).toBe('中原科技城')
  await input.setInputFiles(file('照片.pdf', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)))
  await expect.poll(() => panel.getByRole('alert').innerText()).toContain('照片.pdf：这是图片（PNG）')
  await input.setInputFiles(file('日报.pdf', writePdf(PAGES)))
  await expect.poll(() => area.inputValue()).toBe(PAGES[0]!.join('\n'))
  await panel.getByRole('button', { name: '下一页' }).click()
  await expect.poll(() => area.inputValue()).toBe(PAGES[1]!.join('\n'))

  // A selection in the text is the quotation; by keyboard as by pointer.
  await panel.getByRole('button', { name: '标注所选' }).click()
  await expect.poll(() => panel.innerText()).toContain('请先在原文中选中数个字')
  await area.evaluate((element, phrase) => {
    const field = element as HTMLTextAreaElement
    const from = field.value.indexOf(phrase)
    field.setSelectionRange(from, from + phrase.length)
  }, '人工智能科技园项目主体全部封顶')
  await panel.getByRole('button', { name: '标注所选' }).click()
  const suggested = panel.locator('[data-part~=own-suggested]')
  await suggested.waitFor()
  await expect.poll(() => panel.locator('[data-part~=own-phrase]').innerText()).toContain('第2页第2行')
  await expect.poll(() => suggested.innerText()).toContain('主体全部封顶 → 主体封顶')
  // Nothing is filled in before it is taken.
  expect(await panel.getByRole('combobox', { name: '阶段表述' }).inputValue()).toBe('')
  await panel.getByRole('button', { name: '全部采用建议' }).click()
  await expect
    .poll(() => panel.getByRole('combobox', { name: '阶段表述' }).inputValue())
    .toBe('topped out|主体全部封顶')
  await panel.getByLabel('陈述对象（中文）').fill('人工智能科技园封顶')
  // The sentence names the thing, though the phrase does not: it is suggested as well, and taken with the others.
  await expect
    .poll(() => panel.getByRole('combobox', { name: '项目与地点' }).inputValue())
    .toBe('rengong-zhineng-kejiyuan')
  // What is typed and not entered yet outlives the panel and a reload; another phrase does not take its place.
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await planner.go('?lang=zh&open=cockpit.documents')
  await page.getByRole('button', { name: '自有文献……' }).click()
  await expect.poll(() => panel.getByLabel('陈述对象（中文）').inputValue()).toBe('人工智能科技园封顶')
  await expect.poll(() => area.inputValue()).toBe(PAGES[1]!.join('\n'))
  await area.evaluate((element) => (element as HTMLTextAreaElement).setSelectionRange(0, 3))
  await panel.getByRole('button', { name: '标注所选' }).click()
  await expect.poll(() => panel.innerText()).toContain('上一条陈述尚未录入')
  const effects = panel.locator('[data-part~=own-effects]')
  await expect.poll(() => effects.innerText()).toContain('最后一份文献移到2026年3月2日')
  await expect.poll(() => effects.innerText()).toContain('2026年3月2日')
  expect(await findAxeFaults(page, { within: '[data-part~=own-documents]', all: true, contrast: false })).toEqual([])
  await panel.getByRole('button', { name: '录入这条陈述' }).click()
  await expect.poll(() => chip.innerText()).toBe('含自有文献1份，1条未核对')

  // It is there after a reload, on the card as what it is; the timeline reaches to the end of its year.
  await planner.go('?lang=zh&day=2026-03-02&select=rengong-zhineng-kejiyuan')
  await expect.poll(() => chip.innerText()).toBe('含自有文献1份，1条未核对')
  const mark = page.locator('[data-part~=card] [data-part~=own-mark]')
  await expect.poll(() => mark.innerText()).toContain('自有文献 · 未核对')
  await expect
    .poll(() => page.locator('[data-part~=card] [data-part~=source-line]').allInnerTexts())
    .toContain('第2页第2行')
  await expect.poll(() => page.locator('[data-part~=card]').innerText()).toContain('自有文献：郑州日报')

  // Its author cannot check it; a second person can. Withdrawn, it leaves no trace.
  await chip.click()
  await expect.poll(() => panel.getByRole('button', { name: '须由另一人核对' }).isDisabled()).toBe(true)
  await panel.getByLabel('录入人').fill('乙')
  await panel.getByRole('button', { name: '核对无误' }).click()
  await expect.poll(() => chip.innerText()).toBe('含自有文献1份')

  // It is changed with its history kept, and a draft again until somebody else checks it; the sheet to check by prints.
  await panel.getByRole('button', { name: '修改', exact: true }).click()
  await panel.getByLabel('数值', { exact: true }).fill('36')
  await panel.getByLabel('单位（中文）').fill('亿元')
  await panel.getByRole('button', { name: '保存修改' }).click()
  await expect.poll(() => chip.innerText()).toBe('含自有文献1份，1条未核对')
  await expect.poll(() => panel.locator('[data-part~=own-statements]').innerText()).toContain('36亿元')
  await panel.getByRole('button', { name: '打印核对表' }).click()
  const sheet = page.locator('[data-part~=handout]')
  await expect.poll(() => sheet.innerText()).toContain('人工智能科技园项目主体全部封顶')
  expect(await findAxeFaults(page, { within: '[data-part~=handout]', all: true, contrast: false })).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => sheet.count()).toBe(0)
  await panel.getByRole('button', { name: '撤回' }).click()
  await expect.poll(() => chip.count()).toBe(0)
  await expect.poll(() => mark.count()).toBe(0)
})

test('a record file is opened, merged and taken out again; a damaged one says where', async () => {
  planner = await openPlanner('?lang=en')
  const { page } = planner
  const panel = page.locator('[data-part~=own-documents]')
  const chip = page.locator('[data-part~=own-documents-chip]')
  await page.keyboard.press('c')
  await page.locator('[data-part~=cockpit] [data-tab=documents]').click()
  await page.getByRole('button', { name: 'Own documents…' }).click()
  await panel.waitFor()
  const record = {
    ...emptyRecord('record-test', 'Spring'),
    documents: [ownDocument('gazette-2026', '2026-03-02')],
    statements: [
      statement(ownFact('begun-a', 'gazette-2026', { status: ['in operation', '建成投用', '2026-03-02'] }), [
        'rengong-zhineng-kejiyuan',
      ]),
      statement(ownFact('begun-b', 'gazette-2026', { status: ['started', '开工建设', '2026-03-02'] }), [
        'rengong-zhineng-kejiyuan',
      ]),
    ],
  }
  const file = (text: string) => ({
    name: 'spring.record.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  const input = panel.locator('input[type=file][accept=".json"]')
  await input.setInputFiles(file(writeRecordFile(record).replace('"gazette-2026"', '"gazette-x"')))
  await expect.poll(() => panel.getByRole('alert').innerText()).toContain('spring.record.json line')
  await input.setInputFiles(file(writeRecordFile(record)))
  await expect.poll(() => chip.innerText()).toBe('With own documents (1), 2 unchecked')
  await expect.poll(() => panel.innerText()).toContain('They disagree')
  // Counting can be switched off and on; what is taken out can be put back.
  await panel.getByLabel('Count as reported').uncheck()
  await expect.poll(() => chip.count()).toBe(0)
  await panel.getByLabel('Count as reported').check()
  await expect.poll(() => chip.count()).toBe(1)
  await panel.getByRole('button', { name: 'Take out of this browser' }).click()
  await expect.poll(() => chip.count()).toBe(0)
  await panel.getByRole('button', { name: 'Put back' }).click()
  await expect.poll(() => chip.count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => panel.count()).toBe(0)
})
