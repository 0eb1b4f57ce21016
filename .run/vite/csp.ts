import type { Plugin } from 'vite'

/** The content security policy of the built app. The dev server needs inline code and has none. */
const policy = Object.entries({
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
})
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ')

/** Puts the policy into index.html and, for servers to send as a header, into csp.txt. */
export function csp(): Plugin {
  return {
    name: 'csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        for (const [tag] of html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>|<style\b[^>]*>|\s(?:style|on\w+)="[^"]*"/g)) {
          throw new Error(`index.html holds inline code or style that the policy forbids: ${tag.trim()}`)
        }
        return [
          { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
        ]
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'csp.txt', source: `${policy}\n` })
    },
  }
}
