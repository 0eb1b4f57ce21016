import { PALETTES } from '../session/palette.ts'
import { metresPerPixel } from './camera-moves.ts'
import { applyStyle } from './map/apply-style.ts'
import { createKnownLabels, type KnownLabels } from './map/known-labels.ts'
import { mapStyle } from './map/style.ts'
import type { StageContent } from './stage-content.ts'
import { CITY_ORIGIN } from './city-origin.ts'
import type { StageHost } from './stage-host.ts'
import { createSun, hourOf } from './sun.ts'
import { sideTimes } from './time/side-times.ts'
import { rgb, shaderColours } from './time/time-state.ts'
import type { ViewState } from './view-state.ts'

/** Brings what is drawn from one view to the next: only what differs is touched. The camera is not its business. */
export interface ViewReducer {
  /** The view that is drawn. */
  shown(): ViewState
  show(next: ViewState): void
  /** The map's camera or size has changed. */
  readCamera(): void
  /** Pixels of the picture for a CSS pixel, for as long as they are not the screen's; undefined: the screen's again. */
  setPixelRatio(ratio: number | undefined): void
  /** The level of quality has changed. */
  applyEffects(): void
  readonly labels: KnownLabels
}

export function createViewReducer(host: StageHost, content: StageContent, first: ViewState): ViewReducer {
  const { time, steps, quality, world, ground, occlusion, own, baseMap } = host
  const { map } = host.open
  const canvas = map.getCanvas()
  const rows = new Map(first.schedules[0].entries.map((entry, row) => [entry.entity.id, row]))
  let shown = first
  let style = mapStyle(content.places, content.labels, first.session)
  let pixelRatio: number | undefined
  const sunOn = createSun(CITY_ORIGIN)
  const labels = createKnownLabels(map, content.labels, () => shown.session)

  const updateSides = (): void => {
    const { session, day, schedules } = shown
    time.selected = rows.get(session.selection ?? '') ?? -1
    const hour = hourOf(session)
    time.sides = sideTimes(session, day, schedules, canvas.clientWidth * time.pixelRatio, (on) => sunOn(on, hour))
    own.show(shown)
  }
  /** A label that is known on either side stands. */
  const updateLabels = (): void => labels.show(Math.max(...time.sides.map((side) => side.day)))
  const readCamera = (): void => {
    Object.assign(time, { zoom: map.getZoom(), metresPerPixel: metresPerPixel(map) })
    time.pixelRatio = pixelRatio ?? map.getPixelRatio()
    time.viewport = [canvas.clientWidth, canvas.clientHeight]
    updateSides()
  }
  const applyPalette = (): void => {
    const { theme, layers } = shown.session
    const palette = PALETTES[theme]
    time.colours = shaderColours(palette, theme === 'night')
    world.setPalette(palette, theme === 'night')
    ground.setPalette(palette)
    occlusion.setTint(rgb(palette.occlusion))
    ground.setLayers(layers)
    host.terrain?.setTheme(theme)
    host.switches.setState(layers, true)
    host.updateFlatLayers(shown)
  }
  const applyMapStyle = (): void => {
    const next = mapStyle(content.places, content.labels, shown.session)
    applyStyle(map, style, next)
    style = next
    labels.forget()
  }
  const applyEffects = (): void => {
    for (const part of [ground, world, occlusion]) part.setEffects(quality.effects())
    host.updateFlatLayers(shown)
    host.redraw()
  }
  world.setEffects(quality.effects())
  occlusion.setEffects(quality.effects())
  applyPalette()
  readCamera()
  updateLabels()
  baseMap.show(first)
  return {
    shown: () => shown,
    labels,
    readCamera,
    setPixelRatio(ratio) {
      pixelRatio = ratio
    },
    applyEffects,
    show(next) {
      const before = shown
      shown = next
      if (next.schedules !== before.schedules) steps.show(next.schedules)
      updateSides()
      if (looksOther(next, before)) {
        applyMapStyle()
        applyPalette()
      } else if (next.schedules.length !== before.schedules.length) host.updateFlatLayers(shown)
      baseMap.show(next)
      quality.choose(next.session.quality)
      updateLabels()
      host.redraw()
    },
  }
}

/** Whether theme, language, switches or featured labels are others. */
function looksOther({ session: next }: ViewState, { session: before }: ViewState): boolean {
  return (
    next.theme !== before.theme ||
    next.language !== before.language ||
    next.layers !== before.layers ||
    next.featured !== before.featured
  )
}
