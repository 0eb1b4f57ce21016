import { PIN_LIMIT_M } from '../../city/build-city.ts'
import type { Entity } from '../../city/schema.ts'
import { formatDistance } from '../../ui/format-figure.ts'
import { useLanguage, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** How well the place is known and on what that rests, or that it is not stated; and what of the shape is invented. */
export function PlaceSection({ entity }: { readonly entity: Entity }) {
  const { city } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const place = entity.place === null ? undefined : city.placeNotes.get(entity.place)
  const parent = entity.parent === null ? undefined : city.entityById.get(entity.parent)
  return (
    <section className="card-section place-section" data-part="place-section">
      <h3>{text('card.place')}</h3>
      {place ? (
        <>
          <p className="place-accuracy">
            <span className="number">
              {text('card.accuracy', { distance: formatDistance(place.accuracyM, language) })}
            </span>
            <span className="quiet-words">
              {text(place.crossChecked ? 'card.crossChecked' : 'card.notCrossChecked')}
            </span>
          </p>
          {place.accuracyM >= PIN_LIMIT_M && entity.layer === 'parks' && (
            <p className="somewhere">{text('card.somewhere')}</p>
          )}
          <p className="quiet-words">{words(place.basis)}</p>
          {place.note && <p className="quiet-words">{words(place.note)}</p>}
        </>
      ) : (
        <p className="somewhere">
          {entity.layer === 'programmes'
            ? text('card.programmePlace')
            : parent
              ? text('card.somewhereIn', { parent: words(parent.name) })
              : text('card.noPlace')}
        </p>
      )}
      {parent && entity.parentBasis === 'editorial' && (
        <p className="quiet-words">{text('card.parentEditorial', { parent: words(parent.name) })}</p>
      )}
      {entity.layer === 'parks' && place && <p className="illustrative">{text('card.massing')}</p>}
      {(entity.layer === 'mobility' || entity.layer === 'corridors' || entity.layer === 'pipelines') && place && (
        <p className="illustrative">{text('card.schematic')}</p>
      )}
    </section>
  )
}
