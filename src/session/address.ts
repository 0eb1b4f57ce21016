import { FIRST_DAY, HORIZON_DAY, LAST_DAY, asDay, dateFault, isoOf, parseDay, type Day } from '../base/day.ts'
import { READINGS, type Reading } from '../scenario/reading.ts'
import {
  DEFAULT_SESSION,
  LANGUAGES,
  LAYER_SWITCHES,
  FOV_LIMITS,
  QUALITIES,
  SPEEDS,
  THEMES,
  DEFAULT_FOV,
  type Camera,
  type LayerSwitch,
  type Session,
  type Side,
} from './session.ts'
import { NOTHING_OPEN, readOpenPanels, writeOpenPanels, type OpenPanels } from './open-panels.ts'
import { readPageAddress, type AddressFault, type PageAddress, type ShellAddress } from './page-address.ts'

/** What the address bar says: the session, the day, and what lies open over the map. */
export interface AddressState {
  readonly session: Session
  readonly day: Day
  readonly open?: OpenPanels
}

/** What an address is read and written against. */
export interface AddressContext {
  /** The day of an address that names none: the last day of evidence, on which what is documented is whole and the plan begins. */
  readonly openingDay: Day
  readonly isEntity: (id: string) => boolean
  readonly isScenario: (id: string) => boolean
}

export interface WritingContext {
  /** A day that is not written; null where each is. */
  readonly openingDay: Day | null
  /** The first side's scenario is written even if it is the reference: what a link carries would else take its place. */
  readonly namesScenarios?: boolean
  /** How the panels are arranged is written too. */
  readonly isLink?: boolean
}

/** What belongs to the viewer rather than to the view: it is written whichever shell is shown. */
const VIEWERS_OWN: ReadonlySet<string> = new Set(['lang', 'theme', 'speed', 'quality'])

/**
 * The query string (with "?", or empty) that opens this very view. Only what differs from the default is written; where a
 * shell states the view itself, its parameters stand for it.
 */
export function writeAddress(
  { session, day, open = NOTHING_OPEN }: AddressState,
  { openingDay, namesScenarios = false, isLink = false }: WritingContext,
  shell: ShellAddress = {},
): string {
  const parameters = new Map<string, string>()
  const [side, second] = session.sides
  if (Math.floor(day) !== openingDay) parameters.set('day', writeDay(day))
  if (side.reading !== 'both') parameters.set('reading', side.reading)
  if (namesScenarios || side.scenario !== 'reference') parameters.set('scenario', side.scenario)
  if (second) {
    parameters.set('compare', second.scenario)
    if (second.reading !== side.reading) parameters.set('compare-reading', second.reading)
    if (second.day !== undefined) parameters.set('compare-day', writeDay(second.day))
    if (session.swipe !== DEFAULT_SESSION.swipe) parameters.set('swipe', String(Number(session.swipe.toFixed(3))))
  }
  const camera = writeCamera(session.camera)
  if (camera !== writeCamera(DEFAULT_SESSION.camera)) parameters.set('view', camera)
  const off = LAYER_SWITCHES.filter((layer) => !session.layers.has(layer))
  if (off.length > 0) parameters.set('hide', off.join(','))
  if (session.selection !== null) parameters.set('select', session.selection)
  if (session.known !== null) parameters.set('known', isoOf(session.known))
  if (session.language !== 'zh') parameters.set('lang', session.language)
  if (session.theme !== 'night') parameters.set('theme', session.theme)
  if (session.speed !== DEFAULT_SESSION.speed) parameters.set('speed', String(session.speed))
  if (session.hour !== null) parameters.set('hour', String(session.hour))
  if (session.quality !== 'auto') parameters.set('quality', session.quality)
  const opened = writeOpenPanels(open, isLink)
  if (opened !== '') parameters.set('open', opened)
  const own = Object.entries(shell)
  const written =
    own.length === 0 ? [...parameters] : [...own, ...[...parameters].filter(([key]) => VIEWERS_OWN.has(key))]
  const text = written.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2C', ',')}`).join('&')
  return text === '' ? '' : `?${text}`
}

/**
 * Reads the view of an address, or of a query string. Never throws: what is rubbish becomes a fault and the default. Ids are
 * checked by the context.
 */
export function readAddress(
  address: string | PageAddress,
  { openingDay, isEntity, isScenario }: AddressContext,
): Required<AddressState> & { faults: AddressFault[] } {
  const faults: AddressFault[] = []
  const { parameters, written } = typeof address === 'string' ? readPageAddress(address) : address
  const read = <T>(parameter: string, parse: (value: string) => T | undefined, fallback: T): T => {
    const value = parameters.get(parameter)
    if (value === undefined) return fallback
    const parsed = parse(value)
    if (parsed === undefined)
      faults.push({
        parameter,
        value: (written.get(parameter) ?? value).slice(0, 60),
        ...(DATES.has(parameter) ? dateReason(value) : {}),
      })
    return parsed ?? fallback
  }
  const oneOf =
    <T extends string>(list: readonly T[]) =>
    (value: string): T | undefined =>
      list.find((item) => item === value)

  const reading = read<Reading>('reading', oneOf(READINGS), 'both')
  const known = (id: string): string | undefined => (isScenario(id) ? id : undefined)
  const scenario = read('scenario', known, 'reference')
  const first: Side = { scenario, reading }
  const compared = read<string | null>('compare', known, null)
  const secondDay = read<Day | null>('compare-day', readDay, null)
  const second: Side | null =
    compared === null
      ? null
      : {
          scenario: compared,
          reading: read<Reading>('compare-reading', oneOf(READINGS), reading),
          ...(secondDay === null ? {} : { day: secondDay }),
        }
  if (!parameters.has('compare'))
    for (const parameter of OF_SECOND_SIDE) {
      const value = written.get(parameter) ?? parameters.get(parameter)
      if (value !== undefined && !faults.some((fault) => fault.parameter === parameter))
        faults.push({ parameter, value: value.slice(0, 60) })
    }
  const session: Session = {
    ...DEFAULT_SESSION,
    sides: second ? [first, second] : [first],
    swipe: second ? read('swipe', readShare, DEFAULT_SESSION.swipe) : DEFAULT_SESSION.swipe,
    camera: read('view', readCamera, DEFAULT_SESSION.camera),
    layers: read('hide', readHidden, DEFAULT_SESSION.layers),
    selection: read<string | null>('select', (id) => (isEntity(id) ? id : undefined), null),
    known: read<Day | null>('known', (text) => parseDay(isoOfWritten(text)), null),
    // Messengers write "zh_CN" and "en-US".
    language: read('lang', (value) => oneOf(LANGUAGES)(value.split(/[-_]/)[0] ?? ''), DEFAULT_SESSION.language),
    theme: read('theme', oneOf(THEMES), DEFAULT_SESSION.theme),
    speed: read('speed', (value) => SPEEDS.find((speed) => String(speed) === value), DEFAULT_SESSION.speed),
    hour: read<number | null>('hour', readHour, null),
    quality: read('quality', oneOf(QUALITIES), DEFAULT_SESSION.quality),
  }
  const day = read('day', readDay, openingDay)
  return { session, day, open: read('open', readOpenPanels, NOTHING_OPEN), faults }
}

/** Parameters that mean nothing without the one that names a second side. */
const OF_SECOND_SIDE = ['compare-reading', 'compare-day', 'swipe'] as const

/** Parameters that name a day. */
const DATES: ReadonlySet<string> = new Set(['day', 'compare-day', 'known'])

/** Why a day of an address was not taken; `last` is the last day that there is. */
export function dateReason(value: string, last: Day = LAST_DAY): Pick<AddressFault, 'date'> {
  const named = asDay(last - 1)
  const why = dateFault(isoOfWritten(value), FIRST_DAY, named) ?? 'incomplete'
  return { date: { why, first: isoOf(FIRST_DAY), last: isoOf(named) } }
}

/** "end" is the end of the timeline as it is shipped; a scenario may run longer. */
function writeDay(day: Day): string {
  return day === HORIZON_DAY ? 'end' : isoOf(day)
}

/** A whole date that a hand or a program wrote in another usual form, as data write it: 2022/6/1, 20220601, 2022年6月1日. */
function isoOfWritten(text: string): string {
  const found = /^(\d{4})(?:[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?|(\d{2})(\d{2}))(?:t[\d:.z+-]*)?$/.exec(text)
  if (!found) return text
  const [, year = '', ...parts] = found
  const [month = '', date = ''] = parts.filter((part) => part !== undefined)
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

function readDay(text: string): Day | undefined {
  if (text === 'end') return HORIZON_DAY
  const day = parseDay(isoOfWritten(text))
  return day !== undefined && day >= FIRST_DAY && day <= LAST_DAY ? day : undefined
}

function readShare(text: string): number | undefined {
  return /^(0|1|0\.\d{1,3})$/.test(text) ? Number(text) : undefined
}

function writeCamera({ lng, lat, zoom, bearing, pitch, fov = DEFAULT_FOV }: Camera): string {
  const written = fov.toFixed(0) === DEFAULT_FOV.toFixed(0) ? [] : [fov.toFixed(0)]
  return [lng.toFixed(4), lat.toFixed(4), zoom.toFixed(2), bearing.toFixed(0), pitch.toFixed(0), ...written]
    .map((text) => String(Number(text)))
    .join(',')
}

function readCamera(text: string): Camera | undefined {
  const parts = text.split(',')
  const [lng, lat, zoom, bearing, pitch, fov] = parts.map((part) =>
    /^-?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN,
  )
  if (
    parts.length < 5 ||
    parts.length > 6 ||
    lng === undefined ||
    lat === undefined ||
    zoom === undefined ||
    bearing === undefined ||
    pitch === undefined
  )
    return undefined
  const inside =
    lng >= 108 &&
    lng <= 118 &&
    lat >= 30 &&
    lat <= 38 &&
    zoom >= 5 &&
    zoom <= 18 &&
    Math.abs(bearing) <= 180 &&
    pitch >= 0 &&
    pitch <= 80 &&
    (fov === undefined || (fov >= FOV_LIMITS.min && fov <= FOV_LIMITS.max))
  return inside ? { lng, lat, zoom, bearing, pitch, ...(fov === undefined ? {} : { fov }) } : undefined
}

/** Quarter hours of a day. */
function readHour(text: string): number | undefined {
  return /^\d{1,2}(\.(25|5|75))?$/.test(text) && Number(text) <= 24 ? Number(text) : undefined
}

function readHidden(text: string): ReadonlySet<LayerSwitch> | undefined {
  const hidden = text === '' ? [] : text.split(',')
  if (!hidden.every((name): name is LayerSwitch => (LAYER_SWITCHES as readonly string[]).includes(name)))
    return undefined
  return new Set(LAYER_SWITCHES.filter((layer) => !hidden.includes(layer)))
}
