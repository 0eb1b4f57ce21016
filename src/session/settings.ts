/** What whoever puts the twin up may set, in index.html. */
export interface Settings {
  /** `<meta name="twin-review-number" content="GS(2026)0000号">`: the map's review number (审图号); null until there is one. */
  readonly reviewNumber: string | null
  readonly terrain: TerrainSource | null
  readonly broker: BrokerPlace | null
  /** Origins beside the page's own that layers may be fetched from: `<meta name="twin-data-origins" content="https://data.example.org …">`. */
  readonly dataOrigins: readonly string[]
  readonly baseMap: BaseMapPlace | null
}

/**
 * An MQTT broker over WebSocket, by which a presentation may be followed from elsewhere; without one nothing is ever sent:
 * `<meta name="twin-broker" content="wss://broker.example.org/mqtt" data-topic="zhengzhou-twin">`.
 */
export interface BrokerPlace {
  readonly url: string
  /** What its topics begin with. */
  readonly prefix: string
}

/**
 * Elevation tiles, from the app's own origin unless its content security policy is built for another:
 * `<meta name="twin-terrain" content="./terrain/{z}/{x}/{y}.png" data-encoding="terrarium" data-max-zoom="11" data-credit="…" data-licence="…">`.
 */
export interface TerrainSource {
  /** Address of a tile, with {z}, {x} and {y}. */
  readonly tiles: string
  readonly encoding: 'terrarium' | 'mapbox'
  /** The deepest zoom that there are tiles for. */
  readonly maxZoom: number
  /** Whom the elevations come from, and under which terms; both stand among the credits. */
  readonly credit: string
  readonly licence: string
}

/**
 * A base map file (PMTiles) that the map shows from the start. The build writes the line itself where there is a
 * `public/basemap.pmtiles`: `<meta name="twin-basemap" content="./basemap.pmtiles" data-credit="…" data-licence="…">`.
 */
export interface BaseMapPlace {
  readonly url: string
  /** Whose data it is, and under which terms; empty where the file itself is to say so. */
  readonly credit: string
  readonly licence: string
}

/** Deepest zoom of elevation tiles where none is named. */
const USUAL_MAX_ZOOM = 11

export function readSettings(): Settings {
  const content = document.querySelector('meta[name="twin-review-number"]')?.getAttribute('content')?.trim()
  return {
    reviewNumber: content ? content : null,
    terrain: readTerrain(document.querySelector('meta[name="twin-terrain"]')),
    dataOrigins: readOrigins(document.querySelector('meta[name="twin-data-origins"]')?.getAttribute('content') ?? ''),
    baseMap: readBaseMap(document.querySelector('meta[name="twin-basemap"]')),
    broker: readBroker(document.querySelector('meta[name="twin-broker"]')),
  }
}

/** The origins of a list with blanks between them; what is no address of the web is none. */
function readOrigins(list: string): readonly string[] {
  return list
    .split(/\s+/)
    .flatMap((url) => (/^https?:\/\//.test(url) && URL.canParse(url) ? [new URL(url).origin] : []))
}

function readBaseMap(meta: Element | null): BaseMapPlace | null {
  const url = meta?.getAttribute('content')?.trim() ?? ''
  if (url === '' || !URL.canParse(url, document.baseURI)) return null
  return {
    url: new URL(url, document.baseURI).href,
    credit: meta?.getAttribute('data-credit')?.trim() ?? '',
    licence: meta?.getAttribute('data-licence')?.trim() ?? '',
  }
}

/** Topics that begin with more than words, digits and slashes would be patterns, or the broker's own. */
function readBroker(meta: Element | null): BrokerPlace | null {
  const url = meta?.getAttribute('content')?.trim() ?? ''
  const prefix = meta?.getAttribute('data-topic')?.trim() || 'zhengzhou-twin'
  if (!/^wss?:\/\//.test(url) || !URL.canParse(url) || !/^[\w-]+(\/[\w-]+)*$/.test(prefix)) return null
  return { url, prefix }
}

function readTerrain(meta: Element | null): TerrainSource | null {
  const tiles = meta?.getAttribute('content')?.trim()
  if (!meta || !tiles || !['{z}', '{x}', '{y}'].every((part) => tiles.includes(part))) return null
  const zoom = Number(meta.getAttribute('data-max-zoom') ?? USUAL_MAX_ZOOM)
  return {
    // The braces must stay as they are: only what comes before them is an address.
    tiles: new URL(tiles, document.baseURI).href.replaceAll('%7B', '{').replaceAll('%7D', '}'),
    encoding: meta.getAttribute('data-encoding') === 'mapbox' ? 'mapbox' : 'terrarium',
    maxZoom: Number.isInteger(zoom) && zoom >= 1 && zoom <= 15 ? zoom : USUAL_MAX_ZOOM,
    credit: meta.getAttribute('data-credit')?.trim() ?? '',
    licence: meta.getAttribute('data-licence')?.trim() ?? '',
  }
}
