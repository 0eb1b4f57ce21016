import type { System } from '../../../../facts/schema.ts'
import { useSystems } from '../../../../features/systems/systems-context.tsx'
import { BlocksForm } from './blocks-diagram.tsx'
import { BuildOutForm } from './build-out-diagram.tsx'
import { ComparisonForm } from './comparison-diagram.tsx'
import { CorridorForm } from './corridor-diagram.tsx'
import { PillarsForm } from './pillars-diagram.tsx'
import { RingForm } from './ring-diagram.tsx'
import { RoutesForm } from './routes-diagram.tsx'
import { SitesForm } from './sites-diagram.tsx'
import { SystemDiagramForm } from './network-diagram.tsx'
import { TaskTreeForm } from './task-tree-diagram.tsx'
import { TokensForm } from './tokens-diagram.tsx'

/** The form that fits a system, as data/systems.json chooses it; a form whose structure the pack lacks falls back to its things. */
export function SystemForm({ system }: { readonly system: System }) {
  const { forms } = useSystems()
  switch (system.form) {
    case 'task-tree':
      return forms?.taskTree.system === system.id ? (
        <TaskTreeForm tree={forms.taskTree} />
      ) : (
        <SitesForm system={system} />
      )
    case 'pillars':
      return forms?.pillars.system === system.id ? (
        <PillarsForm pillars={forms.pillars} system={system} />
      ) : (
        <SitesForm system={system} />
      )
    case 'system-diagram':
      return forms?.systemDiagram.system === system.id ? (
        <SystemDiagramForm diagram={forms.systemDiagram} />
      ) : (
        <SitesForm system={system} />
      )
    case 'ring':
      return forms?.ring.system === system.id ? (
        <RingForm ring={forms.ring} system={system} />
      ) : (
        <SitesForm system={system} />
      )
    case 'blocks':
      return forms?.blocks.system === system.id ? <BlocksForm blocks={forms.blocks} /> : <SitesForm system={system} />
    case 'build-out':
      return forms?.buildOut.system === system.id ? (
        <BuildOutForm buildOut={forms.buildOut} />
      ) : (
        <SitesForm system={system} />
      )
    case 'comparison':
      return forms?.comparison.systems.includes(system.id) ? (
        <ComparisonForm comparison={forms.comparison} system={system} />
      ) : (
        <SitesForm system={system} />
      )
    case 'routes':
      return <RoutesForm system={system} />
    case 'corridor':
      return <CorridorForm system={system} />
    case 'indicators':
      return <TokensForm system={system} />
    default:
      return <SitesForm system={system} />
  }
}
