import './routes-diagram.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import type { System } from '../../../../facts/schema.ts'
import type { EntityKind } from '../../../../city/schema.ts'
import { useSession, useLocalized, useApp } from '../../../../app/use-app.ts'
import { EntityChips } from '../entity-chips.tsx'
import { useSystemText } from '../../../../features/systems/systems-context.tsx'
import { useSystemThings } from './system-items.ts'

/** Trunk, branches and micro-circulation between named nodes: what is connected, and not where it runs. */
export function RoutesDiagram({ system }: { readonly system: System }) {
  const { city } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const things = useSystemThings(system)
  const selection = useSession((session) => session.selection)
  const idsOf = (...kinds: EntityKind[]): readonly string[] =>
    things.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)
  const nodes = things.filter(({ kind }) => kind === 'mobility-node')
  const nameOf = (id: string): string => {
    const node = city.entityById.get(id)
    return node ? words(node.name) : ''
  }
  const has = (id: string): boolean => city.entityById.has(id)
  const line = (id: string, d: string) =>
    has(id) && (
      <path
        key={id}
        className="route"
        data-route={id.split('-')[1]}
        data-selected={selection === id || undefined}
        d={d}
      />
    )
  return (
    <div className="routes-diagram">
      <h5>{text('routes.levels')}</h5>
      <svg
        className="routes-drawing"
        viewBox="0 -24 560 250"
        role="img"
        aria-label={`${text('routes.levels')}: ${nodes.map(({ name }) => words(name)).join(', ')}`}
      >
        {line('av-trunk', 'M70 120H300')}
        {line('av-branch-beilonghu', 'M300 120C350 120 370 62 430 62')}
        {line('av-branch-zhihuidao', 'M300 120C350 120 380 142 430 142')}
        {line('av-micro-beilonghu', 'M430 62c18-44 92-36 92 0s-74 40-92 0z')}
        {line('av-micro-zhihuidao', 'M430 142c18-44 92-36 92 0s-74 40-92 0z')}
        {(
          [
            ['av-node-jichang', 'below', 70, 120, 8, 136, 280],
            ['av-node-dongzhan', 'before', 300, 120, 80, 68, 236],
            ['av-node-bei-longhu', 'above', 430, 62, 322, -20, 236],
            ['av-node-zhihui-dao', 'below-middle', 430, 142, 322, 182, 236],
          ] as const
        ).map(
          ([id, side, x, y, left, top, width]) =>
            has(id) && (
              <g key={id}>
                <circle className="route-node" cx={x} cy={y} r="8" />
                {/* A box of text, which breaks a long name into lines by itself; clear of the lines and of each other. */}
                <foreignObject x={left} y={top} width={width} height="40">
                  <div className="route-name" data-side={side}>
                    {nameOf(id)}
                  </div>
                </foreignObject>
              </g>
            ),
        )}
      </svg>
      <EntityChips ids={idsOf('trunk-line', 'branch-line', 'micro-circulation')} label={text('routes.levels')} />
      <h5>{text('routes.fleet')}</h5>
      <EntityChips ids={idsOf('fleet')} label={text('routes.fleet')} />
      <h5>{text('routes.types')}</h5>
      <EntityChips ids={idsOf('vehicle-type')} label={text('routes.types')} />
      <h5>{text('routes.areas')}</h5>
      <EntityChips ids={idsOf('demonstration-area')} label={text('routes.areas')} />
      {things.length === 0 && <p className="not-stated">{text('cockpit.notYet')}</p>}
    </div>
  )
}
