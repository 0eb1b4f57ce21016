import { useState } from 'react'
import { useStore } from 'zustand'
import { useApp } from '../../../app/use-app.ts'
import { usePresentText } from '../presenter-context.tsx'
import { followAddress, followers, startFollowers, stopFollowers } from './keep-followers.ts'
import { Button } from '../../../ui/button.tsx'

/** Lets others follow from elsewhere; nothing where no broker is configured. */
export function FollowersRow() {
  const app = useApp()
  const text = usePresentText()
  const state = useStore(followers)
  const [copied, setCopied] = useState(false)
  if (!app.page.broker) return null
  const address = followAddress()
  const copy = (): void =>
    void navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <section className="present-followers" data-part="present-followers" aria-labelledby="present-followers-title">
      <h3 id="present-followers-title">{text('present.follow.title')}</h3>
      <p className="quiet-words">{text('present.follow.lead', { broker: new URL(app.page.broker.url).host })}</p>
      <p className="present-own-more">
        <Button
          kind={state === 'off' ? 'solid' : 'plain'}
          onClick={() => (state === 'off' ? void startFollowers(app) : stopFollowers())}
        >
          {text(state === 'off' ? 'present.follow.start' : 'present.follow.stop')}
        </Button>
        {state !== 'off' && (
          <>
            <input
              type="text"
              readOnly
              aria-label={text('present.follow.link')}
              value={address}
              onFocus={(event) => event.target.select()}
            />
            <Button onClick={copy}>{text(copied ? 'present.follow.copied' : 'present.follow.copy')}</Button>
          </>
        )}
      </p>
      <output>{state === 'off' ? '' : text(`present.follow.${state}`)}</output>
    </section>
  )
}
