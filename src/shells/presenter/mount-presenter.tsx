import './presenter.css'
import './presenter-pages.css'
import './board.css'
import './own.css'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { loadOwnBriefings } from '../../features/own-briefings/own-briefings.ts'
import { createPanels, type PanelsStore } from '../../app/panels.ts'
import { showShell } from '../../app/show-shell.tsx'
import type { AppServices } from '../../app/services.ts'
import { keepPlannerView } from './keep-planner-view.ts'
import { claimSession, presentationMemory, type PresentationMemory } from './presentation-session.ts'
import { createPresentation, type Presentation } from './presentation.ts'
import { Presenter, type Showing } from './presenter.tsx'
import { runPresentation } from './run-presentation.ts'
import { keepTextSize } from './text-size.ts'

/** Puts the presenter into `root`, in place of what the page held until then; returns the way to take it out. */
export function mountPresenter(root: HTMLElement, services: AppServices): () => void {
  const page = document.documentElement
  const panels = createPanels()
  const giveBack = keepPlannerView(services)
  const memory = presentationMemory()
  const stopTextSize = keepTextSize()
  const showing = createStore<Showing>(() => ({ pack: null, own: [], presentation: null }))
  page.removeAttribute('data-hidden')

  let here = true
  /** The viewer's own are read again whenever one of them has come, gone or changed. */
  const readAgain = async (): Promise<void> => {
    const pack = await services.content.loadBriefings()
    const own = await loadOwnBriefings(services, pack.briefings)
    if (here) showing.setState({ pack, own })
  }
  let stopShowing = (): void => {}
  void Promise.all([readAgain(), claimSession(memory, navigator.locks)]).then(() => {
    if (here) stopShowing = showAsked(services, panels, showing, memory)
  })
  const shell = showShell(root, services, panels, <Presenter showing={showing} onOwn={readAgain} />, {
    onSession(now, before) {
      if (now.selection !== before.selection) panels.setState({ document: null, dialog: null })
    },
  })
  return () => {
    here = false
    stopShowing()
    giveBack()
    shell.stop()
    stopTextSize()
    page.removeAttribute('data-hidden')
  }
}

/** Shows the briefing and the slide that the address names, and lets the address say which slide is shown. */
function showAsked(
  services: AppServices,
  panels: PanelsStore,
  showing: StoreApi<Showing>,
  memory: PresentationMemory,
): () => void {
  const { shell } = services.page
  const tell = ({ story }: Presentation): void => {
    const { briefing, slides, index, cut } = story.state.getState()
    const chapter = slides[index]?.view.id
    const now = shell.getState()
    if (chapter === undefined || now.present !== briefing.id || now.chapter === chapter) return
    shell.setState({ present: briefing.id, chapter, ...(cut === null ? {} : { cut }) }, true)
  }
  let stopRunning = (): void => {}
  const begin = (present: string): Presentation | null => {
    const { pack, own } = showing.getState()
    const mine = own.find(({ id }) => id === present)
    const briefing = pack?.briefings.find(({ id }) => id === present) ?? mine?.briefing
    if (!briefing) return null
    const next = createPresentation(services, briefing, mine ?? null, shell.getState(), memory.timedOf(briefing.id))
    stopRunning = runPresentation(services, panels, next, memory, () => tell(next))
    return next
  }
  const show = (): void => {
    const { present, chapter } = shell.getState()
    if (present === undefined) return
    const { presentation } = showing.getState()
    const story = presentation?.story
    if (story?.state.getState().briefing.id === present) {
      const { slides, index } = story.state.getState()
      if (chapter !== undefined && slides[index]?.view.id !== chapter) story.goToId(chapter)
      return
    }
    stopRunning()
    stopRunning = () => {}
    const next = begin(present)
    showing.setState({ presentation: next })
    if (next) tell(next)
  }
  show()
  const stopShell = shell.subscribe(show)
  return () => {
    stopShell()
    stopRunning()
  }
}
