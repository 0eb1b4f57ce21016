import type { SessionStore } from '../../session/session.ts'
import type { Story } from '../../story/story.ts'

/**
 * Plays the recording that a slide names for the chosen language, and lets it time the slide. It is silent while the screen
 * is black or the viewer explores. `missing` is told the file that could not be had, or null when that is over.
 */
export function keepNarration(story: Story, store: SessionStore, missing: (file: string | null) => void): () => void {
  let sound: HTMLAudioElement | null = null
  let playing: string | null = null
  const quiet = (): void => {
    sound?.pause()
    sound?.removeAttribute('src')
    sound = null
  }
  const follow = (): void => {
    const { slides, index, black, exploring } = story.state.getState()
    const { language } = store.getState()
    const view = slides[index]?.view
    const file = view?.audio?.[language] ?? null
    const key = view && file !== null ? `${view.id} ${file}` : null
    if (key !== playing) {
      quiet()
      playing = key
      missing(null)
      story.setNarration(null)
      if (file !== null) {
        const made = new Audio(new URL(file, document.baseURI).href)
        sound = made
        made.addEventListener('loadedmetadata', () => {
          if (sound === made && Number.isFinite(made.duration)) story.setNarration(made.duration)
        })
        made.addEventListener('error', () => {
          if (sound === made) missing(file)
        })
      }
    }
    if (!sound) return
    if (black || exploring !== null) sound.pause()
    // A browser may refuse to sound before the first press; the words are on the screen all the same.
    else if (sound.paused && !sound.ended && !sound.error) sound.play().catch(() => undefined)
  }
  follow()
  const stopStory = story.state.subscribe((now, before) => {
    if (now.index !== before.index || now.black !== before.black || now.exploring !== before.exploring) follow()
  })
  const stopStore = store.subscribe((now, before) => {
    if (now.language !== before.language) follow()
  })
  return () => {
    stopStory()
    stopStore()
    quiet()
  }
}
