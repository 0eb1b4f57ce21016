import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** A worker whose address a library is told: it gets one that the page itself makes. */
const addressOfAWorker = /import (\w+) from (['"])([^'"]*worker[^'"]*)\?url\2/g

/** What a page opened from disk may do: run its own two blocks of code and style by their hashes, and fetch nothing. */
function policy(scripts: readonly string[], styles: readonly string[]): string {
  const hashes = (texts: readonly string[]): string =>
    texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ') || "'none'"
  return Object.entries({
    'default-src': "'none'",
    'script-src': hashes(scripts),
    'style-src': hashes(styles),
    'img-src': 'data: blob:',
    'worker-src': 'blob: data:',
    'font-src': 'data:',
    'connect-src': 'data: blob:',
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
}

const workerOfAFile =
  /new Worker\(\s*new URL\((['"])([^'"]+)\1,\s*import\.meta\.url\)\s*(?:,\s*(\{[^{}]*\}))?\s*,?\s*\)/g

/**
 * What a page needs to be whole in one file, before it is bundled: workers as text inside the script, no uncut fonts,
 * the icon as a data address, and neither a manifest nor hints to fetch anything.
 */
export function prepareSingleFile(): Plugin {
  let root = process.cwd()
  return {
    name: 'prepare-single-file',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    transform(code, id) {
      if (id.endsWith('fonts.css'))
        return { code: code.replace(/@font-face \{[^}]*'Twin Sans Full'[^}]*\}\n?/g, ''), map: null }
      if (!/\/src\/.+\.tsx?$/.test(id) || !/new Worker\(|worker[^'"]*\?url['"]/.test(code)) return undefined
      const imports: string[] = []
      const text = code.replace(workerOfAFile, (_, _quote: string, path: string, options = '') => {
        imports.push(`import InlineWorker${imports.length} from '${path}?worker&inline'\n`)
        return `new InlineWorker${imports.length - 1}(${options as string})`
      })
      const whole = text.replace(
        addressOfAWorker,
        (_, name: string, quote: string, path: string) =>
          `import ${name}Text from ${quote}${path}?raw${quote}\nconst ${name} = URL.createObjectURL(new Blob([${name}Text], { type: 'text/javascript' }))`,
      )
      return whole === code ? undefined : { code: imports.join('') + whole, map: null }
    },
    transformIndexHtml: {
      order: 'pre',
      handler(html) {
        const icon = readFileSync(join(root, 'public/icon.svg')).toString('base64')
        return (
          html
            .replace(/\s*<link rel="manifest"[^>]*>/, '')
            // Beside a page from disk no file can be read.
            .replace(/\s*<meta name="twin-basemap"[^>]*>/, '')
            .replace(/href="\.\/icon\.svg"/, `href="data:image/svg+xml;base64,${icon}"`)
        )
      },
    },
  }
}

/** Puts the policy, with the hashes of what was inlined, into the page; comes after the plugin that inlines. */
export function hashSingleFile(): Plugin {
  return {
    name: 'hash-single-file',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue
          const html = String(file.source).replace(
            /<(script|style)\b([^>]*)>/g,
            (_tag, name: string, attributes: string) =>
              `<${name}${attributes.replace(/\s(?:crossorigin|rel="stylesheet")/g, '')}>`,
          )
          const outside = /<(?:script|link|img)\b[^>]*\s(?:src|href)="(?!data:)[^"]*"/.exec(
            html.replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '$1'),
          )
          if (outside) throw new Error(`the single file is not whole: ${outside[0]}`)
          const texts = (name: string): string[] =>
            [...html.matchAll(new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`, 'g'))].map(([, text = '']) => text)
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(texts('script'), texts('style'))}" />`
          file.source = html.replace('<head>', () => `<head>\n    ${meta}`)
        }
      },
    },
  }
}
