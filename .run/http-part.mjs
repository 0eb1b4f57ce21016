/** What HTTP asks of a file beside the whole of it: whether it has changed, and a part of it. */

/**
 * The tag of a file as it is now; a packed one is the same, but not byte for byte.
 * @param {{ bytes: number, changed: number }} found @param {string | undefined} encoding
 */
export function tagOf({ bytes, changed }, encoding) {
  const stamp = `${bytes.toString(36)}-${Math.round(changed).toString(36)}`
  return encoding ? `W/"${stamp}-${encoding}"` : `"${stamp}"`
}

/** Whether whoever asks has it already. @param {string | undefined} known the header If-None-Match @param {string} tag */
export function isKnown(known, tag) {
  if (known === undefined) return false
  const plain = (/** @type {string} */ one) => one.trim().replace(/^W\//, '')
  return known.trim() === '*' || known.split(',').some((one) => plain(one) === plain(tag))
}

/**
 * The part of a file that is asked for, both ends included: undefined for the whole, null for one that does not exist. Several
 * parts at once are answered with the whole, as HTTP allows.
 * @param {{ range?: string | undefined, 'if-range'?: string | string[] | undefined }} headers @param {number} bytes @param {string} tag
 * @returns {{ start: number, end: number } | null | undefined}
 */
export function partOf({ range, 'if-range': unless }, bytes, tag) {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '') ?? []
  if ((first === '' && last === '') || (unless !== undefined && unless !== tag)) return undefined
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (first !== '' && last !== '' && Number(last) < start) return undefined
  return start > end ? null : { start, end }
}
