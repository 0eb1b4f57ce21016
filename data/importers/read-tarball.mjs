import { gunzipSync } from 'node:zlib'

/**
 * Reads single files out of an npm tarball (.tgz) with Node's own means.
 * @param {Buffer} tarball the packed file
 * @param {string[]} wanted path endings, for example 'js/henan.js'
 * @returns {Map<string, string>} wanted ending -> text of the file
 */
export function readTarball(tarball, wanted) {
  const tar = gunzipSync(tarball)
  const found = new Map()
  let at = 0
  while (at + 512 <= tar.length) {
    const name = textUntilNul(tar, at, 100)
    if (name === '') break
    const prefix = textUntilNul(tar, at + 345, 155)
    const size = Number.parseInt(textUntilNul(tar, at + 124, 12).trim(), 8)
    const path = prefix ? `${prefix}/${name}` : name
    const ending = wanted.find((end) => path.endsWith(end))
    if (ending) found.set(ending, tar.toString('utf8', at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  for (const end of wanted) if (!found.has(end)) throw new Error(`the tarball holds no ${end}`)
  return found
}

function textUntilNul(buffer, from, length) {
  const end = buffer.indexOf(0, from)
  return buffer.toString('utf8', from, end === -1 || end > from + length ? from + length : end)
}
