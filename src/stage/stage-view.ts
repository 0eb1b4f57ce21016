import type { OwnFeatureRef } from '../own-layers/layer-style.ts'
import type { Camera } from '../session/session.ts'
import type { CameraPath } from './camera-path.ts'

/** What listeners learn of the camera after each move. */
export interface CameraReading {
  readonly metresPerPixel: number
  readonly bearing: number
  readonly zoom: number
}

/** Shares of the map's width and height, from each edge, that words lie over: the camera's middle is that of the rest. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** What moves the camera in a view: a flight, from where it is unless `from` says otherwise, then a ride. */
export interface CameraAnimation {
  readonly from: Camera | null
  readonly camera: Camera
  readonly seconds: number
  readonly ride: {
    readonly entities: readonly string[]
    readonly seconds: number
    readonly zoom: number
    readonly pitch: number
  } | null
}

/** What a shell may ask of the map. */
export interface StageView {
  flyToEntity(id: string): void
  /** West, south, east, north in degrees. */
  flyToBounds(bounds: readonly [number, number, number, number]): void
  flyTo(camera: Camera): void
  /** As `flyTo`, in this many seconds; resolves with true on arrival, with false when the viewer has taken over. */
  fly(camera: Camera, seconds: number, insets?: Insets): Promise<boolean>
  /** Rides along the lines of these entities, one after the other, looking ahead; resolves as `fly` does. */
  ride(entities: readonly string[], seconds: number, zoom: number, pitch: number): Promise<boolean>
  /** The way that `fly` and `ride` take, to be looked at one moment at a time; `span` is the longer side of the view in CSS pixels. */
  animationOf(animation: CameraAnimation, before: Camera, span: number): CameraPath
  /**
   * Turns slowly around the middle of the view until the viewer takes over or it is called off, and then resolves with false.
   * Where less motion is wanted it turns a step at once, and resolves with true.
   */
  orbit(on: boolean): Promise<boolean>
  resetNorth(): void
  zoomBy(delta: number): void
  /** Where the camera is at this moment. */
  camera(): Camera
  /** Cuts to a camera, without a flight. */
  jumpTo(camera: Camera, insets?: Insets): void
  onCamera(listener: (reading: CameraReading) => void): () => void
  /** Resolves when what was asked for last has been drawn and stands still. */
  settled(): Promise<void>
  /** Draw calls, triangles and living GPU objects of three's part, for benchmarks. */
  info(): { calls: number; triangles: number; geometries: number; textures: number }
  /** The point of the ground, in degrees, at a point of the canvas, in CSS pixels; null where there is none. */
  groundAt(x: number, y: number): { readonly lng: number; readonly lat: number } | null
  /** The names that stand on the map; at a point of the canvas, in CSS pixels, those whose room holds it. */
  names(at?: readonly [number, number]): readonly string[]
  /** The frame drawn next, as a JPEG of at most this width in pixels; null when the browser cannot make one. */
  stillPicture(width: number): Promise<Blob | null>
  /** Told how much of the illustrative fabric is made, 0 to 1, at once and then as it grows; null once it stands. Where there is none, never. */
  onFabric(listener: (share: number | null) => void): () => void
  /** Buildings of the illustrative fabric that this machine is asked to draw at most, by the chosen or measured quality. */
  buildings(): number
  /** The entity drawn at a point of the canvas, in CSS pixels. */
  pick(x: number, y: number): string | null
  /** The feature of a layer of the viewer's own that is drawn there. */
  pickOwn(x: number, y: number): OwnFeatureRef | null
}
