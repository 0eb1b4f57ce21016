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

/** The content security policy of the built app. The dev server needs inline code and has none. */
export function policyFor(html: string): string {
  const outside = [terrainOrigin(html), brokerOrigin(html)].flatMap((origin) => (origin ? [` ${origin}`] : [])).join('')
  return Object.entries(sources)
    .map(([directive, allowed]) => `${directive} ${allowed}${directive === 'connect-src' ? outside : ''}`)
    .join('; ')
}

/** Puts the policy into index.html and, for servers to send as a header, into csp.txt. */
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
        for (const [tag] of html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>|<style\b[^>]*>|\s(?:style|on\w+)="[^"]*"/g)) {
          throw new Error(`index.html holds inline code or style that the policy forbids: ${tag.trim()}`)
        }
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
    },
  }
}
