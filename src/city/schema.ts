import { z } from 'zod'
import type { LocalizedText } from '../base/localized-text.ts'
import { slug, words } from '../facts/schema.ts'
import { isExisting } from './entity-state.ts'

/*
 * Schemas of places (data/geometry), entities (data/entities) and massing (data/massing.json).
 * All coordinates are WGS-84 longitude, latitude in degrees.
 */

const position = z.tuple([z.number().min(70).max(136), z.number().min(17).max(55)])
const ring = z
  .array(position)
  .min(4)
  .refine(
    (points) => points[0]?.[0] === points.at(-1)?.[0] && points[0]?.[1] === points.at(-1)?.[1],
    'a closed ring: first point equals last',
  )

const geometrySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Point'), coordinates: position }),
  z.strictObject({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
  z.strictObject({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position).min(2)).min(1) }),
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])
export type PlaceGeometry = z.infer<typeof geometrySchema>

/** Where something is, how well that is known (accuracyM: radius or half-width in metres, about 90 % confidence), and on what it rests. */
export const placeSchema = z.strictObject({
  id: slug,
  name: words,
  kind: slug,
  geometry: geometrySchema,
  accuracyM: z.number().positive(),
  /** Whether a public source that can be read bears the position out; else it is general knowledge. */
  crossChecked: z.boolean(),
  basis: words,
  note: words.nullable(),
})
export type Place = z.infer<typeof placeSchema>

/** `programmes` holds what has no place of its own: it is listed and read about, never drawn on the map. */
export const layerId = z.enum(['districts', 'zones', 'parks', 'mobility', 'pipelines', 'corridors', 'programmes'])
export type LayerId = z.infer<typeof layerId>

export const entityKind = z.enum([
  'district',
  'development-zone',
  'park-area',
  'site',
  'programme',
  'demonstration-area',
  'trunk-line',
  'branch-line',
  'micro-circulation',
  'mobility-node',
  'fleet',
  'vehicle-type',
  'pipeline-planned',
  'pipeline-existing',
  'pipeline-end',
  'corridor',
  'road',
  'express-line',
  'county',
])
export type EntityKind = z.infer<typeof entityKind>

/**
 * The class that the reference assumption's table of durations is keyed by. `goal`: a quantity to be reached by a day; it has
 * a term, and no phase of works.
 */
export const planClass = z.enum([
  'none',
  'undated',
  'building',
  'campus',
  'renewal',
  'zone',
  'line',
  'pipeline',
  'fleet',
  'programme',
  'goal',
])

/**
 * A thing of the twin: what is drawn, picked and read about. `place` is null where no document and no source tells
 * where it is; `parent` is then the entity in whose tray its token lies. `facts` are in the order in which they were published.
 * `existing`: it was there before its first statement, and from what that is known. Such a thing has no phase and no plan;
 * what is planned at or for it is a thing of its own.
 */
export const entitySchema = z
  .strictObject({
    id: slug,
    layer: layerId,
    kind: entityKind,
    planClass,
    name: words,
    place: slug.nullable(),
    parent: slug.nullable(),
    /** That it belongs to its parent is the editor’s judgement, by geography or context: no document says so. */
    parentBasis: z.literal('editorial').optional(),
    facts: z.array(slug),
    existing: words.optional(),
    note: words.nullable(),
  })
  .refine((entity) => !isExisting(entity) || entity.planClass === 'none', {
    path: ['planClass'],
    message: 'what exists is not planned: its class is "none"',
  })

/** What a scenario added, and no document speaks of. */
export interface AddedBy {
  readonly scenario: string
  readonly author: LocalizedText
  readonly reason: LocalizedText
}

/** `addedBy`: a scenario's own thing. No data file can say so. */
export type Entity = z.infer<typeof entitySchema> & { readonly addedBy?: AddedBy }

/**
 * Illustrative massing of one entity: nothing in it is documented. Heights, footprints and spread in metres.
 * `shape` is one of those that the parks layer knows how to build.
 */
export const massingSchema = z.strictObject({
  entity: slug,
  shape: z.enum([
    'towers',
    'slabs',
    'terraces',
    'ring',
    'hall',
    'courtyards',
    'sheds',
    'dome',
    'spiral',
    'gate',
    'steps',
    'pavilions',
  ]),
  count: z.int().min(1).max(60),
  heightM: z.tuple([z.number().positive(), z.number().positive()]),
  footprintM: z.tuple([z.number().positive(), z.number().positive()]),
  spreadM: z.number().positive(),
  bearingDeg: z.number().min(0).max(360),
  basis: words,
})
export type Massing = z.infer<typeof massingSchema>

/** What the illustrative city fabric is generated from: only its total is documented. Shares are relative weights. */
export const fabricSchema = z.strictObject({
  seed: z.string().min(1),
  total: z.int().positive(),
  /** The fact that counts the buildings. */
  totalFact: slug,
  note: words,
  villageShare: z.number().min(0).max(1),
  centres: z
    .array(
      z.strictObject({
        id: slug,
        at: position,
        radiusKm: z.number().positive(),
        share: z.number().positive(),
        heightM: z.number().positive(),
        bearingDeg: z.number().min(0).max(360),
      }),
    )
    .min(1),
  /**
   * Quarters of a character of their own, the first that holds a spot counts: an area of the map, or so many kilometres
   * around a spot or around the shore of a lake, whose streets then run in rings and spokes.
   */
  quarters: z.array(
    z
      .strictObject({
        kind: z.enum(['old', 'campus', 'industry', 'rings']),
        place: slug.optional(),
        at: position.optional(),
        radiusKm: z.number().positive().optional(),
      })
      .refine(({ place, at }) => (place === undefined) !== (at === undefined), 'a place or a spot'),
  ),
})
export type Fabric = z.infer<typeof fabricSchema>
