import type { SearchNames } from '../city/search-names.ts'
import type { BriefingsPack, FactsPack, GeometryPack, SystemsPack } from '../intake/read-pack.ts'
import type { ContentServices } from '../app/services.ts'
import type { Settings } from '../session/settings.ts'

const loadGeometry = async (): Promise<GeometryPack> => (await import('virtual:city-geometry')).default as GeometryPack
const loadSearchNames = async (): Promise<SearchNames> => (await import('virtual:city-names')).default as SearchNames
const loadSystems = async (): Promise<SystemsPack> => (await import('virtual:city-systems')).default as SystemsPack
const loadBriefings = async (): Promise<BriefingsPack> =>
  (await import('virtual:city-briefings')).default as BriefingsPack

/** What comes with the twin; elevations are credited where they are configured. */
export function contentOf({ credits, shots }: FactsPack, terrain: Settings['terrain']): ContentServices {
  const elevations = terrain && {
    file: terrain.tiles,
    credit: { zh: terrain.credit, en: terrain.credit },
    licence: terrain.licence,
  }
  return {
    credits: elevations ? [...credits, elevations] : credits,
    shots,
    loadGeometry,
    loadSystems,
    loadSearchNames,
    loadBriefings,
  }
}
