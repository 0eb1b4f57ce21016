import '../../messages/intake.ts'
import type { LngLat } from '../../base/geodesy.ts'
import { message, type Message } from '../../messages/message.ts'
import { CHOOSABLE_CRS, type CrsCode } from '../../own-layers/crs.ts'
import type { CrsReading, GeoFormat, IntakeChoices } from '../../own-layers/file-preview.ts'
import type { DatumBasis } from '../../own-layers/own-layer.ts'
import { crsOf, datumWarnings, isKnownDatum } from './file-crs.ts'
import type { RawLayer } from './raw-layer.ts'
import { toWgs84, type ToWgs84 } from './to-wgs84.ts'

/** West, south, east, north of the province, rounded outwards, and of Zhengzhou within it. */
export const HENAN = [110.35, 31.38, 116.65, 36.37] as const
const ZHENGZHOU = [112.7, 34.2, 114.3, 35.0] as const
/** Metres by which the same numbers in GCJ-02 lie beside those of WGS-84 here. */
const GCJ_SHIFT_M = 600
const SAMPLES = 400

export function isWithin(
  [lng, lat]: LngLat,
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north
}

type Sample = readonly (readonly [number, number])[]

/** Positions from all over the file that are numbers. */
function sampleOf({ geometry: { positions } }: RawLayer): Sample {
  const count = positions.length / 2
  const step = Math.max(1, Math.floor(count / SAMPLES))
  const found: (readonly [number, number])[] = []
  for (let i = 0; i < count; i += step) {
    const [x, y] = [positions[2 * i]!, positions[2 * i + 1]!]
    if (Number.isFinite(x) && Number.isFinite(y)) found.push([x, y])
  }
  return found
}

interface Fit {
  readonly code: CrsCode
  readonly swapped: boolean
  /** Shares of the sample, 0 to 1. */
  readonly valid: number
  readonly henan: number
  readonly zhengzhou: number
}

function fitOf(sample: Sample, code: CrsCode, swapped: boolean): Fit {
  const convert = toWgs84(code)
  let [valid, henan, zhengzhou] = [0, 0, 0]
  for (const [x, y] of sample) {
    const place = convert?.(swapped ? y : x, swapped ? x : y)?.shifted
    if (!place) continue
    valid += 1
    if (isWithin(place, HENAN)) henan += 1
    if (isWithin(place, ZHENGZHOU)) zhengzhou += 1
  }
  const count = Math.max(1, sample.length)
  return { code, swapped, valid: valid / count, henan: henan / count, zhengzhou: zhengzhou / count }
}

/** All systems that can be chosen, in both orders of axes, the best fit first; those that fit alike stand as they are listed. */
function fits(sample: Sample): Fit[] {
  // One of each datum's degrees is enough: which datum it is cannot be told by where things lie.
  const codes = CHOOSABLE_CRS.filter(({ plane, code }) => plane.kind !== 'degrees' || code === 'EPSG:4326')
  return codes
    .flatMap(({ code }) => [fitOf(sample, code, false), fitOf(sample, code, true)])
    .toSorted((a, b) => b.henan - a.henan || b.zhengzhou - a.zhengzhou)
}

/** Whether the axes must have been swapped: as they stand they lie nowhere, and the other way round somewhere. */
function mustSwap(sample: Sample, code: CrsCode): boolean {
  const [plain, swapped] = [fitOf(sample, code, false), fitOf(sample, code, true)]
  if (plain.valid < 0.5 && swapped.valid > 0.9) return true
  return plain.henan === 0 && swapped.henan > 0.5
}

interface Found {
  readonly code: CrsCode
  readonly basis: DatumBasis
  readonly reason: Message
  readonly warnings: readonly Message[]
}

const GIVEN_BY_FORMAT: ReadonlySet<GeoFormat> = new Set(['kml', 'kmz', 'gpx', 'gtfs'])

/** The system of a file that does not say which. */
function guess(sample: Sample, format: GeoFormat): Found {
  if (GIVEN_BY_FORMAT.has(format))
    return { code: 'EPSG:4326', basis: 'stated', reason: message('geo.crsOfFormat'), warnings: [] }
  const degrees = Math.max(fitOf(sample, 'EPSG:4326', false).valid, fitOf(sample, 'EPSG:4326', true).valid)
  if (sample.length === 0 || degrees > 0.9) {
    const warnings = sample.length === 0 ? [] : [message('geo.datumAssumed', { metres: GCJ_SHIFT_M })]
    return { code: 'EPSG:4326', basis: 'derived', reason: message('geo.crsByDegrees'), warnings }
  }
  const [best] = fits(sample)
  if (!best || best.henan < 0.5)
    return {
      code: 'EPSG:4326',
      basis: 'derived',
      reason: message('geo.crsUnclear'),
      warnings: [message('geo.chooseCrs')],
    }
  const plane = crsOf(best.code)?.plane
  const isWithoutZone = plane?.kind === 'transverse-mercator' && plane.falseEasting < 1_000_000
  return {
    code: best.code,
    basis: 'derived',
    reason: message('geo.crsByFit'),
    warnings: isWithoutZone ? [message('geo.zoneAssumed')] : [],
  }
}

function find(raw: RawLayer, choices: IntakeChoices, sample: Sample): Found {
  if (choices.crs) return { code: choices.crs, basis: 'chosen', reason: message('geo.crsChosen'), warnings: [] }
  const { declared } = raw
  if (!declared) return guess(sample, raw.format)
  if (toWgs84(declared.code)) return { ...declared, warnings: [] }
  const instead = guess(sample, raw.format)
  const label = declared.code.slice(0, 60)
  return { ...instead, warnings: [message('geo.unknownCrs', { code: label }), ...instead.warnings] }
}

export interface ChosenCrs {
  readonly reading: CrsReading
  readonly convert: ToWgs84 | undefined
}

/** In which system a file's positions are read, how that is known, and what may be wrong with it. */
export function chooseCrs(raw: RawLayer, choices: IntakeChoices): ChosenCrs {
  const sample = sampleOf(raw)
  const found = find(raw, choices, sample)
  const crs = crsOf(found.code)
  const swapped = choices.swapped ?? mustSwap(sample, found.code)
  const fit = fitOf(sample, found.code, swapped)
  const isElsewhere = sample.length > 0 && fit.henan < 0.5
  const better = isElsewhere
    ? fits(sample).filter(
        (other) => other.henan > Math.max(0.5, fit.henan) && !(other.code === found.code && other.swapped === swapped),
      )
    : []
  const warnings = [
    ...found.warnings,
    ...(crs ? datumWarnings(crs.datum) : [message('geo.unknownCrs', { code: found.code.slice(0, 60) })]),
    ...(isKnownDatum(found.code) ? [] : [message('geo.unknownDatum')]),
    ...(swapped && choices.swapped !== true ? [message('geo.axesSwapped')] : []),
    ...(sample.length > 0 && fit.valid > 0 && fit.henan === 0 ? [message('geo.notInHenan')] : []),
    ...(better.length > 0
      ? [message('geo.fitsBetter', { name: crsOf(better[0]!.code)?.label ?? better[0]!.code })]
      : []),
  ]
  return {
    reading: {
      code: found.code,
      label: crs?.label ?? found.code,
      datum: crs?.datum ?? 'wgs84',
      basis: found.basis,
      reason: found.reason,
      warnings,
      swapped,
      candidates: better.slice(0, 6).map(({ code, swapped: other, henan }) => ({ code, swapped: other, share: henan })),
    },
    convert: toWgs84(found.code),
  }
}
