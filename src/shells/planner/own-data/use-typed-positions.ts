import { useEffect, useState } from 'react'
import type { LngLat } from '../../../base/geodesy.ts'
import { readPairs } from '../../../own-layers/draw-feature.ts'

export interface ReadPositions {
  /** WGS-84. */
  readonly positions: readonly LngLat[]
  /** The first line, from 1, that is no position, and whether its numbers lie outside the system. */
  readonly fault: { readonly line: number; readonly isOutside: boolean } | null
}

const NONE: ReadPositions = { positions: [], fault: null }

/** Typed positions of a coordinate system as WGS-84. What shifts them is fetched with the first one. */
export function useTypedPositions(text: string, crs: string): ReadPositions {
  const [read, setRead] = useState<{ readonly of: string; readonly found: ReadPositions }>({ of: '', found: NONE })
  const key = `${crs}\n${text}`
  useEffect(() => {
    let isAsked = true
    void readPositions(text, crs).then((found) => {
      if (isAsked) setRead({ of: key, found })
    })
    return () => {
      isAsked = false
    }
  }, [text, crs, key])
  return read.of === key ? read.found : NONE
}

export async function readPositions(text: string, crs: string): Promise<ReadPositions> {
  const { pairs, badLine } = readPairs(text)
  const { toWgs84 } = await import('../../../intake/geodata/to-wgs84.ts')
  const convert = toWgs84(crs)
  const positions: LngLat[] = []
  for (const [at, [x, y]] of pairs.entries()) {
    const placed = convert?.(x, y)
    if (!placed) return { positions, fault: { line: at + 1, isOutside: true } }
    positions.push(placed.shifted)
  }
  return { positions, fault: badLine === null ? null : { line: badLine, isOutside: false } }
}
