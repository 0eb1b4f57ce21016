import '../messages/intake.ts'
import { message } from '../messages/message.ts'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { failure, success, type Result } from '../base/result.ts'
import { positionIn, wholeFileFault, type FileFault } from './file-fault.ts'

/** An element of an XML file with its text and its place. */
export interface XmlNode {
  readonly text: string
  /** Line and column, from 1. */
  readonly at: { readonly row: number; readonly column: number }
  children(name: string): readonly XmlNode[]
  /** The first child of that name. */
  child(name: string): XmlNode | undefined
  /** The value of an attribute, whatever its prefix; attributes are read by `parseXml` only. */
  attribute(name: string): string | undefined
}

const MAX_DEPTH = 24
const META = XMLParser.getMetaDataSymbol() as unknown as symbol

type Raw = { readonly [name: string]: unknown } & { readonly '#text'?: string }

/**
 * Reads XML into its root element. Document types and entities of its own are refused, not expanded; only the five
 * entities of XML and numbered characters are read. Nothing deeper than 24 is read.
 */
export function readXml(file: string, text: string, root: string): Result<XmlNode, FileFault> {
  const source = text.replace(/^\u{feff}/u, '')
  const banned = /<!(?:DOCTYPE|ENTITY)/i.exec(source)
  if (banned) {
    return failure([
      {
        file,
        ...positionIn(source, banned.index),
        where: '',
        reason: message('xml.doctype'),
      },
    ])
  }
  try {
    const valid = XMLValidator.validate(source)
    if (valid !== true) {
      const { msg } = valid.err
      // The validator leaves the place out of some of its findings.
      const [line, col] = [valid.err.line || 1, valid.err.col || 1]
      return failure([
        {
          file,
          row: line,
          column: col,
          where: '',
          reason: message('xml.broken', { message: msg }),
        },
      ])
    }
    const found = (createParser(true).parse(source) as Raw)[root]
    if (!isRaw(found)) return failure([wholeFileFault(file, message('xml.root', { root }))])
    return success(createNode(found, lineStarts(source)))
  } catch (fault) {
    const detail = (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)
    return failure([wholeFileFault(file, message('xml.unreadable', { detail }))])
  }
}

/**
 * The root element of a part of a package, with attributes and without places. Throws where it is no XML with that root;
 * nothing outside is read here either.
 */
export function parseXml(text: string, root: string): XmlNode {
  const source = text.replace(/^\u{feff}/u, '')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source)) throw new Error('DOCTYPE')
  const found = (createParser(false).parse(source) as Raw)[root]
  if (!isRaw(found)) throw new Error(`no ${root}`)
  return createNode(found, [0])
}

const ATTRIBUTE = '@'

/** Either places or attributes: no file needs both. */
function createParser(places: boolean): XMLParser {
  return new XMLParser({
    processEntities: false,
    ignoreAttributes: places,
    attributeNamePrefix: ATTRIBUTE,
    parseAttributeValue: false,
    parseTagValue: false,
    trimValues: places,
    ignoreDeclaration: true,
    ignorePiTags: true,
    removeNSPrefix: true,
    alwaysCreateTextNode: true,
    captureMetaData: places,
    maxNestedTags: MAX_DEPTH,
  })
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function createNode(raw: Raw, starts: readonly number[]): XmlNode {
  const children = (name: string): XmlNode[] => {
    const found: unknown = Object.hasOwn(raw, name) ? raw[name] : undefined
    return (Array.isArray(found) ? found : [found]).filter(isRaw).map((child) => createNode(child, starts))
  }
  return {
    get text() {
      return decodeEntities(typeof raw['#text'] === 'string' ? raw['#text'] : '')
    },
    at: positionOf(
      (raw as unknown as Record<symbol, { startIndex?: number } | undefined>)[META]?.startIndex ?? 0,
      starts,
    ),
    children,
    child: (name) => children(name)[0],
    attribute: (name) => {
      const value: unknown = raw[`${ATTRIBUTE}${name}`]
      return typeof value === 'string' ? decodeEntities(value) : undefined
    },
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function positionOf(at: number, starts: readonly number[]): { row: number; column: number } {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return { row: low + 1, column: at - starts[low]! + 1 }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return NAMED[name] ?? whole
      const point = decimal ? Number(decimal) : parseInt(hex ?? '', 16)
      return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
        ? String.fromCodePoint(point)
        : whole
    },
  )
}
