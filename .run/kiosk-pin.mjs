/**
 * npm run kiosk:pin: asks for the staff's PIN and puts its salted hash into settings.json, of the sources and, where it
 * is built, of dist/. The PIN itself is written nowhere. Other settings stay as they are.
 */
import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { root, runMain } from './install.mjs'

const ITERATIONS = 600_000

await runMain(async () => {
  const asked = createInterface({ input: process.stdin, output: process.stdout })
  const pin = (await asked.question('PIN of the staff page, 6 to 12 digits: ')).trim()
  asked.close()
  if (!/^\d{6,12}$/.test(pin)) throw new Error('A PIN has 6 to 12 digits, and nothing else.')
  const salt = randomBytes(16)
  const hash = pbkdf2Sync(pin, salt, ITERATIONS, 32, 'sha256')
  const files = ['public/settings.json', 'dist/settings.json']
    .map((file) => join(root, file))
    .filter((file) => existsSync(file))
  for (const file of files) {
    const settings = JSON.parse(readFileSync(file, 'utf8'))
    settings.kiosk = {
      ...settings.kiosk,
      pin: { salt: salt.toString('base64'), iterations: ITERATIONS, hash: hash.toString('base64') },
    }
    writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`)
    console.log(`Written: ${file}`)
  }
  console.log('The kiosk reads it when it starts anew.')
})
