/**
 * npm start: installs what is missing, builds when the sources have changed, takes public/settings.json over, serves, prints
 * the address.
 * TWIN_CONTROL_TOKEN in the environment opens the control interface of the hall (.run/control.mjs);
 * TWIN_FRAME_ANCESTORS says who may show the page in a frame, as the policy of that name does ('self' where it is not set).
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, isBuilt, placeSettings } from './build.mjs'
import { install, root, runMain } from './install.mjs'
import { serve } from './serve.mjs'

await runMain(async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4173' }, host: { type: 'string', default: 'localhost' } },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}"`)
  install()
  if (!isBuilt()) {
    console.log('Building …')
    build()
  }
  placeSettings()
  const server = await serve({
    folder: join(root, 'dist'),
    port,
    host: values.host,
    controlToken: process.env['TWIN_CONTROL_TOKEN'],
    frameAncestors: process.env['TWIN_FRAME_ANCESTORS'] || undefined,
  })
  console.log(`\nZhengzhou is ready at  ${server.url}\n\nCtrl+C stops it.`)
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void server.close().then(() => process.exit(0)))
  }
})
