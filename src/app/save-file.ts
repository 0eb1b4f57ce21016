import type { IsoDay } from '../base/day.ts'

/** The viewer's own day, as it goes into the name of a file that does not depend on the day that is shown. */
export function savedOn(): IsoDay {
  const now = new Date()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Hands a file to the browser, to be kept where downloads go, under a name that `base/file-name.ts` made. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The same for a text. */
export function saveText(name: string, text: string, type: string): void {
  saveFile(new Blob([text], { type }), name)
}
