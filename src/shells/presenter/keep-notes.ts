import { isoOf } from '../../base/day.ts'
import { linkPage, openTransport } from './link/link-transport.ts'
import type { WallCommand, WallState } from './link/link-message.ts'
import { createWallEnd } from './link/presentation-link.ts'
import { secondsOf } from '../../story/slides.ts'
import type { Story } from '../../story/story.ts'
import type { Presentation } from './presentation.ts'
import { presentationSession } from './presentation-session.ts'
import type { AppServices } from '../../app/services.ts'

/** Opens the presenter's window, or brings the one of this presentation to the front; false where the browser refuses. */
export function openNotes(): boolean {
  const session = presentationSession()
  const opened = window.open(`${location.pathname}?notes=${session}`, `notes-${session}`, 'popup,width=1080,height=760')
  opened?.focus()
  return opened !== null
}

type Wall = Pick<AppServices, 'store' | 'clock' | 'cityView' | 'commands'>
type Shown = Pick<Presentation, 'story' | 'own'>

/** What the presenter's window is told. */
function wallOf({ store, clock, cityView }: Wall, { story, own }: Shown): WallState {
  const { briefing, slides, index, exploring, black, auto, elapsed, timer, inSlide, narration } = story.state.getState()
  const { language, theme, selection } = store.getState()
  const lengthAt = (at: number): number => (at === index && narration !== null ? narration : secondsOf(slides[at]!))
  const pageAt = (at: number) => ({ kind: slides[at]!.kind, number: slides[at]!.number, title: slides[at]!.view.title })
  const { words, notes } = slides[index]!.view
  return {
    briefing: { id: briefing.id, name: briefing.name, own: own !== null },
    language,
    theme,
    page: { ...pageAt(index), words, notes },
    index,
    pages: slides.length,
    chapters: slides.filter(({ kind }) => kind === 'chapter').length,
    next: index + 1 < slides.length ? pageAt(index + 1) : null,
    exploring,
    chosen: (selection !== null && cityView.getState().city.entityById.get(selection)?.name) || null,
    black,
    auto,
    day: isoOf(clock.day),
    inPage: inSlide,
    pageSeconds: lengthAt(index),
    elapsed,
    timer,
    totalSeconds: slides.reduce((sum, _, at) => sum + lengthAt(at), 0),
  }
}

function obey(command: WallCommand, { commands }: Wall, story: Story): void {
  switch (command.do) {
    case 'next':
      story.next()
      break
    case 'back':
      story.back()
      break
    case 'first':
      story.first()
      break
    case 'last':
      story.last()
      break
    case 'overview':
      story.overview()
      break
    case 'resume':
      story.resume()
      break
    case 'goTo':
      story.goToNumber(command.number)
      break
    case 'timer':
      if (command.timer === 'reset') story.resetTimer()
      else story.setTimer(command.timer)
      break
    case 'black':
      story.setBlack(command.black)
      break
    case 'auto':
      story.setAuto(command.auto)
      break
    case 'language':
      commands.chooseLanguage(command.language)
      break
  }
}

/** Keeps the presenter's window, if there is one, in step with a story, until the returned function is called. */
export function keepNotes(wall: Wall, shown: Shown): () => void {
  const { story } = shown
  const transport = openTransport(linkPage(window))
  const end = createWallEnd(
    transport,
    presentationSession(),
    () => wallOf(wall, shown),
    (command) => obey(command, wall, story),
  )
  let telling = false
  /** Once the change is whole: a slide that is turned to sets its day after its number. */
  const tellSoon = (): void => {
    if (telling) return
    telling = true
    queueMicrotask(() => {
      telling = false
      end.tell()
    })
  }
  const stopStory = story.state.subscribe((now, before) => {
    // The seconds are told as often as the window asks.
    if (
      now.index !== before.index ||
      now.exploring !== before.exploring ||
      now.black !== before.black ||
      now.auto !== before.auto ||
      now.timer !== before.timer ||
      now.narration !== before.narration
    )
      tellSoon()
  })
  const stopStore = wall.store.subscribe((now, before) => {
    if (now.language !== before.language || now.theme !== before.theme || now.selection !== before.selection) tellSoon()
  })
  addEventListener('pagehide', end.leave)
  return () => {
    removeEventListener('pagehide', end.leave)
    stopStory()
    stopStore()
    end.close()
    transport.close()
  }
}
