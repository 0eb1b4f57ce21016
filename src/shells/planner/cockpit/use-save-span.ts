import { isoOf } from '../../../base/day.ts'
import { savedOn, saveText } from '../../../app/save-file.ts'
import { fileName } from '../../../base/file-name.ts'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import type { SpanWords } from '../../../export/span-csv.ts'
import { useSystems } from '../../../features/systems/systems-context.tsx'
import type { Change } from '../../../moment/changes-between.ts'
import type { DaySpan } from '../../../moment/day-span.ts'
import type { DueRow } from '../../../moment/due-between.ts'
import type { GoalRow } from '../../../moment/goals-on.ts'
import { useChangeWords, useStatement } from './change-words.ts'
import { useCockpitText } from './cockpit-text.ts'

interface SaveSpan {
  changes(changes: readonly Change[], span: DaySpan): Promise<void>
  due(rows: readonly DueRow[], span: DaySpan): Promise<void>
  goals(rows: readonly GoalRow[]): Promise<void>
}

/** Hands what a list shows to the browser as a file. The writer is fetched when it is first needed. */
export function useSaveSpan(): SaveSpan {
  const { city } = useApp()
  const text = useCockpitText()
  const language = useLanguage()
  const words = useSpanWords()
  // File names hold days as data do: they sort.
  const days = ({ from, to }: DaySpan) => ({ from: `${isoOf(from)}`, to: `${isoOf(to)}` })
  const save = (name: string, csv: string): void =>
    saveText(fileName([name, savedOn(), language], 'csv'), csv, 'text/csv;charset=utf-8')
  const writers = () => import('../../../export/span-csv.ts')
  return {
    async changes(changes, span) {
      save(text('changes.file', days(span)), (await writers()).writeChangesCsv(city, changes, language, words))
    },
    async due(rows, span) {
      save(text('due.file', days(span)), (await writers()).writeDueCsv(city, rows, language, words))
    },
    async goals(rows) {
      save(text('goals.file'), (await writers()).writeGoalsCsv(city, rows, language, words))
    },
  }
}

function useSpanWords(): SpanWords {
  const { systems } = useSystems()
  const text = useCockpitText()
  const localized = useLocalized()
  const statement = useStatement()
  const change = useChangeWords()
  return {
    kind: ({ kind }) => text(`changes.kind.${kind}`),
    change,
    due: (kind) => text(`due.kind.${kind}`),
    basis: (kind) => text(`basis.${kind}`),
    statement,
    will: ({ will }) => (will ? text('will', { degree: will.degree }) : ''),
    system: ({ system }) => localized(systems.find(({ id }) => id === system)?.name ?? { zh: system, en: system }),
    link: ({ link }) => text(`report.link.${link}`),
    layer: ({ entity }) => (entity ? text(`layer.${entity.layer}`) : ''),
  }
}
