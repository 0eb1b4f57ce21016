import type { PinHash } from './kiosk-settings.ts'

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/** Whether a PIN is the one that was hashed (PBKDF2, SHA-256). Takes about as long as hashing did, on purpose. Needs https or localhost. */
export async function checkPin(given: string, { salt, iterations, hash }: PinHash): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(given), 'PBKDF2', false, ['deriveBits'])
  const found = new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations }, key, 256),
  )
  const wanted = bytesOf(hash)
  // Every byte is looked at, whichever differs first.
  let difference = found.length ^ wanted.length
  for (const [at, byte] of found.entries()) difference |= byte ^ (wanted[at] ?? 0)
  return difference === 0
}
