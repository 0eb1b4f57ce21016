import { useMemo } from 'react'
import type { Entity } from '../../../../city/schema.ts'
import type { System } from '../../../../facts/schema.ts'
import { useLocalized, useApp } from '../../../../app/use-app.ts'
import { EntityChips } from '../entity-chips.tsx'
import { useSystemText } from '../../../../features/systems/systems-context.tsx'
import { useSystemThings } from './system-items.ts'

/** A system's things by the area they lie in, each with its phase on the day; one press brings the map there. */
export function SitesDiagram({ system }: { readonly system: System }) {
  const { city } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const things = useSystemThings(system)
  const groups = useMemo(() => {
    const byArea = new Map<string, Entity[]>()
    for (const thing of things) {
      const area = thing.parent ?? (city.children.get(thing.id)?.length ? thing.id : '')
      byArea.set(area, [...(byArea.get(area) ?? []), thing])
    }
    return [...byArea].toSorted(([a], [b]) => Number(a === '') - Number(b === ''))
  }, [city, things])
  return (
    <div className="sites">
      {groups.map(([area, members]) => {
        const parent = city.entityById.get(area)
        return (
          <section
            key={area}
            className="site-group"
            aria-label={parent ? words(parent.name) : text('indicator.noPlace')}
          >
            <h5>
              {parent ? words(parent.name) : text('indicator.noPlace')} <span className="count">{members.length}</span>
            </h5>
            <EntityChips
              ids={members.map(({ id }) => id)}
              label={parent ? words(parent.name) : text('indicator.noPlace')}
            />
          </section>
        )
      })}
      {things.length === 0 && <p className="not-stated">{text('cockpit.notYet')}</p>}
    </div>
  )
}
