/** Hands a file to the browser, to be kept where downloads go. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  // What file systems refuse in a name.
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ').replace(/\s*·\s*/g, '-')
  link.click()
  // The download has its own hold on the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The same for a text. */
export function saveText(name: string, text: string, type: string): void {
  saveFile(new Blob([text], { type }), name)
}
