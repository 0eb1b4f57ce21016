import type { System } from '../../../../facts/schema.ts'
import { useSystems } from '../../../../features/systems/systems-context.tsx'
import { BlocksDiagram } from './blocks-diagram.tsx'
import { BuildOutDiagram } from './build-out-diagram.tsx'
import { ComparisonDiagram } from './comparison-diagram.tsx'
import { CorridorDiagram } from './corridor-diagram.tsx'
import { PillarsDiagram } from './pillars-diagram.tsx'
import { RingDiagram } from './ring-diagram.tsx'
import { RoutesDiagram } from './routes-diagram.tsx'
import { SitesDiagram } from './sites-diagram.tsx'
import { NetworkDiagram } from './network-diagram.tsx'
import { TaskTreeDiagram } from './task-tree-diagram.tsx'
import { TokensDiagram } from './tokens-diagram.tsx'

/** The form that fits a system, as data/systems.json chooses it; a form whose structure the pack lacks falls back to its things. */
export function SystemDiagram({ system }: { readonly system: System }) {
  const { forms } = useSystems()
  switch (system.form) {
    case 'task-tree':
      return forms?.taskTree.system === system.id ? (
        <TaskTreeDiagram tree={forms.taskTree} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'pillars':
      return forms?.pillars.system === system.id ? (
        <PillarsDiagram pillars={forms.pillars} system={system} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'system-diagram':
      return forms?.systemDiagram.system === system.id ? (
        <NetworkDiagram diagram={forms.systemDiagram} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'ring':
      return forms?.ring.system === system.id ? (
        <RingDiagram ring={forms.ring} system={system} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'blocks':
      return forms?.blocks.system === system.id ? (
        <BlocksDiagram blocks={forms.blocks} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'build-out':
      return forms?.buildOut.system === system.id ? (
        <BuildOutDiagram buildOut={forms.buildOut} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'comparison':
      return forms?.comparison.systems.includes(system.id) ? (
        <ComparisonDiagram comparison={forms.comparison} system={system} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'routes':
      return <RoutesDiagram system={system} />
    case 'corridor':
      return <CorridorDiagram system={system} />
    case 'indicators':
      return <TokensDiagram system={system} />
    default:
      return <SitesDiagram system={system} />
  }
}
