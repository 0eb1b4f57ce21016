import type { PanelsStore } from '../../app/panels.ts'
import type { AppServices } from '../../app/services.ts'
import { toggleFullscreen } from './fullscreen.ts'
import { openNotes } from './keep-notes.ts'
import type { Presentation } from './presentation.ts'
import type { PresentAction } from './present-keys.ts'
import { stepTextSize } from './text-size.ts'

/** Digits of a chapter's number, at most: one more than any briefing needs, so that a slip is seen. */
const MOST_DIGITS = 3

/**
 * Does what a key asks for; false where there is nothing to do, and the key is the page's own. Digits are typed one after
 * the other: every other action but `erase` takes them away.
 */
export function createPresentActions(
  { store, commands }: Pick<AppServices, 'store' | 'commands'>,
  panels: PanelsStore,
  { story, ui }: Presentation,
): (action: PresentAction) => boolean {
  const escape = (): void => {
    if (document.fullscreenElement) void toggleFullscreen()
    else if (ui.getState().typed !== '') ui.setState({ typed: '' })
    else if (panels.getState().document) panels.setState({ document: null })
    else if (story.state.getState().exploring !== null && store.getState().selection !== null) commands.select(null)
    else ui.setState({ dialog: 'list' })
  }
  const overview = (): void => {
    if (story.state.getState().exploring === 'overview') story.resume()
    else story.overview()
  }
  const type = (digit: string): void =>
    ui.setState(({ typed }) => ({ typed: `${typed}${digit}`.slice(0, MOST_DIGITS) }))
  /** Digits first; without any, the way back from an excursion. */
  const erase = (): void => {
    const { typed } = ui.getState()
    if (typed !== '') ui.setState({ typed: typed.slice(0, -1) })
    else if (story.state.getState().exploring !== null) story.resume()
  }
  const enter = (): boolean => {
    const { typed } = ui.getState()
    if (typed !== '') ui.setState({ missing: story.goToNumber(Number(typed)) ? null : typed })
    else if (story.state.getState().exploring !== null) story.resume()
    else return false
    return true
  }
  const simple: Readonly<Record<Exclude<PresentAction['do'], 'digit' | 'erase' | 'enter'>, () => void>> = {
    next: story.next,
    back: story.back,
    first: story.first,
    last: story.last,
    list: () => ui.setState(({ dialog }) => ({ dialog: dialog === 'list' ? null : 'list' })),
    help: () => ui.setState({ dialog: 'help' }),
    overview,
    fullscreen: () => void toggleFullscreen(),
    black: () => story.setBlack(!story.state.getState().black),
    hide: () => document.documentElement.toggleAttribute('data-hidden'),
    auto: () => story.setAuto(!story.state.getState().auto),
    notes: () => ui.setState({ refused: !openNotes() }),
    larger: () => stepTextSize(1),
    smaller: () => stepTextSize(-1),
    escape,
    take: () => {},
  }
  return (action) => {
    ui.setState({ missing: null, refused: false })
    if (action.do === 'digit') type(action.digit)
    else if (action.do === 'erase') erase()
    else {
      if (action.do === 'enter') {
        if (!enter()) return false
      } else simple[action.do]()
      ui.setState({ typed: '' })
    }
    return true
  }
}
