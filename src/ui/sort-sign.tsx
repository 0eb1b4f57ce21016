export type SortDirection = 'ascending' | 'descending' | 'none'

/** Beside the name of the column that a table is sorted by; its head says the same with `aria-sort`. */
export function SortSign({ direction }: { readonly direction: SortDirection }) {
  return <span aria-hidden="true">{direction === 'none' ? '' : direction === 'ascending' ? ' ▲' : ' ▼'}</span>
}
