import type { baseMapZh } from './zh.ts'

export const baseMapEn: Readonly<Record<keyof typeof baseMapZh, string>> = {
  'base.title': 'Base map',
  'base.none':
    'No base map file. Drop or choose a PMTiles that covers Zhengzhou (OpenMapTiles, Protomaps or Overture); it is not uploaded.',
  'base.choose': 'Choose a base map file',
  'base.replace': 'Replace the file',
  'base.remove': 'Remove the base map',
  'base.show': 'Show the base map "{name}"',
  'base.schema.openmaptiles': 'OpenMapTiles',
  'base.schema.protomaps': 'Protomaps',
  'base.schema.overture': 'Overture',
  'base.schema.raster': 'picture tiles',
  'base.opening': 'Opening "{name}"…',
  'base.credit': 'Source: {credit}',
  'base.noCredit': 'the file names no source',
  'base.class':
    'A base map is for orientation only and is in no document; it is drawn at its own coordinates (WGS-84 is expected).',
  'base.buildings': 'Base map buildings replace illustrative ones',
  'base.buildings.dense': 'where they are dense',
  'base.buildings.all': 'everywhere on the base map',
  'base.buildings.none': 'nowhere',
  'base.context': 'Switch "{layer}" on to see the base map',
}
