/** A short checksum of a text (FNV-1a, 32 bits, base 36): tells damage, not intent. */
export function checksum(text: string): string {
  let sum = 2_166_136_261
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619)
  return (sum >>> 0).toString(36)
}
