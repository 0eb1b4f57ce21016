import '../../src/shells/planner/scenario-forms.css'
import '../../src/features/export/export-dialog.css'
import '../../src/shells/planner/briefing-editor/briefing-editor.css'
import '../../src/shells/planner/cockpit/cockpit.css'
import '../../src/shells/planner/cockpit/systems-view.css'
import '../../src/shells/planner/cockpit/diagrams/diagrams.css'
import { useState, type ReactNode } from 'react'
import { COCKPIT_TABS } from '../../src/session/open-panels.ts'
import { useApp, useLocalized, useText } from '../../src/app/use-app.ts'
import { PHASES } from '../../src/facts/phase.ts'
import type { BasisKind } from '../../src/facts/schema.ts'
import { DIFFERENCES } from '../../src/moment/moment-at.ts'
import { PLAN_VERDICTS } from '../../src/scenario/compare-schedules.ts'
import { EntityLink } from '../../src/features/card/entity-link.tsx'
import { EntityRowMarks } from '../../src/features/card/entity-row-marks.tsx'
import { FactItem } from '../../src/features/card/fact-item.tsx'
import { DocumentPanel } from '../../src/features/card/document-panel.tsx'
import { SourceCard } from '../../src/features/card/source-card.tsx'
import { JobProgress } from '../../src/features/export/job-progress.tsx'
import { SizeFields } from '../../src/features/export/size-fields.tsx'
import { ExportMessages } from '../../src/features/export/use-export-text.tsx'
import { FactFigure } from '../../src/features/systems/fact-figure.tsx'
import { SystemsProvider, useSystems } from '../../src/features/systems/systems-context.tsx'
import { EditorProvider } from '../../src/shells/planner/briefing-editor/editor-context.tsx'
import { WordsFields } from '../../src/shells/planner/briefing-editor/text-fields.tsx'
import { IndicatorCard } from '../../src/shells/planner/cockpit/indicator-card.tsx'
import { SystemDiagram } from '../../src/shells/planner/cockpit/diagrams/system-diagram.tsx'
import { SitesDiagram } from '../../src/shells/planner/cockpit/diagrams/sites-diagram.tsx'
import { ProgressLine } from '../../src/shells/planner/progress-line.tsx'
import { DateField, Field, NumberField, SelectField, TextField } from '../../src/ui/fields.tsx'
import { VerdictMark } from '../../src/shells/planner/verdict-mark.tsx'
import { Basis } from '../../src/ui/basis.tsx'
import { DifferenceMark } from '../../src/ui/difference-mark.tsx'
import { OpenListMark, WillMark } from '../../src/ui/fact-marks.tsx'
import { Icon, ICON_NAMES } from '../../src/ui/icon.tsx'
import { IconButton } from '../../src/ui/icon-button.tsx'
import { Tabs } from '../../src/ui/tabs.tsx'
import { KeyList } from '../../src/ui/key-list.tsx'
import { SortSign } from '../../src/ui/sort-sign.tsx'
import { PanelBoundary } from '../../src/ui/panel-boundary.tsx'
import { PhaseMark } from '../../src/ui/phase-mark.tsx'
import { Row, Sheet, Specimen } from './specimen.tsx'
import { Button } from '../../src/ui/button.tsx'

/** Signs that say something by form and colour. */
export function MarksSheet() {
  return (
    <Sheet title="Marks">
      <MarkRows />
    </Sheet>
  )
}

function MarkRows() {
  const { city } = useApp()
  const text = useText()
  const facts = [...city.facts.values()]
  const wills = [...new Map(facts.flatMap((fact) => (fact.will ? [[fact.will.degree, fact] as const] : []))).values()]
  const open = facts.find(({ openList }) => openList)
  return (
    <>
      <Row name="PhaseMark: documented, planned">
        {PHASES.map((phase) => (
          <Specimen key={phase} name={phase}>
            <PhaseMark phase={phase} /> <PhaseMark phase={phase} planned /> {text(`phase.${phase}`)}
          </Specimen>
        ))}
      </Row>
      <Row name="DifferenceMark">
        {DIFFERENCES.map((difference) => (
          <Specimen key={difference} name={difference}>
            <DifferenceMark difference={difference} /> {text(`difference.short.${difference}`)}
          </Specimen>
        ))}
      </Row>
      <Row name="VerdictMark">
        {PLAN_VERDICTS.map((verdict) => (
          <Specimen key={verdict} name={verdict}>
            <VerdictMark verdict={verdict} />
          </Specimen>
        ))}
      </Row>
      <Row name="SortSign">
        {(['none', 'ascending', 'descending'] as const).map((direction) => (
          <Specimen key={direction} name={direction}>
            {text('phase.planned')}
            <SortSign direction={direction} />
          </Specimen>
        ))}
      </Row>
      <Row name="Basis, WillMark, OpenListMark">
        {(['stated', 'derived', 'assumed'] as const satisfies readonly BasisKind[]).map((basis) => (
          <Specimen key={basis} name={basis}>
            <Basis basis={basis} />
          </Specimen>
        ))}
        {wills.map((fact) => (
          <Specimen key={fact.id} name={`will: ${fact.will?.degree}`}>
            <WillMark fact={fact} />
          </Specimen>
        ))}
        {open && (
          <Specimen name="open list">
            <OpenListMark fact={open} />
          </Specimen>
        )}
      </Row>
      <Row name="EntityRowMarks, EntityLink">
        {ENTITIES.map((id) => (
          <Specimen key={id} name={id}>
            <EntityRowMarks id={id} /> {city.entityById.get(id) && <EntityLink entity={city.entityById.get(id)!} />}
          </Specimen>
        ))}
      </Row>
      <Row name="Icon">
        {ICON_NAMES.map((name) => (
          <Specimen key={name} name={name}>
            <Icon name={name} />
          </Specimen>
        ))}
      </Row>
    </>
  )
}

/** Of every layer, with the longest names and the most facts, and one that nothing is said of. */
const ENTITIES = [
  'keyuan-ronghe',
  'guojia-chaosuan',
  'zhengkai-dongbu-shifanqu',
  'zhongyuan-kejicheng',
  'wepp3-henan',
  'av-fleet',
  'jingkai-qu',
  'guancheng-huizu-qu',
] as const

const BUTTONS = ['plain', 'solid'] as const

/** What is pressed. `data-force` is read by the script that takes the pictures. */
export function ButtonsSheet() {
  return (
    <Sheet title="Buttons, chips, tabs, keys">
      <ButtonRows />
    </Sheet>
  )
}

function ButtonRows() {
  const text = useText()
  const label = text('fault.retry')
  const long = text('tool.export')
  const states: readonly [name: string, props: object][] = [
    ['normal', {}],
    ['under the pointer', { 'data-force': 'hover' }],
    ['with the focus', { 'data-force': 'focus-visible' }],
    ['held down', { 'data-force': 'active' }],
    ['pressed', { 'aria-pressed': true }],
    ['disabled', { disabled: true }],
  ]
  return (
    <>
      {BUTTONS.map((kind) => (
        <Row key={kind} name={`Button: ${kind}`}>
          {states.map(([state, props]) => (
            <Specimen key={state} name={state}>
              <Button kind={kind} {...props}>
                {label}
              </Button>
            </Specimen>
          ))}
          <Specimen name="long">
            <Button kind={kind}>
              <Icon name="take" /> {long}
            </Button>
          </Specimen>
        </Row>
      ))}
      <Row name="IconButton">
        {states.map(([state, props]) => (
          <Specimen key={state} name={state}>
            <IconButton icon="home" label={label} {...props} />
          </Specimen>
        ))}
      </Row>
      <Row name="link">
        {states.slice(0, 3).map(([state, props]) => (
          <Specimen key={state} name={state}>
            <button type="button" className="link" {...props}>
              {long}
            </button>
          </Specimen>
        ))}
      </Row>
      <Row name="Tabs">
        {[false, true].map((disabled) => (
          <Specimen key={String(disabled)} name={disabled ? 'disabled' : 'normal'} wide>
            <Tabs
              className={disabled ? 'gallery-tabs' : 'cockpit-tabs'}
              label={label}
              tabs={COCKPIT_TABS}
              current="systems"
              disabled={disabled}
              onChoose={() => {}}
            >
              {(name) => text(name === 'systems' ? 'view.cockpit' : name === 'pairs' ? 'view.runMap' : 'view.make')}
            </Tabs>
          </Specimen>
        ))}
      </Row>
      <Row name="KeyList, ProgressLine">
        <Specimen name="keys" wide>
          <KeyList
            rows={[
              { keys: ['Ctrl', 'Shift', 'Z'], message: 'tool.export' },
              { keys: ['?'], message: 'tool.help' },
            ]}
            text={text}
          />
        </Specimen>
        {[0, 0.4, 1].map((share) => (
          <Specimen key={share} name={`${share * 100} %`} wide>
            <ProgressLine words={text('view.loading')} share={share} />
          </Specimen>
        ))}
      </Row>
      <Row name="PanelBoundary">
        <Specimen name="failed" wide>
          <PanelBoundary onClose={() => {}}>
            <Failing />
          </PanelBoundary>
        </Specimen>
      </Row>
    </>
  )
}

function Failing(): ReactNode {
  throw new Error('a specimen of a part that fails')
}

const NAMES = {
  zh: '郑开同城东部示范区与郑州航空港经济综合实验区之间的全部线路，逐段复核后再开工',
  en: 'All lines between the Zhengzhou–Kaifeng eastern demonstration area and the Airport Economy Zone, each section checked before work begins',
}

/** What is filled in: empty, filled, at its limits, refused. */
export function FieldsSheet() {
  const text = useFieldsState()
  return (
    <Sheet title="Fields and forms">
      <Row name="TextField, NumberField, DateField, SelectField">
        {[
          { name: 'empty', words: '', number: '', date: '' },
          { name: 'filled', words: text.long, number: '1234567890', date: '2023-03-09' },
          { name: 'refused', words: text.long, number: '-1', date: '1999-01-01' },
        ].map(({ name, words, number, date }) => (
          <Specimen key={name} name={name} wide>
            <form className="scenario-form">
              <TextField label={text.label} value={words} onChange={() => {}} />
              <NumberField label={text.label} value={number} min={0} max={9999999999} onChange={() => {}} />
              <DateField label={text.label} value={date} onChange={() => {}} />
              <Field label={text.label}>
                <textarea rows={2} value={words} readOnly />
              </Field>
              <SelectField
                label={text.label}
                value="one"
                choices={[{ value: 'one', label: words || text.label }]}
                onChange={() => {}}
              />
            </form>
          </Specimen>
        ))}
      </Row>
      <Row name="WordsFields">
        <EditorProvider>
          <Specimen name="empty" wide>
            <WordsFields label={text.label} value={{ zh: '', en: '' }} onChange={() => {}} />
          </Specimen>
          <Specimen name="long" wide>
            <WordsFields label={text.label} value={NAMES} long onChange={() => {}} />
          </Specimen>
        </EditorProvider>
      </Row>
      <Row name="SizeFields, JobProgress">
        <ExportMessages>
          <Specimen name="size" wide>
            <div className="export-form">
              <SizesSpecimen />
            </div>
          </Specimen>
          <Specimen name="running" wide>
            <JobProgress job={{ state: 'running', share: 0.42, secondsLeft: 754 }} file={null} onCancel={() => {}} />
          </Specimen>
          <Specimen name="done" wide>
            <JobProgress
              job={{ state: 'done' }}
              file={{ name: 'zhengzhou-2023-03-09-planned-and-documented-2560x1440.png', blob: new Blob(['x']) }}
              onCancel={() => {}}
            />
          </Specimen>
        </ExportMessages>
      </Row>
    </Sheet>
  )
}

function useFieldsState(): { readonly label: string; readonly long: string } {
  const words = useLocalized()
  return { label: words({ zh: '日期与说明', en: 'Date and reason' }), long: words(NAMES) }
}

function SizesSpecimen() {
  const [size, setSize] = useState({ width: 1920, height: 1080 })
  return <SizeFields sizes={[{ ...size, name: '1080p' }]} size={size} onSize={setSize} />
}

/** Cards of what carries the longest names, the most facts, and none. */
export function CardsSheet() {
  const { city } = useApp()
  return (
    <Sheet title="Source cards and documents">
      <Row name="SourceCard">
        {ENTITIES.map((id) => {
          const entity = city.entityById.get(id)
          return (
            entity && (
              <Specimen key={id} name={id} wide>
                <SourceCard entity={entity} />
              </Specimen>
            )
          )
        })}
      </Row>
    </Sheet>
  )
}

export function DocumentsSheet() {
  const { city } = useApp()
  const facts = [...city.facts.values()].toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)
  return (
    <Sheet title="Documents and facts">
      <Row name="DocumentPanel">
        {[...city.documents.values()].map((document) => (
          <Specimen key={document.id} name={document.id} wide>
            <DocumentPanel document={document} fact={null} />
          </Specimen>
        ))}
      </Row>
      <Row name="FactItem: the longest">
        <ul className="facts">
          {facts.slice(0, 6).map((fact) => (
            <FactItem key={fact.id} fact={fact} />
          ))}
        </ul>
      </Row>
    </Sheet>
  )
}

/** The drawing of every system, and what is measured in it. */
export function DiagramsSheet() {
  return (
    <Sheet title="Diagrams">
      <SystemsProvider>
        <DiagramRows />
      </SystemsProvider>
    </Sheet>
  )
}

function DiagramRows() {
  const { systems } = useSystems()
  return (
    <>
      {systems.map((system) => (
        <Row key={system.id} name={`${system.id}: ${system.diagram}`}>
          <section className="system-diagram" data-form={system.diagram}>
            <SystemDiagram system={system} />
          </section>
        </Row>
      ))}
      {systems.slice(0, 1).map((system) => (
        <Row key="sites" name="SitesDiagram: many">
          <SitesDiagram system={system} />
        </Row>
      ))}
    </>
  )
}

export function IndicatorsSheet() {
  return (
    <Sheet title="Indicators and figures">
      <SystemsProvider>
        <IndicatorRows />
      </SystemsProvider>
    </Sheet>
  )
}

function IndicatorRows() {
  const { city } = useApp()
  const { indicators } = useSystems()
  const figures = [...city.facts.values()]
    .filter(({ figure }) => figure)
    .toSorted((a, b) => JSON.stringify(b.figure).length - JSON.stringify(a.figure).length)
  return (
    <>
      <Row name="FactFigure: goal, report">
        {figures.slice(0, 12).map((fact) => (
          <Specimen key={fact.id} name={fact.id}>
            <FactFigure fact={fact} side="goal" /> <FactFigure fact={fact} side="report" />
          </Specimen>
        ))}
      </Row>
      <Row name="IndicatorCard">
        <div className="indicator-grid">
          {indicators.map((indicator, at) => (
            <IndicatorCard key={indicator.id} indicator={indicator} assumed={at % 2 === 0} />
          ))}
        </div>
      </Row>
    </>
  )
}
