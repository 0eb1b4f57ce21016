import '../../messages/intake.ts'
import { message, type Message } from '../../messages/message.ts'
import { CHOOSABLE_CRS, type Crs, type CrsCode, type CrsPlane } from '../../own-layers/crs.ts'
import type { Datum } from '../../own-layers/own-layer.ts'
import type { DeclaredCrs } from './raw-layer.ts'

/** Prefix of a code that carries a definition of a file's own. */
export const OWN_DEFINITION = 'PRJ:'

const byCode: ReadonlyMap<string, Crs> = new Map(CHOOSABLE_CRS.map((crs) => [crs.code, crs]))

/** A system by what its name says of the datum; undefined where it says nothing that is known here. */
function datumOfText(text: string): Datum | undefined {
  const known: readonly (readonly [RegExp, Datum])[] = [
    [/china[_ ]*(?:geodetic[_ ]*coordinate[_ ]*system[_ ]*)?2000|cgcs[_ ]?2000/i, 'cgcs2000'],
    [/beijing[_ ]*(?:19)?54/i, 'beijing54'],
    [/xian[_ ]*(?:19)?80|xi'an[_ ]*(?:19)?80/i, 'xian80'],
    [/gcj-?02/i, 'gcj02'],
    [/bd-?09/i, 'bd09'],
    [/wgs[_ ]*(?:19)?84|world geodetic system 1984/i, 'wgs84'],
  ]
  return known.find(([pattern]) => pattern.test(text))?.[1]
}

/** A parameter of a projection in well-known text, version 1 or 2. */
function parameterOf(text: string, name: RegExp): number | undefined {
  const found = new RegExp(`PARAMETER\\s*\\[\\s*"(?:${name.source})"\\s*,\\s*(-?[\\d.]+(?:e[-+]?\\d+)?)`, 'i').exec(
    text,
  )
  return found ? Number(found[1]) : undefined
}

/** The choosable system that a definition describes, by its parameters and not by its name. */
function sameAs(text: string, datum: Datum | undefined): Crs | undefined {
  if (datum === undefined) return undefined
  const isProjected = /PROJC(?:S|RS)\s*\[/i.test(text)
  if (!isProjected) {
    return /GEOG(?:CS|CRS)|GEODCRS/i.test(text)
      ? CHOOSABLE_CRS.find((crs) => crs.datum === datum && crs.plane.kind === 'degrees')
      : undefined
  }
  if (!/gauss[_ ]?kruger|transverse[_ ]mercator/i.test(text)) return undefined
  const meridian = parameterOf(text, /central[_ ]meridian|longitude of natural origin/)
  const easting = parameterOf(text, /false[_ ]easting/)
  const scale = parameterOf(text, /scale[_ ]factor(?: at natural origin)?/) ?? 1
  const north = parameterOf(text, /false[_ ]northing/) ?? 0
  return CHOOSABLE_CRS.find(
    ({ plane, datum: other }) =>
      other === datum &&
      north === 0 &&
      plane.kind === 'transverse-mercator' &&
      plane.meridian === meridian &&
      plane.falseEasting === easting &&
      Math.abs(plane.scale - scale) < 1e-6,
  )
}

/** The name that a definition gives itself. */
function nameIn(text: string): string {
  return (/^\s*\w+\s*\[\s*"([^"]{1,120})"/.exec(text) ?? /"name"\s*:\s*"([^"]{1,120})"/.exec(text))?.[1] ?? ''
}

/** What a definition in well-known text (.prj) or PROJJSON declares; null where it is none. */
export function declaredByDefinition(text: string, reason: Message): DeclaredCrs | null {
  const plain = text.replace(/^\u{feff}/u, '').trim()
  if (
    !/^(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|COMPD_?CS|COMPOUNDCRS|BOUNDCRS)\s*\[/i.test(plain) &&
    !plain.startsWith('{')
  )
    return null
  const known = sameAs(plain, datumOfText(plain))
  if (known) return { code: known.code, basis: 'stated', reason }
  const epsg =
    /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d{4,6})"?\s*\]\s*\]\s*$/i.exec(plain)?.[1] ??
    (plain.startsWith('{') ? epsgOfJson(plain) : undefined)
  if (epsg !== undefined && crsOf(`EPSG:${epsg}`)) return { code: `EPSG:${epsg}`, basis: 'stated', reason }
  return { code: `${OWN_DEFINITION}${plain.slice(0, 20_000)}`, basis: 'stated', reason }
}

function epsgOfJson(text: string): string | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: { authority?: unknown; code?: unknown } }
    if (id?.authority === 'OGC' && /84/.test(String(id.code))) return '4326'
    return id?.authority === 'EPSG' ? String(id.code) : undefined
  } catch {
    return undefined
  }
}

/** Systems that files bring and nobody here has to choose: all UTM zones of WGS-84, and that of the Dutch city models. */
const OTHERS: readonly (readonly [codes: RegExp, crs: (code: string) => Crs])[] = [
  [
    /^EPSG:32[67](?:0[1-9]|[1-5]\d|60)$/,
    (code) => ({
      code,
      label: `WGS 84 / UTM zone ${Number(code.slice(-2))}${code[7] === '6' ? 'N' : 'S'}`,
      datum: 'wgs84',
      plane: utm(Number(code.slice(-2))),
    }),
  ],
]

const utm = (zone: number): CrsPlane => ({
  kind: 'transverse-mercator',
  meridian: zone * 6 - 183,
  scale: 0.9996,
  falseEasting: 500_000,
  ellipsoid: 'wgs84',
})

/** Other codes for the same systems. */
const SAME: Readonly<Record<string, string>> = {
  'EPSG:4979': 'EPSG:4326',
  'EPSG:4480': 'EPSG:4490',
  'EPSG:900913': 'EPSG:3857',
  'EPSG:102100': 'EPSG:3857',
  'EPSG:3785': 'EPSG:3857',
  'OGC:CRS84': 'EPSG:4326',
}

/** proj4's own texts for systems that are no plane of `CrsPlane`. */
export const PROJ_TEXTS: Readonly<Record<string, { readonly label: string; readonly text: string }>> = {
  'EPSG:28992': {
    label: 'Amersfoort / RD New',
    text: '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.4171,50.3319,465.5524,1.9342,-1.6677,9.1019,4.0725 +units=m +no_defs',
  },
  'EPSG:7415': {
    label: 'Amersfoort / RD New + NAP height',
    text: '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.4171,50.3319,465.5524,1.9342,-1.6677,9.1019,4.0725 +units=m +no_defs',
  },
}

/** A system by its code; undefined for one that is not known here. A definition of a file's own has no plane of ours. */
export function crsOf(code: CrsCode): (Omit<Crs, 'plane'> & { readonly plane: CrsPlane | null }) | undefined {
  const plain = SAME[code] ?? code
  const known = byCode.get(plain) ?? OTHERS.find(([codes]) => codes.test(plain))?.[1](plain)
  if (known) return known
  const text = PROJ_TEXTS[plain]
  if (text) return { code: plain, label: text.label, datum: 'wgs84', plane: null }
  if (!plain.startsWith(OWN_DEFINITION)) return undefined
  const definition = plain.slice(OWN_DEFINITION.length)
  return { code: plain, label: nameIn(definition) || 'PRJ', datum: datumOfText(definition) ?? 'wgs84', plane: null }
}

/** Whether a definition says a datum that is known here; else its positions are taken as they are, and that is said. */
export function isKnownDatum(code: CrsCode): boolean {
  return !code.startsWith(OWN_DEFINITION) || datumOfText(code) !== undefined
}

/** What is always to be said of a datum. */
export function datumWarnings(datum: Datum): Message[] {
  if (datum === 'beijing54') return [message('geo.noExactShift', { datum: 'Beijing 1954' })]
  if (datum === 'xian80') return [message('geo.noExactShift', { datum: "Xi'an 1980" })]
  return []
}
