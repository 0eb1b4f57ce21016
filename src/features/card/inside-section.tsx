import type { Entity } from '../../city/schema.ts'
import { EntityRowMarks } from './entity-row-marks.tsx'
import { useStageView, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** What lies in a thing, each with its phase on the day; those without a place of their own say so. */
export function InsideSection({ entity }: { readonly entity: Entity }) {
  const { city, commands } = useApp()
  const view = useStageView()
  const text = useText()
  const words = useLocalized()
  const children = city.children.get(entity.id) ?? []
  if (children.length === 0) return null
  return (
    <section className="card-section">
      <h3>
        {text('card.inside')} <span className="count">{children.length}</span>
      </h3>
      <ul className="inside" data-part="inside">
        {children.map((child) => (
          <li key={child.id}>
            <button
              type="button"
              onClick={() => {
                commands.select(child.id)
                view?.flyToEntity(child.id)
              }}
            >
              <EntityRowMarks id={child.id} />
              <span>{words(child.name)}</span>
              {child.place === null && child.layer !== 'programmes' && <small>{text('card.noPlace')}</small>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
