const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as base64, as an address of data holds them. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at]!, bytes[at + 1], bytes[at + 2]]
    parts.push(
      DIGITS[a >> 2]!,
      DIGITS[((a & 3) << 4) | ((b ?? 0) >> 4)]!,
      b === undefined ? '=' : DIGITS[((b & 15) << 2) | ((c ?? 0) >> 6)]!,
      c === undefined ? '=' : DIGITS[c & 63]!,
    )
  }
  return parts.join('')
}
