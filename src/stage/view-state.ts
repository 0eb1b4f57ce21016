import type { City } from '../city/build-city.ts'
import type { Day } from '../base/day.ts'
import type { ShownBaseMap } from '../base-map/base-map.ts'
import type { ShownOwnLayer } from '../own-layers/layer-style.ts'
import type { Camera, Session } from '../session/session.ts'
import type { SideSchedules } from './side-schedules.ts'

/** What the map shows, whoever asks for it: with a camera and a size it makes one picture, always the same. */
export interface ViewState {
  readonly session: Session
  readonly day: Day
  /** One for each side that is shown, all of one city. */
  readonly schedules: SideSchedules
  /** Layers of the viewer's own, on every side, in drawing order: the first lies lowest. */
  readonly ownLayers: readonly ShownOwnLayer[]
  readonly baseMap: ShownBaseMap | null
}

/** A view with the city that it is of: a map is made for one city, and made anew for another. */
export interface CityViewState extends ViewState {
  readonly city: City
}

/** One picture of a view: seen from here, with what moves by itself so many seconds under way. The camera of the session means nothing. */
export interface PictureOf<View extends ViewState> {
  readonly view: View
  readonly camera: Camera
  readonly ambient?: number
}
