/**
 * npm run kiosk:pin: asks for the staff's PIN and puts its salted hash into pin.json, of the sources and, where it is built,
 * of dist/: into both or none. The PIN itself is written nowhere. Settings that still hold a hash lose it.
 */
import { createInterface } from 'node:readline/promises'
import { setPin } from './hall-settings.mjs'
import { root, runMain } from './install.mjs'

await runMain(async () => {
  const asked = createInterface({ input: process.stdin, output: process.stdout })
  const pin = (await asked.question('PIN of the staff page, 6 to 12 digits: ')).trim()
  asked.close()
  for (const file of setPin(root, pin)) console.log(`Written: ${file}`)
  console.log('The kiosk takes it when it starts anew: within a minute, while no one is there.')
})
