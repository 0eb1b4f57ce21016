import '../presenter.css'
import '../board.css'
import '../own.css'
import './follow.css'
import { createStore } from 'zustand/vanilla'
import { createFollower, type Followed } from './follow-link.ts'
import { followTopics } from './follow-message.ts'
import { isLinkSession } from '../link/link-message.ts'
import { createPanels } from '../../../app/panels.ts'
import { showShell } from '../../../app/show-shell.tsx'
import type { AppServices } from '../../../app/services.ts'
import { FollowPage, type FollowView } from './follow-page.tsx'
import { openBroker } from './open-broker.ts'
import { NOTHING_SHOWN, showFollowed } from './show-followed.ts'

/** Makes the page a follower of a presentation elsewhere: it shows what the wall shows, and steers nothing. */
export async function mountFollow(root: HTMLElement, services: AppServices, session: string): Promise<void> {
  document.documentElement.dataset['following'] = ''
  const isOne = isLinkSession(session)
  const view = createStore<FollowView>(() => ({ ...NOTHING_SHOWN, hears: isOne ? 'connecting' : 'unknown' }))
  showShell(root, services, createPanels(), <FollowPage view={view} />)
  const {
    page: { broker: place },
  } = services
  if (!isOne) return
  if (!place) {
    view.setState({ hears: 'off' })
    return
  }
  // A press on the map means nothing here.
  services.onMapPress(() => {})
  const [{ briefings }, broker] = await Promise.all([services.content.loadBriefings(), openBroker(place.url, null)])
  const follower = createFollower(broker, followTopics(place.prefix, session))
  let last: Pick<Followed, 'shown' | 'briefing'> = { shown: null, briefing: null }
  const hear = (now: Followed): void => {
    const { hears: _hears, ...before } = view.getState()
    const isNews = now.shown !== last.shown || now.briefing !== last.briefing
    last = now
    view.setState({ ...(isNews ? showFollowed(services, briefings, now, before) : before), hears: now.hears })
  }
  follower.state.subscribe(hear)
  hear(follower.state.getState())
  addEventListener('pagehide', () => follower.close())
}
