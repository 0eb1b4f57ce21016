/** How the tiles of a base map name what is in them; `raster`: they are pictures. */
export const BASE_MAP_SCHEMAS = ['openmaptiles', 'protomaps', 'overture', 'raster'] as const
export type BaseMapSchema = (typeof BASE_MAP_SCHEMAS)[number]

/** West, south, east, north in degrees, WGS-84. */
export type Bounds = readonly [number, number, number, number]

/** A base map file that is open: its tiles are read one by one, as the view asks for them. */
export interface BaseMap {
  /** Of this page; another file, or the same one opened again, has another. */
  readonly id: string
  /** The file's name, or the address that it came from. */
  readonly name: string
  readonly schema: BaseMapSchema
  /** Ids of the vector layers in its tiles. */
  readonly vectorLayers: ReadonlySet<string>
  readonly bounds: Bounds
  readonly minZoom: number
  readonly maxZoom: number
  /** Whose data it is, as the file itself or whoever put the page up says it: plain text, empty where neither does. */
  readonly credit: string
  readonly licence: string
  /** The bytes of a tile; null where the file has none. Rejects where the file can no longer be read. */
  readonly tile: (z: number, x: number, y: number, signal?: AbortSignal) => Promise<ArrayBuffer | null>
  /** To be called when a tile turns out to be none that can be drawn. */
  readonly onBadTile: () => void
}

/** Where the buildings of a base map take the place of the illustrative ones: where they stand dense, wherever there are any, or nowhere. */
export const REAL_BUILDINGS = ['dense', 'all', 'none'] as const
export type RealBuildings = (typeof REAL_BUILDINGS)[number]

/** A base map as a view shows it. */
export interface ShownBaseMap {
  readonly map: BaseMap
  readonly buildings: RealBuildings
}
