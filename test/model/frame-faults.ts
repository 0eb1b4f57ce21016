import type { LngLat } from '../../src/base/geodesy.ts'
import { dayOf } from '../../src/base/day.ts'
import { offsetZoom } from '../../src/app/zoom-offset.ts'
import { labelRows, type LabelRow } from '../../src/layers/labels.ts'
import { LANGUAGES, LAYER_SWITCHES, type Camera, type Language } from '../../src/session/session.ts'
import { captionBox, clearOf, zoomOffsetFor, type Screen } from '../../src/shells/presenter/frame-view.ts'
import { loopStep, WHOLE } from '../../src/shells/kiosk/frame-explore.ts'
import { hallNames } from '../../src/shells/kiosk/hall-layout.ts'
import { entityMomentAt } from '../../src/moment/moment-at.ts'
import { stageScale } from '../../src/stage/stage-scale.ts'
import type { Chapter } from '../../src/story/schema.ts'
import { drawnIn } from './drawn-points.ts'
import { projectPoint } from './project-point.ts'
import { readRealCity } from './real-city.ts'

/** Screens, with the rem that tokens.css gives them. */
export const SCREENS: readonly Screen[] = [
  [960, 540],
  [1280, 720],
  [1600, 900],
  [1920, 1080],
  [3840, 2160],
  [3840, 1080],
  [1080, 1920],
].map(([width = 0, height = 0]) => ({ width, height, rem: Math.max(15, Math.min(0.0148 * height, 0.0088 * width)) }))

const real = readRealCity()
const drawn = drawnIn(real)
const rows = new Map(
  labelRows(real.city, real.schedule, real.geography, real.placements, []).map((row) => [row.entity, row]),
)
const nameOf = (id: string, language: Language): string =>
  (real.city.entityById.get(id)?.name[language] ?? '').replace(/[（(][^（）()]*[）)]/g, '').trim()

export const pointsDrawn = (entity: string): readonly LngLat[] => drawn.points(entity)

type Told = Pick<
  Chapter,
  'about' | 'board' | 'captionPlace' | 'camera' | 'layers' | 'selection' | 'ride' | 'title' | 'words' | 'day' | 'play'
>
type Spot = readonly [number, number] | null

/** Things that stand on the map and that title or words name, beside those that the chapter says it is about. */
function namedIn({ about, selection, title, words }: Told): readonly string[] {
  const text = `${title.zh} ${words.zh}`
  return real.city.entities
    .filter(({ id, name }) => {
      const short = name.zh.replace(/[（(][^（）()]*[）)]/g, '').trim()
      return id === selection || (short.length > 1 && text.includes(short))
    })
    .map(({ id }) => id)
    .filter((id) => !about.includes(id) && drawn.points(id).length > 0)
}

/** What a board of figures takes of the picture, in rem, as board.css lays it: a row at the foot, or under the head where the caption has the foot. */
const BOARD = { foot: 12.8, head: 14.5 }
/** What the plate of the day takes at the upper right at its longest, in rem: on a narrow screen all of its width. */
const PLATE = { width: 33, height: 4.6 }

function lookAt(
  { board, captionPlace, camera }: Told,
  screen: Screen,
): { spot: (at: LngLat) => Spot; isClear: (at: Spot) => boolean } {
  const clear = clearOf(captionPlace, screen)
  const atFoot = captionBox(captionPlace, screen).place === 'bottom'
  const [head, foot] = board.length === 0 ? [0, 0] : atFoot ? [BOARD.head, 0] : [0, BOARD.foot]
  const moved: Camera = offsetZoom(camera, zoomOffsetFor(captionPlace, screen))
  const { width, height } = screen
  return {
    spot: (at) => projectPoint(at, moved, screen, clear),
    isClear: (at) =>
      at !== null &&
      at[0] >= clear.left * width &&
      at[0] <= width * (1 - clear.right) &&
      at[1] >= Math.max(0.02 * height, head * screen.rem) &&
      (at[1] >= PLATE.height * screen.rem || at[0] <= width - PLATE.width * screen.rem) &&
      at[1] <= height * (1 - clear.bottom) - foot * screen.rem,
  }
}

/** What of a chapter is not in the free part of the picture, as it is drawn: the things it is about, and those it names. */
export function hiddenIn(told: Told, screen: Screen): readonly string[] {
  const { spot, isClear } = lookAt(told, screen)
  const about = told.about.flatMap((id) => {
    const points = drawn.points(id)
    if (points.length === 0) return [`${id} has no place on the map`]
    const share = points.filter((at) => isClear(spot(at))).length / points.length
    return share >= 0.85 ? [] : [`${id}: ${Math.round(share * 100)}% of it is in the clear`]
  })
  // A ride ends elsewhere than where its camera sets out.
  const named = told.ride ? [] : namedIn(told)
  return [
    ...about,
    ...named.flatMap((id) => {
      const at = drawn.nameAt(id) ?? drawn.points(id)[0]!
      return isClear(spot(at)) ? [] : [`${id} is named, and not in the clear`]
    }),
  ]
}

/** Whether days that play change nothing that is seen: of what is switched on and in the picture, nothing comes, grows or goes. */
export function playsInVain(told: Told & Pick<Chapter, 'reading'>, screen: Screen): boolean {
  const { spot } = lookAt(told, screen)
  const { play, layers, reading, day } = told
  if (!play) return false
  const shown = layers && new Set<string>(layers)
  const seen = (entry: (typeof real.schedule.entries)[number], on: string): string => {
    const { exists, documented, planned, progress, count } = entityMomentAt(entry, dayOf(on))
    const reported = reading === 'planned' ? null : documented
    return JSON.stringify([exists, reported, ...(reading === 'documented' ? [] : [planned, progress, count])])
  }
  const isIn = (at: Spot): boolean =>
    at !== null && at[0] > 0 && at[0] < screen.width && at[1] > 0 && at[1] < screen.height
  return !real.schedule.entries.some(
    (entry) =>
      (shown === null || shown.has(entry.entity.layer)) &&
      seen(entry, day) !== seen(entry, play.to) &&
      drawn.points(entry.entity.id).some((at) => isIn(spot(at))),
  )
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}
const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** The boxes that a featured name may take: its anchors, as style.ts gives them. */
function boxesOf(
  row: LabelRow,
  language: Language,
  [x, y]: readonly [number, number],
  zoom: number,
  scale: number,
): readonly Box[] {
  const size =
    scale * (zoom >= 15 ? 18 : zoom >= 11 ? 15.5 + ((zoom - 11) * 2.5) / 4 : 14 + Math.max(0, (zoom - 7) * 1.5) / 4)
  const name = nameOf(row.entity, language)
  const letters = [...name].reduce((sum, letter) => sum + (/[\u2E80-\uFFFF]/.test(letter) ? 1 : 0.56), 0)
  const lines = Math.ceil(letters / 11)
  const [width, height] = [(Math.min(letters, 11) * size) / 2 + 2 * scale, (lines * 1.2 * size) / 2 + 2 * scale]
  const off = 0.4 * size
  const at = (dx: number, dy: number): Box => ({
    left: x + dx - width,
    right: x + dx + width,
    top: y + dy - height,
    bottom: y + dy + height,
  })
  return [at(0, 0), at(0, height + off), at(0, -height - off), at(width + off, 0), at(-width - off, 0)]
}

interface Seen {
  readonly spot: (at: LngLat) => Spot
  readonly isClear: (at: Spot) => boolean
  /** Of the map, and how much larger than their own size its names are. */
  readonly zoom: number
  readonly scale: number
}

/** Names of what a picture is about that cannot stand: no name on the map, not known yet, a layer that is off, no room beside the others. */
function namelessAs(told: Told, { spot, isClear, zoom, scale }: Seen): readonly string[] {
  const layers = new Set<string>(told.layers ?? LAYER_SWITCHES)
  const day = dayOf(told.play?.to ?? told.day)
  const faults: string[] = []
  const asked: { readonly row: LabelRow; readonly at: readonly [number, number] }[] = []
  for (const id of told.about) {
    const row = rows.get(id)
    const at = row ? spot(row.at) : null
    if (!row) faults.push(`${id} has no name on the map`)
    else if (row.knownFrom > day) faults.push(`${id} is not known on the day`)
    else if (!layers.has(row.layer) || !layers.has('labels')) faults.push(`${id}: its layer or names are off`)
    else if (at !== null && isClear(at)) asked.push({ row, at })
    else if (!told.ride) faults.push(`${id}: its name is not in the clear`)
  }
  for (const language of LANGUAGES) {
    const free = asked.map(({ row, at }) => ({ id: row.entity, boxes: boxesOf(row, language, at, zoom, scale) }))
    const place = (from: number, taken: readonly Box[]): boolean =>
      from === free.length ||
      free[from]!.boxes.some((box) => !taken.some((other) => overlap(box, other)) && place(from + 1, [...taken, box]))
    if (!place(0, [])) faults.push(`${language}: no room for ${free.map(({ id }) => id).join(', ')}`)
  }
  return faults
}

export function namelessIn(told: Told, screen: Screen): readonly string[] {
  const zoom = told.camera.zoom + zoomOffsetFor(told.captionPlace, screen)
  return namelessAs(told, { ...lookAt(told, screen), zoom, scale: stageScale(screen.width, screen.height) })
}

/** The part of a hall's screen that its loop leaves to the picture: below the head, above caption and invitation. */
const LOOP_CLEAR = { top: 0.1, bottom: 0.68, side: 0.02 }

function lookAtLoop(told: Told, screen: Screen): Pick<Seen, 'spot' | 'isClear'> {
  const camera = offsetZoom(told.camera, loopStep(screen))
  return {
    spot: (at) => projectPoint(at, camera, screen, WHOLE),
    isClear(spot) {
      if (spot === null) return false
      const [x, y] = [spot[0] / screen.width, spot[1] / screen.height]
      return x > LOOP_CLEAR.side && x < 1 - LOOP_CLEAR.side && y > LOOP_CLEAR.top && y < LOOP_CLEAR.bottom
    },
  }
}

/** Names of a picture of the loop that cannot stand, as large as a hall has them. */
export function namelessInLoop(told: Told, screen: Screen): readonly string[] {
  const names = hallNames({ scale: 1 })
  const zoom = told.camera.zoom + loopStep({ ...screen, names })
  return namelessAs(told, {
    ...lookAtLoop(told, screen),
    zoom,
    scale: names * stageScale(screen.width, screen.height),
  })
}

/** What of a picture of the loop is not in the free part of a hall's screen, as it is drawn. */
export function hiddenInLoop(told: Told, screen: Screen): readonly string[] {
  const { spot, isClear: isClearAt } = lookAtLoop(told, screen)
  const isClear = (at: LngLat): boolean => isClearAt(spot(at))
  if (told.ride) return []
  return [
    ...told.about.flatMap((id) => {
      const points = drawn.points(id)
      return points.length > 0 && points.filter(isClear).length / points.length >= 0.85
        ? []
        : [`${id} is not in the clear`]
    }),
    ...namedIn(told)
      .filter((id) => !isClear(drawn.nameAt(id) ?? drawn.points(id)[0]!))
      .map((id) => `${id} is named, and not in the clear`),
  ]
}
