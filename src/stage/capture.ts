import type { Map as MapLibreMap } from 'maplibre-gl'
import { assertDefined } from '../base/assert.ts'
import { cutTo } from './map-camera.ts'
import type { PictureSize } from './stage-renderer.ts'
import type { PictureOf, ViewState } from './view-state.ts'

/** The map of a stage, taken over for pictures of one size. */
export interface Capture {
  /** Draws a view of the map's city into the target at this point. Rejects when the map has gone away. */
  render(picture: PictureOf<ViewState>, target: CanvasRenderingContext2D, x?: number, y?: number): Promise<void>
  /** Gives the map back as it was; resolves when the screen shows it. Safe to call again. */
  close(): Promise<void>
}

export interface CaptureParts {
  readonly map: MapLibreMap
  /** The map's own element, laid out at the picture's size in CSS pixels meanwhile, and what it stands in. */
  readonly container: HTMLElement
  readonly parent: HTMLElement
  /** Called with the picture's pixels for a CSS pixel before the map takes its size. */
  readonly onOpen: (pixelRatio: number) => void
  /** Makes a view the one that is drawn; resolves when all that it needs is there. */
  readonly show: (picture: PictureOf<ViewState>) => Promise<void>
  /** How far the column drawn next lies from the picture's left edge, in pixels. */
  readonly setShift: (pixels: number) => void
  /** Puts view, size and camera back. */
  readonly onClose: () => void
  /** The map has been taken down, for example with its WebGL context. */
  readonly isGone: () => boolean
}

/** On a picture nothing lies over the map: its middle is the camera's. */
const WHOLE = { top: 0, right: 0, bottom: 0, left: 0 }

/** Wide enough for full HD in one go, small enough for the memory of a modest graphics card at 8K. */
const COLUMN = 1920

/** MapLibre's own book-keeping of the canvas, which knows no picture larger than its canvas. */
interface CanvasBooks {
  _clampedPixelRatio: number
  readonly painter: { resize(width: number, height: number, pixelRatio: number): void }
}

/**
 * Takes the map over. It is laid out at the picture's full size, so that camera, names and line widths are those of one
 * picture; the canvas holds one column of it at a time, and WebGL's viewport, which reaches beyond the canvas, is shifted
 * from column to column. Columns meet exactly, since each is cut out of the same picture. They have its full height:
 * the sky is drawn by rows.
 */
export async function openCapture(size: PictureSize, parts: CaptureParts): Promise<Capture> {
  const { map, container, parent } = parts
  const canvas = map.getCanvas()
  const gl = assertDefined(canvas.getContext('webgl2'), 'the map has a context')
  const pixelRatio = size.height / size.cssHeight
  const column = Math.min(size.width, size.column ?? COLUMN)
  let closed = false

  const still = keepStill(map, parent)
  const css = { width: Math.round(size.width / pixelRatio), height: Math.round(size.cssHeight) }
  container.style.width = `${css.width}px`
  container.style.height = `${css.height}px`
  container.style.transform = ''
  let shift = 0
  gl.viewport = (x, y, width, height) => {
    const onCanvas = gl.getParameter(gl.FRAMEBUFFER_BINDING) === null
    if (onCanvas) WebGL2RenderingContext.prototype.viewport.call(gl, -shift, 0, size.width, size.height)
    else WebGL2RenderingContext.prototype.viewport.call(gl, x, y, width, height)
  }
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    delete (gl as Partial<WebGL2RenderingContext>).viewport
    try {
      if (parts.isGone()) return
      parts.setShift(0)
      parts.onClose()
      await drawUntilIdle(map, parts.isGone)
    } finally {
      still.remove()
    }
  }
  try {
    parts.onOpen(pixelRatio)
    map.resize()
    const books = map as unknown as CanvasBooks
    books._clampedPixelRatio = pixelRatio
    books.painter.resize(css.width, css.height, pixelRatio)
    canvas.width = column
    canvas.height = size.height
    await observed(canvas)
  } catch (error) {
    await close()
    throw error
  }

  const toColumn = (left: number): void => {
    shift = left
    parts.setShift(left)
  }
  return {
    async render(picture, target, x = 0, y = 0) {
      await parts.show(picture)
      cutTo(map, picture.camera, { padding: WHOLE })
      toColumn(0)
      // The page stays alive, however many pictures are taken.
      await nextTask()
      await drawUntilIdle(map, () => closed || parts.isGone())
      for (let left = 0; left < size.width; left += column) {
        if (left > 0) {
          toColumn(left)
          map.redraw()
        }
        const width = Math.min(column, size.width - left)
        // In the same task as the drawing: afterwards the canvas is the browser's to clear.
        target.drawImage(canvas, 0, 0, width, size.height, x + left, y, width, size.height)
      }
      toColumn(0)
    },
    close,
  }
}

/** The screen as it stands, laid over the map while it serves for something else. */
function keepStill(map: MapLibreMap, parent: HTMLElement): HTMLElement {
  const canvas = map.getCanvas()
  const still = document.createElement('canvas')
  still.className = 'stage-still'
  still.dataset['part'] = 'stage-still'
  still.width = canvas.width
  still.height = canvas.height
  map.redraw()
  still.getContext('2d')?.drawImage(canvas, 0, 0)
  parent.append(still)
  return still
}

/** Resolves when resize observers have seen the canvas's new size: deck.gl takes its own from that. */
function observed(canvas: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const observer = new ResizeObserver(() => {
      observer.disconnect()
      resolve()
    })
    observer.observe(canvas)
  })
}

/** Lets frames be drawn, as fast as they can be, until names and tiles stand: the last one is on the canvas on return. */
async function drawUntilIdle(map: MapLibreMap, isOver: () => boolean): Promise<void> {
  for (;;) {
    if (isOver()) throw new Error('the map went away while a picture was being drawn')
    let idle = false
    const onIdle = (): void => {
      idle = true
    }
    map.once('idle', onIdle)
    map.redraw()
    map.off('idle', onIdle)
    if (idle) return
    // What is still on its way is waited for without drawing what is not whole.
    do await nextTask()
    while (!map.areTilesLoaded() && !isOver())
  }
}

/** A task of its own: timers and frames stand nearly still in a window that is not seen. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
