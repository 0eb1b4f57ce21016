import type { Entity } from '../../../city/schema.ts'
import { useStageView, useApp } from '../../../app/use-app.ts'

/** Whether a thing, or what it lies in, can be seen on the map. */
export function hasPlace(entity: Entity): boolean {
  return entity.place !== null || (entity.layer !== 'programmes' && entity.parent !== null)
}

/** Chooses the first of some things that has a place, else the first, and brings the map there. */
export function useFocusEntity(): (ids: readonly string[]) => void {
  const { city, commands, panels } = useApp()
  const view = useStageView()
  return (ids) => {
    const things = ids.flatMap((id) => city.entityById.get(id) ?? [])
    const first = things.find(({ place }) => place !== null) ?? things.find((thing) => hasPlace(thing)) ?? things[0]
    if (!first) return
    panels.setState({ document: null })
    commands.select(first.id)
    if (hasPlace(first)) view?.flyToEntity(first.id)
  }
}
