import type { HillshadeLayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { PALETTES } from '../../session/palette.ts'
import type { Theme } from '../../session/session.ts'
import type { TerrainSource } from '../../session/settings.ts'

const SOURCE = 'elevations'
const HILLSHADE = 'hillshade'
/**
 * Up to this zoom the ground itself rises. Nearer, what stands on it would sink in: the twin's things lie on a plain, and
 * the shading of the slopes has to do.
 */
const RISES_TO_ZOOM = 9.4
const EXAGGERATION = 1.6

/** Slopes from elevation tiles: their shading on the ground at every zoom, and ground that rises while the province is seen. */
export interface Terrain {
  setTheme(theme: Theme): void
}

export function addTerrain(
  map: MapLibreMap,
  { tiles, encoding, maxZoom }: TerrainSource,
  before: string,
  theme: Theme,
): Terrain {
  map.addSource(SOURCE, { type: 'raster-dem', tiles: [tiles], encoding, tileSize: 256, maxzoom: maxZoom })
  map.addLayer({ id: HILLSHADE, type: 'hillshade', source: SOURCE, paint: paintOf(theme) }, before)
  let raised = false
  const follow = (): void => {
    const rises = map.getZoom() < RISES_TO_ZOOM
    if (rises === raised) return
    raised = rises
    map.setTerrain(rises ? { source: SOURCE, exaggeration: EXAGGERATION } : null)
  }
  map.on('zoomend', follow)
  follow()
  return {
    setTheme(next) {
      for (const [name, value] of Object.entries(paintOf(next)))
        map.setPaintProperty(HILLSHADE, name as never, value as never)
    },
  }
}

function paintOf(theme: Theme): NonNullable<HillshadeLayerSpecification['paint']> {
  const { shadow, reliefLit } = PALETTES[theme]
  return {
    'hillshade-shadow-color': shadow,
    'hillshade-highlight-color': reliefLit,
    'hillshade-accent-color': shadow,
    'hillshade-exaggeration': 0.45,
    'hillshade-illumination-direction': 315,
  }
}
