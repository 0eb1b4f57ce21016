import { asDay } from '../../src/base/day.ts'
import { NO_DAY, type OwnLayer } from '../../src/own-layers/own-layer.ts'

const NO_FIELD = {
  id: null,
  name: 'name',
  category: null,
  height: null,
  storeys: null,
  start: 'begun',
  end: null,
  actualStart: null,
  actualEnd: null,
  removed: null,
} as const

/** A small layer of points in Zhengzhou: names, a number that not all have, years of start of which one is missing. */
export function sampleLayer(id: string, name = id): OwnLayer {
  return {
    id,
    name,
    source: {
      file: `${name}.csv`,
      format: 'csv',
      encoding: 'gb18030',
      sha256: '0'.repeat(64),
      bytes: 120,
      licence: '',
      attribution: '',
    },
    datum: 'gcj02',
    datumBasis: 'chosen',
    crs: 'GCJ-02',
    count: 3,
    ids: ['1', '2', '3'],
    geometry: {
      kinds: Uint8Array.of(1, 1, 1),
      rowParts: Uint32Array.of(0, 1, 2, 3),
      partRings: Uint32Array.of(0, 1, 2, 3),
      ringPositions: Uint32Array.of(0, 1, 2, 3),
      positions: Float64Array.of(113.6, 34.7, 113.7, 34.75, 113.8, 34.8),
      bounds: [113.6, 34.7, 113.8, 34.8],
    },
    days: {
      start: {
        days: Int32Array.of(365, NO_DAY, 730),
        precision: Uint8Array.of(3, 0, 1),
        field: 'begun',
      },
    },
    heights: { metres: Float32Array.of(NaN, NaN, NaN), basis: Uint8Array.of(0, 0, 0) },
    attributes: [
      { type: 'text', name: 'name', texts: ['丙', '<b>甲</b>', '乙'], codes: Int32Array.of(0, 1, 2) },
      { type: 'number', name: 'beds', numbers: Float64Array.of(12, NaN, 7) },
      { type: 'text', name: 'begun', texts: ['2022', '2023-01'], codes: Int32Array.of(0, -1, 1) },
    ],
    mapping: NO_FIELD,
    leftOut: [],
    addedOn: asDay(2158),
  }
}
