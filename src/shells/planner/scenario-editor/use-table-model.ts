import {
  createColumnHelper,
  createPaginatedRowModel,
  createSortedRowModel,
  rowPaginationFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { useLanguage } from '../../../app/use-app.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { endShift } from './gantt-rows.ts'
import { monthsOf, type TableLine } from './plan-table-cells.ts'

export const PAGE_ROWS = 50

const features = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
})
const helper = createColumnHelper<typeof features, TableLine>()

export type TableModel = ReturnType<typeof useTableModel>

/** The lines sorted by any column, in pages. */
export function useTableModel(lines: readonly TableLine[]) {
  const text = useScenarioText()
  const language = useLanguage()
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor(({ row }) => row.entry.entity.name[language], { id: 'name', sortFn: 'alphanumeric' }),
        helper.accessor(({ lane }) => text(`lane.${lane}`), { id: 'lane', sortFn: 'alphanumeric' }),
        helper.accessor(({ row }) => row.plan?.start.day ?? -1, { id: 'start', sortFn: 'basic' }),
        helper.accessor(({ row }) => row.plan?.end.day ?? -1, { id: 'end', sortFn: 'basic' }),
        helper.accessor(({ row }) => monthsOf(row), { id: 'months', sortFn: 'basic' }),
        helper.accessor(({ row }) => row.plan?.end.basis ?? '', { id: 'basis', sortFn: 'alphanumeric' }),
        helper.accessor(({ row }) => endShift(row) ?? 0, { id: 'shift', sortFn: 'basic' }),
        helper.accessor(({ last }) => last?.reason[language] ?? '', { id: 'reason', sortFn: 'alphanumeric' }),
      ]),
    [language, text],
  )
  return useTable({
    features,
    columns,
    data: lines,
    initialState: { pagination: { pageIndex: 0, pageSize: PAGE_ROWS } },
    autoResetPageIndex: false,
  })
}
