import type { StoreApi } from 'zustand/vanilla'
import type { DateFault } from '../base/day.ts'

/** Parameters by which the address chooses the presenter, and that this shell keeps there. */
const SHELL_PARAMETERS = ['present', 'chapter', 'cut'] as const
export type ShellParameter = (typeof SHELL_PARAMETERS)[number]

/** What the address says of the shell: empty for the planner. While it says something, the shell states the view, not the address. */
export type ShellAddress = Partial<Readonly<Record<ShellParameter, string>>>
export type ShellStore = StoreApi<ShellAddress>

/** Parameters of the view: src/session/address.ts reads and writes them. */
const VIEW_PARAMETERS = [
  'day',
  'reading',
  'scenario',
  'compare',
  'compare-reading',
  'compare-day',
  'swipe',
  'view',
  'hide',
  'select',
  'known',
  'lang',
  'theme',
  'speed',
  'hour',
  'quality',
  'open',
] as const

/** What a page can be in place of planner and presenter, and the composed view that it begins with. */
const PAGE_PARAMETERS = ['notes', 'kiosk', 'follow', 'shot'] as const

/** What is fetched into the page: an address, which tells small letters from capitals. */
const FETCHED_PARAMETERS = ['layer', 'basemap'] as const

/** Pages that an address may ask for, the planner where it asks for none: the first of them counts, and no other. */
const PAGES = ['notes', 'kiosk', 'follow', 'present'] as const
/** What one page alone heeds: it means nothing on another. */
const HEEDED_BY: Readonly<Record<string, (typeof PAGES)[number] | 'planner'>> = {
  chapter: 'present',
  cut: 'present',
  shot: 'planner',
  layer: 'planner',
  basemap: 'planner',
}

/** What a link carries behind "#": never sent to any server. */
export const FRAGMENT_PARAMETERS = ['scenario', 'beside', 'briefing'] as const
export type FragmentParameter = (typeof FRAGMENT_PARAMETERS)[number]

/** All that an address may say. */
export const PARAMETERS = [...VIEW_PARAMETERS, ...SHELL_PARAMETERS, ...PAGE_PARAMETERS, ...FETCHED_PARAMETERS] as const
const KNOWN: ReadonlySet<string> = new Set(PARAMETERS)
const EXACT: ReadonlySet<string> = new Set(FETCHED_PARAMETERS)

/** A part of an address that could not be read; the default stands in for it. */
export interface AddressFault {
  readonly parameter: string
  readonly value: string
  /** For a date: why it was not taken, and the first and last day (YYYY-MM-DD) that could have been. */
  readonly date?: { readonly why: DateFault; readonly first: string; readonly last: string }
}

/** All that the address of a page says, mended where a messenger or a mail program altered it on its way. */
export interface PageAddress {
  /** The first value of each name, in small letters and freed of what was put around it. */
  readonly parameters: ReadonlyMap<string, string>
  /** The same as they stood, for whoever is told that one could not be read. */
  readonly written: ReadonlyMap<string, string>
  /** The presentation whose notes this page shows, the loop of a screen in a hall, the presentation that is followed; null for none. */
  readonly notes: string | null
  readonly kiosk: string | null
  readonly follow: string | null
  /** Id of a composed view. */
  readonly shot: string | null
  /** Address of data that is added as an own layer. */
  readonly layer: string | null
  /** Address of a base map file, in place of the one that the page is set up with. */
  readonly baseMap: string | null
  readonly shell: ShellAddress
  readonly fragment: Readonly<Record<FragmentParameter, string | null>>
  /** What means nothing here; what services that count visits hang on links is not among it. */
  readonly unread: readonly AddressFault[]
}

/** Hung on links by mail programs, networks and counters, in China and elsewhere: of no meaning here, and no fault of the sender's. */
const TRACKING = new RegExp(
  `^(?:${[
    // Counters and advertising.
    'utm_|mtm_|pk_|hsa_|_hs|__hs|hsctatracking|mc_|oly_|vero_|wt_|at_|ga_|_ga|ns_|trk|bd_|hm(?:sr|pl|cu|kw|ci)$|[a-z]*clk?id$',
    'g(?:ad_|braid$)|wbraid$|srsltid$|mkt_tok|s_cid|s_kwcid$|ef_id|cmpid$|campaign_id$|ad_?id$|_openstat$|_branch|irclickid$',
    'rdt_cid$|epik$|li_fat_id$|igsh|mibextid$|wickedid$|_ke$|ck_sub|cjevent$|awc$|mcid$',
    // Messengers, networks and shops.
    'from$|from_|isappinstalled$|share_|share(?:time|uid|redid)$|sharer|nsukey|sukey$|wx|weixin|wework_|scene$|ascene$|subscene$',
    'clicktime$|enterid$|exportkey$|key$|uin$|version$|devicetype$|nettype$|pass_ticket|abtest_cookie|chksm|mpshare$|srcid$',
    'isfrommp$|tdsourcetag$|ad(?:uin|session|tag|pubno)$|_w?wv$|plg_|dt_|dtaction$|lark_|luicode$|lfid$|featurecode$|weibo_id$',
    'sudaref$|display$|retcode$|nwr_flag$|spm|scm$|vd_source$|unique_k$|bsource$|seid$|bbid$|xhs|apptime$|app_platform$',
    'tt_|iid$|app$|group_id$|u_a(?:token|session|sig)$|bxsign$|ut_sk$|sk$|un$|short_name$|cpp$|tk$|suid$|sp_tk$|sourcetype$',
    'x_trace|traceid$|timestamp$|_t$|_r$|_d$|ts?$|ref$|source$|src$',
  ].join('|')})`,
)

/** Invisible signs that text is broken or marked with on its way. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{NChar}]/gu
/** Where a value ends for certain: none of ours holds blanks, quotes, brackets of another tongue or signs outside ASCII. */
const FOREIGN = /[\s"'<>`]|(?!\p{ASCII})[\p{P}\p{Z}\p{S}]/u
/** What a sentence puts before what it quotes. */
const LEADING = /^(?:[\s"'<>`([{*~]|(?!\p{ASCII})[\p{Ps}\p{Pi}\p{Z}])+/u
/** What a sentence hangs on the link that ends it. */
const TRAILING = /[.,;:!?)\]}*_~|\\]+$/

/** What could not be read, as it can be shown: short, and without signs that hide or turn what stands beside it. */
const toTell = (written: string): string => [...written.replaceAll(INVISIBLE, '')].slice(0, 60).join('')

/** A value as it was before a sentence, a full-width keyboard or a line break came to it. */
function mendValue(written: string): string {
  const shown = written
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replace(LEADING, '')
    .trim()
  const end = shown.search(FOREIGN)
  return (end < 0 ? shown : shown.slice(0, end)).normalize('NFKC').replace(TRAILING, '')
}

/** "&", as it is or encoded, that a page's or a mail's own marking made "&amp;" of, once or several times. */
const MARKED_UP = /(?:&|%26)(?:(?:amp|%2338|#0*38|#x0*26)(?:;|%3b))+/gi
/** Signs between names and values as full-width keyboards write them, encoded by the browser or not. */
const FULL_WIDTH: readonly (readonly [RegExp, string])[] = [
  [/＆|%EF%BC%86/gi, '&'],
  [/＝|%EF%BC%9D/gi, '='],
  [/？|%EF%BC%9F/gi, '?'],
]

/** Text as it was before it was percent-encoded once more; none of ours holds a per cent sign. */
function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A pair whose value swallowed those that follow, since what parts them was encoded or is a semicolon: each again by itself. */
function partedAgain([name, value]: [string, string]): [string, string][] {
  const plain = EXACT.has(name.toLowerCase()) ? value : /%[\da-f]{2}/i.test(value) ? decodedOnce(value) : value
  if (EXACT.has(name.toLowerCase()) || !/[&;][\w-]+=/.test(plain)) return [[name, plain]]
  const [own = '', ...rest] = plain.split(/[&;]/)
  return [[name, own], ...rest.flatMap((part) => (part === '' ? [] : [...new URLSearchParams(part)]))]
}

/** Names and values of a query string or a fragment, "&amp;", a second "?" and full-width signs read as they were meant. */
function pairsOf(text: string): [string, string][] {
  const ascii = FULL_WIDTH.reduce((so, [signs, sign]) => so.replaceAll(signs, sign), text)
  const plain = ascii.replace(/^[?#]+/, '').replaceAll(MARKED_UP, '&')
  const whole = !plain.includes('=') && /%3d/i.test(plain) ? new URLSearchParams(`q=${plain}`).get('q')! : plain
  const pairs = whole
    .split(/[&?]/)
    .flatMap((part) => (part === '' ? [] : [...new URLSearchParams(part)]))
    .flatMap(partedAgain)
  // A mail that was quoted as printable has "=3D" for every "=".
  const isQuoted = pairs.length > 0 && pairs.every(([, value]) => /^3d/i.test(value))
  return isQuoted ? pairs.map(([name, value]) => [name, value.slice(2)]) : pairs
}

/** Takes away what means nothing on the page that is asked for, and names it. */
function setAside(parameters: Map<string, string>, written: Map<string, string>): readonly AddressFault[] {
  const page = PAGES.find((one) => parameters.has(one)) ?? 'planner'
  const isHeeded = (name: string): boolean =>
    (PAGES as readonly string[]).includes(name) ? name === page : (HEEDED_BY[name] ?? page) === page
  return [...parameters].flatMap(([parameter, value]) => {
    if (isHeeded(parameter)) return []
    const fault = { parameter, value: written.get(parameter) ?? value }
    parameters.delete(parameter)
    written.delete(parameter)
    // One that says nothing asks for nothing.
    return value === '' ? [] : [fault]
  })
}

/** Reads the whole address of a page. Never throws. The values are checked by whoever uses them. */
export function readPageAddress(search: string, hash = ''): PageAddress {
  const parameters = new Map<string, string>()
  const written = new Map<string, string>()
  const unread: AddressFault[] = []
  for (const [given, value] of pairsOf(search)) {
    const name = mendValue(given).toLowerCase()
    const exact = mendValue(value)
    const mended = EXACT.has(name) ? exact : exact.toLowerCase()
    if (KNOWN.has(name) && !parameters.has(name)) {
      parameters.set(name, mended)
      written.set(name, toTell(value))
    } else if (KNOWN.has(name) ? parameters.get(name) !== mended : value !== '' && !TRACKING.test(name))
      unread.push({ parameter: toTell(given), value: toTell(value) })
  }
  unread.push(...setAside(parameters, written))
  const fragment: Record<FragmentParameter, string | null> = { scenario: null, beside: null, briefing: null }
  for (const [given, value] of pairsOf(hash)) {
    const name = FRAGMENT_PARAMETERS.find((one) => one === mendValue(given).toLowerCase())
    // Packed texts tell small letters from capitals.
    if (name) fragment[name] ??= mendValue(value)
    else if (value !== '' && !TRACKING.test(given.toLowerCase()))
      unread.push({ parameter: `#${toTell(given)}`, value: toTell(value) })
  }
  const named = (name: string): string | null => parameters.get(name) ?? null
  return {
    parameters,
    written,
    notes: named('notes'),
    kiosk: named('kiosk'),
    follow: named('follow'),
    shot: named('shot'),
    layer: named('layer'),
    baseMap: named('basemap'),
    shell: Object.fromEntries(
      SHELL_PARAMETERS.flatMap((name) => (parameters.has(name) ? [[name, parameters.get(name)]] : [])),
    ),
    fragment,
    unread,
  }
}
