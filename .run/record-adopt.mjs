/**
 * npm run record:adopt -- my.record.json: writes the statements of a record file that a second person has checked into
 * data/, all or nothing, and says what a reviewer should look at. `--dry` only says; `--data <folder>` takes another folder
 * in the shape of data/. Faults are named with file, place and reason.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { writeAll } from './hall-settings.mjs'
import { install, root, runMain } from './install.mjs'

/** Every JSON file of a folder, by its path in the repository. @param {string} folder @param {string} name */
function readTexts(folder, name) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map(
      (path) =>
        /** @type {[string, string]} */ ([
          `${name}/${relative(folder, path).split(sep).join('/')}`,
          readFileSync(path, 'utf8'),
        ]),
    )
}

/** The text of the record file. @param {string} file */
function readRecord(file) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (fault) {
    throw new Error(`${file}: cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    })
  }
}

/** @param {string} title @param {readonly string[]} lines */
const list = (title, lines) => [title, ...lines.map((line) => `  ${line}`)]

const NEXT = [
  'Next: npm test. The app takes the data as it is; the tests also hold by number and phrase what was checked so far, and name',
  'what is new to them (documents, counts, phrase-hashes.json, left-out.json): raise them as you read each beside its page.',
]

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, dry: { type: 'boolean', default: false } },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1)
    throw new Error('Name one record file: npm run record:adopt -- my.record.json [--dry] [--data <folder>]')
  const folder = values.data === undefined ? join(root, 'data') : resolve(values.data)
  const text = readRecord(file)
  install()
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(join(root, '.run/record/adopt-record.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
  })
  const { adoptRecord } = /** @type {typeof import('./record/adopt-record.ts')} */ (module)
  const texts = new Map([...readTexts(folder, 'data'), ...readTexts(join(root, 'scenes'), 'scenes')])
  const result = adoptRecord(basename(file), text, texts)
  if (!result.ok) throw new Error(list('Nothing was written:', result.errors).join('\n'))
  const { writes, written, look } = result.value
  if (!values.dry && writes.size > 0)
    writeAll(new Map([...writes].map(([path, content]) => [join(folder, relative('data', path)), content])))
  const lines = [
    ...(writes.size === 0
      ? ['Nothing to adopt: every checked statement stands in data/ already, or there is none. No file was changed.']
      : list(values.dry ? 'Would be written:' : 'Written:', written)),
    ...(look.length === 0 ? [] : list('To look at:', look)),
    ...(writes.size === 0 ? [] : NEXT),
  ]
  console.log(lines.join('\n'))
})
