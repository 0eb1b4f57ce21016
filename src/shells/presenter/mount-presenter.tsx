import './presenter.css'
import './presenter-pages.css'
import './board.css'
import './own.css'
import { createRoot } from 'react-dom/client'
import { createStore } from 'zustand/vanilla'
import { applyLanguage, applyTheme } from '../../app/apply-theme.ts'
import { loadOwnBriefings } from '../../features/own-briefings/own-briefings.ts'
import { watchCrossings } from '../../app/crossings.ts'
import { createPanels } from '../../app/panels.ts'
import { AppContext, type AppContextValue } from '../../app/use-app.ts'
import type { AppServices } from '../../app/services.ts'
import { keepFollowers } from './follow/keep-followers.ts'
import { keepNotes } from './keep-notes.ts'
import { listenPresent } from './listen-present.ts'
import { claimSession, presentationMemory } from './presentation-session.ts'
import { createPresentation, type Presentation } from './presentation.ts'
import { Presenter, type Showing } from './presenter.tsx'
import { keepTextSize } from './text-size.ts'

/** Between two notes of how long the briefing has taken, in milliseconds. */
const KEEP_MS = 2000

/** Puts the presenter into `root`, in place of what the page held until then; returns the way to take it out. */
export function mountPresenter(root: HTMLElement, world: AppServices): () => void {
  const page = document.documentElement
  const {
    store,
    page: { shell },
  } = world
  const panels = createPanels(null, [])
  let shellWorld: AppContextValue = {
    ...world,
    ...world.cityView.getState(),
    crossings: watchCrossings(world.cityView.getState().schedule, world.clock),
    panels,
  }
  const memory = presentationMemory()
  const stopTextSize = keepTextSize()
  const showing = createStore<Showing>(() => ({ pack: null, own: [], presentation: null }))

  page.removeAttribute('data-hidden')
  applyTheme(page, store.getState().theme)
  applyLanguage(page, store.getState().language)
  const stopStyle = store.subscribe((session, before) => {
    if (session.theme !== before.theme) applyTheme(page, session.theme)
    if (session.language !== before.language) applyLanguage(page, session.language)
    if (session.selection !== before.selection) panels.setState({ document: null, dialog: null })
  })

  let stopShowing = (): void => {}
  const show = (): void => {
    const { pack, own } = showing.getState()
    const { present, chapter } = shell.getState()
    if (pack === null || present === undefined) return
    const { presentation } = showing.getState()
    if (presentation && presentation.story.state.getState().briefing.id === present) {
      const { slides, index } = presentation.story.state.getState()
      if (chapter !== undefined && slides[index]?.view.id !== chapter) presentation.story.goToId(chapter)
      return
    }
    stopShowing()
    const mine = own.find(({ id }) => id === present)
    const briefing = pack.briefings.find(({ id }) => id === present) ?? mine?.briefing
    const next = briefing
      ? begin(createPresentation(world, briefing, mine ?? null, shell.getState(), memory.timedOf(briefing.id)))
      : null
    showing.setState({ presentation: next })
    if (next) tell(next)
  }
  /** The address says which slide is shown. */
  const tell = ({ story }: Presentation): void => {
    const { briefing, slides, index, cut } = story.state.getState()
    const chapter = slides[index]?.view.id
    const now = shell.getState()
    if (chapter === undefined || now.present !== briefing.id || now.chapter === chapter) return
    shell.setState({ present: briefing.id, chapter, ...(cut === null ? {} : { cut }) }, true)
  }
  const begin = (presentation: Presentation): Presentation => {
    const stopKeys = listenPresent(world, panels, presentation)
    const stopNotes = keepNotes(world, presentation)
    const stopFollowed = world.page.broker ? keepFollowers(world, presentation) : (): void => {}
    // What a reload must not lose; a crash loses the last seconds at most.
    const { story } = presentation
    const keepTimes = (): void => {
      const { briefing, timer, elapsed } = story.state.getState()
      memory.keep(briefing.id, timer, elapsed)
    }
    const keeping = setInterval(keepTimes, KEEP_MS)
    addEventListener('pagehide', keepTimes)
    // What was opened on an excursion is closed on the way back.
    const stopFollowing = presentation.story.state.subscribe((now, before) => {
      if (now.index !== before.index) tell(presentation)
      if (before.exploring !== null && now.exploring === null) panels.setState({ document: null })
    })
    stopShowing = () => {
      clearInterval(keeping)
      removeEventListener('pagehide', keepTimes)
      stopFollowing()
      stopKeys()
      stopNotes()
      stopFollowed()
      presentation.stop()
      stopShowing = () => {}
    }
    return presentation
  }
  let here = true
  let stopShell = (): void => {}
  /** The viewer's own are read again whenever one of them has come, gone or changed. */
  const readAgain = async (): Promise<void> => {
    const pack = await world.content.loadBriefings()
    const own = await loadOwnBriefings(world, pack.briefings)
    if (here) showing.setState({ pack, own })
  }
  void Promise.all([readAgain(), claimSession(memory, navigator.locks)]).then(() => {
    if (!here) return
    show()
    stopShell = shell.subscribe(show)
  })

  const react = createRoot(root)
  const render = (): void =>
    react.render(
      <AppContext value={shellWorld}>
        <Presenter showing={showing} onOwn={readAgain} />
      </AppContext>,
    )
  render()
  const stopCityView = world.cityView.subscribe((next) => {
    shellWorld.crossings.dispose()
    shellWorld = { ...shellWorld, ...next, crossings: watchCrossings(next.schedule, world.clock) }
    render()
  })
  return () => {
    here = false
    stopShell()
    stopShowing()
    react.unmount()
    stopCityView()
    stopStyle()
    stopTextSize()
    shellWorld.crossings.dispose()
    page.removeAttribute('data-hidden')
  }
}
