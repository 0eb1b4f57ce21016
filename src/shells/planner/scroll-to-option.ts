/**
 * Scrolls the list that holds an option so far that it is seen. Not by `scrollIntoView`, which in newer browsers also moves
 * the place from which the Tab key goes on: who has not pressed anything yet would begin in the middle of the page.
 */
export function scrollToOption(id: string): void {
  const option = document.getElementById(id)
  let list = option?.parentElement
  while (list && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement
  if (!option || !list) return
  const [frame, box] = [list.getBoundingClientRect(), option.getBoundingClientRect()]
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(list)
  const above = frame.top + (Number.parseFloat(scrollPaddingTop) || 0) - box.top
  const below = box.bottom - frame.bottom + (Number.parseFloat(scrollPaddingBottom) || 0)
  if (above > 0) list.scrollTop -= above
  else if (below > 0) list.scrollTop += below
}
