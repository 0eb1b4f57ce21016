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

/** The diagram that fits a system, as data/systems.json chooses it; a diagram whose structure the pack lacks falls back to its things. */
export function SystemDiagram({ system }: { readonly system: System }) {
  const { diagrams } = useSystems()
  switch (system.diagram) {
    case 'task-tree':
      return diagrams?.taskTree.system === system.id ? (
        <TaskTreeDiagram tree={diagrams.taskTree} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'pillars':
      return diagrams?.pillars.system === system.id ? (
        <PillarsDiagram pillars={diagrams.pillars} system={system} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'system-diagram':
      return diagrams?.systemDiagram.system === system.id ? (
        <NetworkDiagram diagram={diagrams.systemDiagram} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'ring':
      return diagrams?.ring.system === system.id ? (
        <RingDiagram ring={diagrams.ring} system={system} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'blocks':
      return diagrams?.blocks.system === system.id ? (
        <BlocksDiagram blocks={diagrams.blocks} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'build-out':
      return diagrams?.buildOut.system === system.id ? (
        <BuildOutDiagram buildOut={diagrams.buildOut} />
      ) : (
        <SitesDiagram system={system} />
      )
    case 'comparison':
      return diagrams?.comparison.systems.includes(system.id) ? (
        <ComparisonDiagram comparison={diagrams.comparison} system={system} />
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
