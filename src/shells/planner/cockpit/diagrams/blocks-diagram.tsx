import './blocks-diagram.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import { scaleSqrt } from '@visx/scale'
import { statementDay } from '../../../../city/documented-steps.ts'
import type { Fact, Diagrams } from '../../../../facts/schema.ts'
import { useLocalized, useApp } from '../../../../app/use-app.ts'
import { EntityChips } from '../entity-chips.tsx'
import { FactFigure } from '../../../../features/systems/fact-figure.tsx'
import { useFocusEntity } from '../focus-entity.ts'
import { useEvidenceDay, useSystemText } from '../../../../features/systems/systems-context.tsx'

type Blocks = Diagrams['blocks']
type KnownFact = (id: string) => Fact | undefined

/** Blocks whose areas follow the 亿元, apart and never added up: lists may overlap, totals and yearly sums differ. And the ring round Songshan. */
export function BlocksDiagram({ blocks }: { readonly blocks: Blocks }) {
  const { city } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const day = useEvidenceDay()
  const known: KnownFact = (id) => {
    const fact = city.facts.get(id)
    return fact && statementDay(city, fact) <= day ? fact : undefined
  }
  const amounts = blocks.blocks.flatMap((block) => known(block.size.fact)?.figure?.value ?? [])
  const side = scaleSqrt<number>({ domain: [0, Math.max(1, ...amounts)], range: [0, 190] })
  return (
    <div className="blocks-diagram">
      <p className="diagram-note">
        {text('blocks.scale')} · {text('blocks.notSummed')}
      </p>
      <ul className="blocks">
        {blocks.blocks.map((block) => (
          <SizedBlock key={block.id} block={block} known={known} sideOf={side} />
        ))}
        {blocks.unsized.map((block) => (
          <UnsizedBlock key={block.entity} block={block} known={known} />
        ))}
      </ul>
      <SongshanRing ring={blocks.songshanRing} />
      <p className="diagram-note">{words(blocks.note)}</p>
    </div>
  )
}

interface SizedProps {
  readonly block: Blocks['blocks'][number]
  readonly known: KnownFact
  /** Of the square for an amount, in units of its drawing. */
  readonly sideOf: (amount: number) => number
}

/** A list of projects with its total, and the sum of a year inside it. */
function SizedBlock({ block, known, sideOf }: SizedProps) {
  const text = useSystemText()
  const words = useLocalized()
  const size = known(block.size.fact)
  const annual = known(block.annual)
  const edge = size?.figure ? sideOf(size.figure.value) : 0
  const inner = annual?.figure && block.size.measure === 'total' ? sideOf(annual.figure.value) : 0
  const year = annual?.deadline?.period.slice(0, 4) ?? ''
  return (
    <li className="block" data-measure={block.size.measure}>
      <svg viewBox="0 0 200 200" aria-hidden="true">
        <rect className="block-total" x={(200 - edge) / 2} y={196 - edge} width={edge} height={edge} rx="3" />
        {inner > 0 && (
          <rect className="block-annual" x={(200 - edge) / 2} y={196 - inner} width={inner} height={inner} rx="2" />
        )}
      </svg>
      <BlockName block={block} count={known(block.count)} />
      {size && block.size.measure === 'total' && (
        <span className="block-line">
          <span className="token-side">{text('blocks.total')}</span> <FactFigure fact={size} side="goal" />
        </span>
      )}
      {annual && (
        <span className="block-line">
          <span className="token-side">{year ? text('blocks.annual', { year }) : text('blocks.annualPlain')}</span>{' '}
          <FactFigure fact={annual} side="goal" />
        </span>
      )}
      {!size && <span className="not-stated">{text('cockpit.notYet')}</span>}
      {block.parts.length > 0 && size && (
        <ul className="block-parts" aria-label={text('blocks.parts')}>
          {block.parts
            .flatMap((id) => known(id) ?? [])
            .map((fact) => (
              <li key={fact.id}>
                {words(fact.subject)} <FactFigure fact={fact} side="goal" />
              </li>
            ))}
        </ul>
      )}
    </li>
  )
}

/** A list whose amount no document gives. */
function UnsizedBlock({ block, known }: { readonly block: Blocks['unsized'][number]; readonly known: KnownFact }) {
  const text = useSystemText()
  return (
    <li className="block" data-measure="none">
      <svg viewBox="0 0 200 200" aria-hidden="true">
        <rect className="block-unsized" x="55" y="106" width="90" height="90" rx="3" />
      </svg>
      <BlockName block={block} count={known(block.count)} />
      <span className="not-stated">{text('blocks.unsized')}</span>
    </li>
  )
}

interface NameProps {
  readonly block: Blocks['blocks'][number] | Blocks['unsized'][number]
  /** How many projects the list has, as soon as that is printed. */
  readonly count: Fact | undefined
}

function BlockName({ block, count }: NameProps) {
  const words = useLocalized()
  const focusEntity = useFocusEntity()
  return (
    <>
      <button type="button" className="link" onClick={() => focusEntity([block.entity])}>
        {words(block.name)}
      </button>
      {count && (
        <span className="block-line">
          <FactFigure fact={count} side="plain" />
        </span>
      )}
    </>
  )
}

function SongshanRing({ ring }: { readonly ring: Blocks['songshanRing'] }) {
  const text = useSystemText()
  const words = useLocalized()
  return (
    <div className="songshan">
      <svg viewBox="0 0 200 120" role="img" aria-label={text('blocks.ring')}>
        <ellipse className="songshan-belt" cx="100" cy="64" rx="82" ry="40" />
        <path className="songshan-hill" d="M48 84 80 46l12 12 18-30 22 28 10-8 16 36z" />
      </svg>
      <div>
        <h5>{words(ring.name)}</h5>
        <p className="quiet-words">{text('blocks.ring')}</p>
        <EntityChips ids={[ring.entity]} label={words(ring.name)} />
      </div>
    </div>
  )
}
