import type { OwnLayer } from './own-layer.ts'
import { NEVER, spansOf } from './own-spans.ts'

/** Rows between two chances to do something else. */
const STEPS = 2000
/** More than any layer has rows, so that a day and a row fit into one exact number. */
const ROOM = 2 ** 31

/** The dated rows that pass, by the day on which something of them begins, then by the file's order. */
export function* rowsByDay(
  layer: Pick<OwnLayer, 'days' | 'count'>,
  passing: Uint8Array,
): Generator<undefined, Uint32Array> {
  const keys = new Float64Array(layer.count)
  let dated = 0
  for (let row = 0; row < layer.count; row += 1) {
    if (row % STEPS === STEPS - 1) yield
    if (passing[row] === 0) continue
    const { planned, recorded, removed } = spansOf(layer, row)
    if (!planned && !recorded && removed === NEVER) continue
    const first = Math.min(planned?.from ?? NEVER, recorded?.from ?? NEVER, removed)
    keys[dated] = first * ROOM + row
    dated += 1
  }
  yield
  // Numbers in their own order: sorted without a comparison of ours, which is what makes it quick.
  const sorted = keys.subarray(0, dated).sort()
  return Uint32Array.from(sorted, (key) => key - Math.floor(key / ROOM) * ROOM)
}
