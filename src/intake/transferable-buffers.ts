/** All buffers under a value, each once, so that they are handed over and not copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const visit = (one: unknown, depth: number): void => {
    if (typeof one !== 'object' || one === null || depth > 8) return
    if (ArrayBuffer.isView(one)) {
      if (one.buffer instanceof ArrayBuffer) found.add(one.buffer)
      return
    }
    // Lists of texts and numbers are long and hold no buffers.
    if (Array.isArray(one) && typeof one[0] !== 'object') return
    for (const inner of Object.values(one)) visit(inner, depth + 1)
  }
  visit(value, 0)
  return [...found]
}
