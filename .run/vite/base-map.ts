import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The file that is found at the start, in the folder of public files. */
const FILE = 'basemap.pmtiles'

/** The page with the line that names the base map, where it has none of its own. */
export function nameBaseMap(html: string): string {
  if (/<meta\b[^>]*\bname="twin-basemap"/.test(html)) return html
  return html.replace('</head>', `  <meta name="twin-basemap" content="./${FILE}" />\n  </head>`)
}

/** Tells the page that there is a base map beside it: it asks for none that is not there. */
export function baseMap(): Plugin {
  let file = ''
  return {
    name: 'base-map',
    configResolved({ publicDir }) {
      file = publicDir === '' ? '' : join(publicDir, FILE)
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => (file !== '' && existsSync(file) ? nameBaseMap(html) : html),
    },
  }
}
