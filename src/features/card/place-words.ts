import { PIN_LIMIT_M, type City } from '../../city/build-city.ts'
import type { Entity } from '../../city/schema.ts'
import type { LocalizedText } from '../../base/localized-text.ts'
import type { zh } from '../../app/messages/zh.ts'
import type { TextOf } from '../../messages/values.ts'

/** Where a thing stands on the map, in a few words: in what it lies, how well that is known, or that it is not stated. */
export function placeWords(
  city: City,
  entity: Entity,
  text: TextOf<typeof zh>,
  words: (words: LocalizedText) => string,
): string {
  const place = entity.place === null ? undefined : city.placeNotes.get(entity.place)
  const parent = entity.parent === null ? undefined : city.entityById.get(entity.parent)
  if (place && place.accuracyM < PIN_LIMIT_M) return words(place.name)
  if (place) return text('document.approximate', { place: words(place.name) })
  if (parent && entity.layer !== 'programmes') return text('card.somewhereIn', { parent: words(parent.name) })
  return text('card.noPlace')
}
