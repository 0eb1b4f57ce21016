import type { StoreApi } from 'zustand/vanilla'

/** Parameters by which the address chooses a shell, and that this shell keeps there. */
const SHELL_PARAMETERS = ['present', 'chapter', 'cut'] as const
export type ShellParameter = (typeof SHELL_PARAMETERS)[number]

/** What the address says of the shell: empty for the planner. While it says something, the shell states the view, not the address. */
export type ShellAddress = Partial<Readonly<Record<ShellParameter, string>>>
export type ShellStore = StoreApi<ShellAddress>

/** Reads a query string; a shell's own parameters mean nothing without the one that chooses it. */
export function readShellAddress(search: string): ShellAddress {
  const parameters = new URLSearchParams(search)
  if (!parameters.has('present')) return {}
  return Object.fromEntries(
    SHELL_PARAMETERS.flatMap((name) => (parameters.has(name) ? [[name, parameters.get(name)]] : [])),
  ) as ShellAddress
}
