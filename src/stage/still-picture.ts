import type { Map as MapLibreMap } from 'maplibre-gl'

const QUALITY = 0.82

/**
 * The frame that the map draws next, as a JPEG of at most this width; null when the browser cannot make one. The canvas
 * can be read only in the very moment after drawing.
 */
export function takeStillPicture(map: MapLibreMap, width: number): Promise<Blob | null> {
  return new Promise((resolve) => {
    map.once('render', () => {
      const canvas = map.getCanvas()
      const scale = Math.min(1, width / canvas.width)
      const copy = document.createElement('canvas')
      copy.width = Math.round(canvas.width * scale)
      copy.height = Math.round(canvas.height * scale)
      copy.getContext('2d')?.drawImage(canvas, 0, 0, copy.width, copy.height)
      copy.toBlob(resolve, 'image/jpeg', QUALITY)
    })
    map.triggerRepaint()
  })
}
