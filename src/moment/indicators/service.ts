import type { Day } from '../../base/day.ts'
import { createLocalFrame, distanceM, type LngLat } from '../../base/geodesy.ts'
import type { Place } from '../../city/schema.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import { progressOn } from '../../scenario/plan.ts'

/**
 * Share of a planned thing that is in service on a day: all of it in operation, the share that is done while it is partly
 * in operation, else nothing. A hold lets what runs run on; what is given up is in service no more. Null without a plan.
 */
export function serviceShare({ plan }: EntitySchedule, day: Day): number | null {
  if (!plan) return null
  if (day < plan.start.day || (plan.cancelled && day >= plan.cancelled.day)) return 0
  const progress = progressOn(plan, day)
  const phase = plan.profile.findLast(({ at }) => at <= progress)?.phase
  return phase === 'inOperation' ? 1 : phase === 'partlyInOperation' ? progress : 0
}

/** The course of a line as given, not rounded off; null where a place is none. */
export function courseOf(place: Place | undefined): readonly LngLat[] | null {
  return place?.geometry.type === 'LineString' ? place.geometry.coordinates : null
}

export function lengthKm(course: readonly LngLat[]): number {
  let metres = 0
  for (const [i, point] of course.entries()) if (i > 0) metres += distanceM(course[i - 1] ?? point, point)
  return metres / 1000
}

/** The first part of a course, up to a share of its length. */
export function firstPart(course: readonly LngLat[], share: number): readonly LngLat[] {
  if (share >= 1) return course
  const [first] = course
  if (share <= 0 || !first) return []
  let left = lengthKm(course) * 1000 * share
  const part: LngLat[] = [first]
  for (const [i, point] of course.entries()) {
    const before = course[i - 1]
    if (!before) continue
    const length = distanceM(before, point)
    if (length >= left) {
      const t = length === 0 ? 0 : left / length
      return [...part, [before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t]]
    }
    part.push(point)
    left -= length
  }
  return part
}

/** Metres from a point to the nearest point of a course; Infinity for a course of nothing. */
export function distanceToM(point: LngLat, course: readonly LngLat[]): number {
  const frame = createLocalFrame(point)
  const local = course.map((at) => frame.toLocal(at))
  let nearest = Infinity
  for (const [i, [bx, by]] of local.entries()) {
    const [ax, ay] = local[i - 1] ?? [bx, by]
    const [dx, dy] = [bx - ax, by - ay]
    const squared = dx * dx + dy * dy
    const t = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared))
    nearest = Math.min(nearest, Math.hypot(ax + t * dx, ay + t * dy))
  }
  return nearest
}
