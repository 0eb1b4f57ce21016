import { useEffect, useRef } from 'react'
import type { LngLat } from '../../../base/geodesy.ts'
import { snapTo } from '../../../own-layers/draw-feature.ts'
import { useApp, useStageView } from '../../../app/use-app.ts'

/** CSS pixels within which a point snaps to a vertex. */
const SNAP_PX = 10

/** While on, each press on the map gives a point of the ground, snapped to vertices of own layers; nothing is selected meanwhile. */
export function useMapPoints(on: boolean, onPoint: (at: LngLat) => void): void {
  const { onMapPress, ownData } = useApp()
  const view = useStageView()
  const latest = useRef(onPoint)
  useEffect(() => {
    latest.current = onPoint
  })
  useEffect(() => {
    if (!on || !view) return undefined
    let metresPerPixel = 1
    let [x, y] = [0, 0]
    const stopCamera = view.onCamera((reading) => {
      metresPerPixel = reading.metresPerPixel
    })
    const follow = (event: PointerEvent): void => {
      ;[x, y] = [event.clientX, event.clientY]
    }
    addEventListener('pointerup', follow, true)
    const stopPress = onMapPress(() => {
      const ground = view.groundAt(x, y)
      if (!ground) return
      const at: LngLat = [ground.lng, ground.lat]
      const layers = ownData.kept
        .getState()
        .filter(({ look }) => look.style.visible)
        .map(({ layer }) => layer)
      latest.current(snapTo(layers, at, SNAP_PX * metresPerPixel) ?? at)
    })
    return () => {
      stopCamera()
      removeEventListener('pointerup', follow, true)
      stopPress()
    }
  }, [on, view, onMapPress, ownData])
}
