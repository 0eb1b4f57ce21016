/** Hides the interface, or shows it again: the map, the line at the foot and the way back stay. */
export function toggleInterface(root: HTMLElement): void {
  root.toggleAttribute('data-hidden')
}
