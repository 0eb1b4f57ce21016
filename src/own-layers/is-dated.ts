import type { OwnDays } from './own-layer.ts'

/** Whether a layer states any day; apart from its lane, which comes once there is one. */
export function isDated({ days }: { readonly days: OwnDays }): boolean {
  return Object.values(days).some((column) => column !== undefined)
}
