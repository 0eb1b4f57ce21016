import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const sources: Record<string, string> = {
  'default-src': "'self'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'font-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** The origin that elevation tiles are configured from in index.html; undefined for the app's own, or for none. */
export function terrainOrigin(html: string): string | undefined {
  const meta = /<meta\b[^>]*\bname="twin-terrain"[^>]*>/.exec(html)?.[0]
  const tiles = meta && /\bcontent="([^"]*)"/.exec(meta)?.[1]
  return tiles && /^https?:/.test(tiles) ? new URL(tiles).origin : undefined
}

/** The origin of the broker that is configured in index.html for remote followers; undefined for none. */
export function brokerOrigin(html: string): string | undefined {
  const meta = /<meta\b[^>]*\bname="twin-broker"[^>]*>/.exec(html)?.[0]
  const url = meta && /\bcontent="([^"]*)"/.exec(meta)?.[1]
  return url && /^wss?:/.test(url) ? new URL(url).origin : undefined
}

/** The origin of the base map that the page is set up with; undefined for the app's own, or for none. */
export function baseMapOrigin(html: string): string | undefined {
  const meta = /<meta\b[^>]*\bname="twin-basemap"[^>]*>/.exec(html)?.[0]
  const url = meta && /\bcontent="([^"]*)"/.exec(meta)?.[1]
  return url && /^https?:\/\//.test(url) && URL.canParse(url) ? new URL(url).origin : undefined
}

/** The origins that layers may be fetched from by address, as index.html lists them. */
export function dataOrigins(html: string): readonly string[] {
  const meta = /<meta\b[^>]*\bname="twin-data-origins"[^>]*>/.exec(html)?.[0]
  const list = (meta && /\bcontent="([^"]*)"/.exec(meta)?.[1]) ?? ''
  return list
    .split(/\s+/)
    .flatMap((url) => (/^https?:\/\//.test(url) && URL.canParse(url) ? [new URL(url).origin] : []))
}

/** The texts of the scripts that stand in a page itself, with line ends as browsers read them. */
function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) =>
    text.replaceAll(/\r\n?/g, '\n'),
  )
}

/** The content security policy of the built app, with the hashes of the page's own scripts. The dev server needs inline code and has none. */
export function policyFor(html: string): string {
  const hashes = inlineScripts(html).map((text) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  const more: Record<string, string> = { 'connect-src': outsideOf(html), 'script-src': hashes.join('') }
  return Object.entries(sources)
    .map(([directive, allowed]) => `${directive} ${allowed}${more[directive] ?? ''}`)
    .join('; ')
}

/** The origins outside that the page is configured to ask. */
function outsideOf(html: string): string {
  const origins = [terrainOrigin(html), baseMapOrigin(html), brokerOrigin(html), ...dataOrigins(html)]
  return [...new Set(origins)].flatMap((origin) => (origin ? [` ${origin}`] : [])).join('')
}

/**
 * The policy of the intake worker's own file (`assets/intake.worker-*.js`): the one place where WebAssembly may run, and
 * where nothing may be fetched but the app's own files. A worker takes its policy from its own response, so that of the page stays as strict as it is;
 * where a host sends no headers, the worker has none and runs as well.
 */
export const INTAKE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ')

/** Puts the policy into index.html and, for servers to send as headers, into csp.txt and csp-intake.txt. */
export function csp(): Plugin {
  let policy = policyFor('')
  return {
    name: 'csp',
    apply: 'build',
    configResolved({ root }) {
      policy = policyFor(readFileSync(join(root, 'index.html'), 'utf8'))
    },
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        for (const [tag] of html.matchAll(/<style\b[^>]*>|\s(?:style|on\w+)="[^"]*"/g)) {
          throw new Error(`index.html holds inline code or style that the policy forbids: ${tag.trim()}`)
        }
        if (policyFor(html) !== policy)
          throw new Error('the scripts in index.html are no longer those that its policy allows')
        return [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
            injectTo: 'head-prepend',
          },
        ]
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'csp.txt', source: `${policy}\n` })
      this.emitFile({ type: 'asset', fileName: 'csp-intake.txt', source: `${INTAKE_POLICY}\n` })
    },
  }
}
