import { distanceM, type LngLat } from '../base/geodesy.ts'
import { lengthsAlong } from '../layers/lines.ts'
import { DEFAULT_FOV, type Camera } from '../session/session.ts'

/** Where the camera is, seconds after it set out; before and after it stands. */
export type CameraPath = (seconds: number) => Camera

/** Bend of a flight (van Wijk and Nuij): more rises higher on the way. */
export const FLIGHT_CURVE = 1.35
/** How far ahead a ride looks, in metres. */
const AHEAD_M = 900
/** Seconds between the moments at which a ride's turns are worked out. */
const STEP_S = 1 / 60

/**
 * The flight that MapLibre's flyTo makes, as a function of time: van Wijk and Nuij's smooth zooming and panning, eased at
 * both ends. `span` is the longer side of the view, in CSS pixels.
 */
export function flightPath(from: Camera, to: Camera, seconds: number, span: number): CameraPath {
  const start = { zoom: from.zoom, size: 512 * 2 ** from.zoom }
  const [a, b] = [project(from, start.size), project(to, start.size)]
  const distance = Math.hypot(b[0] - a[0], b[1] - a[1])
  const end = span / 2 ** (to.zoom - from.zoom)
  const rho = FLIGHT_CURVE
  const rho2 = rho * rho
  const climb = (last: boolean): number => {
    const w = last ? end : span
    const bend =
      (end * end - span * span + (last ? -1 : 1) * rho2 * rho2 * distance * distance) / (2 * w * rho2 * distance)
    return Math.log(Math.sqrt(bend * bend + 1) - bend)
  }
  const r0 = climb(false)
  const length = (climb(true) - r0) / rho
  const onSpot = distance < 0.000002 || !Number.isFinite(length)
  const grown = (s: number): number =>
    onSpot ? Math.exp((end < span ? -1 : 1) * rho * s) : Math.cosh(r0) / Math.cosh(r0 + rho * s)
  const gone = (s: number): number =>
    onSpot ? 0 : (span * (Math.cosh(r0) * Math.tanh(r0 + rho * s) - Math.sinh(r0))) / rho2 / distance
  const whole = onSpot ? Math.abs(Math.log(end / span)) / rho : length
  const turn = turnTo(from.bearing, to.bearing)
  const [firstFov, lastFov] = [from.fov ?? DEFAULT_FOV, to.fov ?? DEFAULT_FOV]
  return (at) => {
    if (seconds <= 0 || at >= seconds) return to
    if (at <= 0) return from
    const share = ease(at / seconds)
    const s = share * whole
    const [x, y] = [a[0] + (b[0] - a[0]) * gone(s), a[1] + (b[1] - a[1]) * gone(s)]
    const [lng, lat] = onSpot
      ? [from.lng + (to.lng - from.lng) * share, from.lat + (to.lat - from.lat) * share]
      : unproject([x, y], start.size)
    return {
      lng,
      lat,
      zoom: start.zoom - Math.log2(grown(s)),
      bearing: from.bearing + turn * share,
      pitch: from.pitch + (to.pitch - from.pitch) * share,
      fov: firstFov + (lastFov - firstFov) * share,
    }
  }
}

/** A ride along a line, looking ahead: slow at both ends, turning gently, with the field of view of its start. Undefined where there is no line. */
export function ridePath(
  line: readonly LngLat[],
  seconds: number,
  aim: { readonly zoom: number; readonly pitch: number },
  from: Camera,
): CameraPath | undefined {
  if (line.length < 2) return undefined
  const along = lengthsAlong(line)
  const total = along.at(-1)!
  const bearingAt = (metres: number): number => {
    const [a, b] = [pointAt(line, along, metres), pointAt(line, along, Math.min(total, metres + AHEAD_M))]
    return (Math.atan2((b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180), b[1] - a[1]) * 180) / Math.PI
  }
  const metresAt = (at: number): number => {
    const share = Math.min(1, Math.max(0, at / seconds))
    return total * share * share * (3 - 2 * share)
  }
  // Turns follow the line with some delay, so each moment rests on those before it: they are worked out once, in order.
  const turns: { readonly bearing: number; readonly zoom: number; readonly pitch: number }[] = [from]
  for (let at = STEP_S; at < seconds + STEP_S; at += STEP_S) {
    const { bearing, zoom, pitch } = turns.at(-1)!
    const turn = turnTo(bearing, bearingAt(Math.min(metresAt(at), total - AHEAD_M)))
    turns.push({
      bearing: bearing + turn * STEP_S * 1.6,
      zoom: zoom + (aim.zoom - zoom) * STEP_S,
      pitch: pitch + (aim.pitch - pitch) * STEP_S,
    })
  }
  return (at) => {
    const [lng, lat] = pointAt(line, along, metresAt(at))
    const place = Math.min(turns.length - 1, Math.max(0, at / STEP_S))
    const [before, after] = [turns[Math.floor(place)]!, turns[Math.ceil(place)]!]
    const between = (key: 'bearing' | 'zoom' | 'pitch'): number =>
      before[key] + (after[key] - before[key]) * (place % 1)
    return { lng, lat, zoom: between('zoom'), bearing: between('bearing'), pitch: between('pitch'), fov: from.fov }
  }
}

/** Lines end to end; each is turned round where its end is nearer to what went before. */
export function joinLines(lines: readonly (readonly LngLat[])[]): readonly LngLat[] {
  const joined: LngLat[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const backwards = last !== undefined && distanceM(last, line.at(-1)!) < distanceM(last, line[0]!)
    joined.push(...(backwards ? line.toReversed() : line))
  }
  return joined
}

function pointAt(line: readonly LngLat[], along: readonly number[], metres: number): LngLat {
  const after = Math.max(
    1,
    along.findIndex((at) => at >= metres),
  )
  const [a, b] = [line[after - 1]!, line[after] ?? line[after - 1]!]
  const [from, to] = [along[after - 1]!, along[after] ?? along[after - 1]!]
  const share = to > from ? Math.min(1, Math.max(0, (metres - from) / (to - from))) : 0
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/** Degrees from one bearing to another, the short way round. */
function turnTo(from: number, to: number): number {
  return ((((to - from + 180) % 360) + 360) % 360) - 180
}

/** Pixels of a Mercator world of this size, and back. */
function project({ lng, lat }: Pick<Camera, 'lng' | 'lat'>, size: number): [number, number] {
  const y = (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360
  return [((180 + lng) / 360) * size, y * size]
}

function unproject([x, y]: readonly [number, number], size: number): [number, number] {
  const n = 180 - (y / size) * 360
  return [(x / size) * 360 - 180, (360 / Math.PI) * Math.atan(Math.exp((n * Math.PI) / 180)) - 90]
}

/** CSS's own ease, the cubic Bézier curve (0.25, 0.1, 0.25, 1), as MapLibre uses it. */
export function ease(share: number): number {
  const curve = (t: number, first: number, second: number): number =>
    3 * first * t * (1 - t) ** 2 + 3 * second * t * t * (1 - t) + t ** 3
  let [low, high] = [0, 1]
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2
    if (curve(middle, 0.25, 0.25) < share) low = middle
    else high = middle
  }
  return curve((low + high) / 2, 0.1, 1)
}
