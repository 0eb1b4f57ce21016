import './task-tree-diagram.css'
import { dayOf } from '../../../../base/day.ts'
import { aboutStatement } from '../../../../city/about-day.ts'
import type { Diagrams } from '../../../../facts/schema.ts'
import { formatStatedDay } from '../../../../ui/format-day.ts'
import { useLanguage, useSession, useLocalized, useApp } from '../../../../app/use-app.ts'
import { FactFigure } from '../../../../features/systems/fact-figure.tsx'
import { useFocusEntity } from '../focus-entity.ts'
import { useEvidenceDay, useSystemText } from '../../../../features/systems/systems-context.tsx'

type Node = Diagrams['taskTree']['nodes'][number]

/** Goal, tasks, measures, areas: each lights up on the day of the statement it rests on. */
export function TaskTreeDiagram({ tree }: { readonly tree: Diagrams['taskTree'] }) {
  const { city } = useApp()
  const known = tree.nodes.filter((node) => node.facts.some((id) => city.facts.has(id)))
  const childrenOf = (id: string | null, levels: readonly Node['level'][]): Node[] =>
    known.filter((node) => node.parent === id && levels.includes(node.level))
  return (
    <div className="task-tree">
      {childrenOf(null, ['goal']).map((root) => (
        <div key={root.id} className="tree-root">
          <TreeNode node={root} figures={false} />
          <ul className="tree-targets">
            {childrenOf(root.id, ['target']).map((node) => (
              <li key={node.id}>
                <TreeNode node={node} figures />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <ul className="tree-tasks">
        {known
          .filter(({ level, parent }) => (level === 'task' || level === 'safeguard') && parent !== null)
          .map((task) => (
            <li key={task.id} className="tree-task">
              <TreeNode node={task} figures={false} />
              <ul>
                {childrenOf(task.id, ['measure', 'area', 'safeguard']).map((measure) => (
                  <li key={measure.id}>
                    <TreeNode node={measure} figures />
                    <ul className="tree-areas">
                      {childrenOf(measure.id, ['area', 'measure']).map((area) => (
                        <li key={area.id}>
                          <TreeNode node={area} figures={false} />
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            </li>
          ))}
      </ul>
    </div>
  )
}

function TreeNode({ node, figures }: { readonly node: Node; readonly figures: boolean }) {
  const { city } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const language = useLanguage()
  const focusEntity = useFocusEntity()
  const selection = useSession((session) => session.selection)
  const litFrom = dayOf(node.litFrom)
  const lit = useEvidenceDay() >= litFrom
  const litBy = city.facts.get(node.litBy)
  const measured =
    figures && lit
      ? node.facts
          .flatMap((id) => city.facts.get(id) ?? [])
          .filter(({ figure }) => figure !== null && figure.basis !== 'counted')
      : []
  return (
    <div className="tree-node" data-level={node.level} data-lit={lit || undefined} data-node={node.id}>
      <button
        type="button"
        aria-pressed={selection !== null && node.entities.includes(selection)}
        onClick={() => focusEntity(node.entities)}
      >
        <span className="tree-level">{text(`tree.level.${node.level}`)}</span>
        <strong>{words(node.name)}</strong>
        <span className="when">
          {lit
            ? text('tree.lit', { date: formatStatedDay(litFrom, litBy ? aboutStatement(city, litBy) : null, language) })
            : text('tree.unlit')}
        </span>
      </button>
      {measured.length > 0 && (
        <p className="tree-figures">
          {measured.map((fact) => (
            <FactFigure key={fact.id} fact={fact} side="goal" />
          ))}
        </p>
      )}
      {node.note && lit && <p className="quiet-words">{words(node.note)}</p>}
    </div>
  )
}
