import type { AppServices } from '../app/services.ts'
import type { ShellAddress } from '../session/page-address.ts'
import { mountPlanner } from '../shells/planner/mount-planner.tsx'
import type { KioskOptions } from '../shells/kiosk/mount-kiosk.tsx'
import { failStart } from './fail-start.ts'

/** Shows the shell that the address asks for, in place of the one before, and follows it when it asks for another. */
export function chooseShell(root: HTMLElement, services: AppServices, kiosk: Omit<KioskOptions, 'asked'>): void {
  const { shell, asked } = services.page
  if (asked.kiosk !== null) void showKiosk(root, services, { ...kiosk, asked: asked.kiosk }).catch(failStart)
  else if (asked.follow !== null) void showFollowed(root, services, asked.follow).catch(failStart)
  else followShell(root, services, shell)
}

/** A kiosk stays one: there is no way from it into the other shells. */
async function showKiosk(root: HTMLElement, services: AppServices, options: KioskOptions): Promise<void> {
  const { mountKiosk } = await import('../shells/kiosk/mount-kiosk.tsx')
  window.twin.kiosk = await mountKiosk(root, services, options)
}

async function showFollowed(root: HTMLElement, services: AppServices, session: string): Promise<void> {
  const { mountFollow } = await import('../shells/presenter/follow/mount-follow.tsx')
  await mountFollow(root, services, session)
}

const shellName = ({ present }: ShellAddress): 'planner' | 'presenter' =>
  present === undefined ? 'planner' : 'presenter'

function followShell(root: HTMLElement, services: AppServices, shell: AppServices['page']['shell']): void {
  let shown: string | null = null
  let leave: (() => void) | undefined
  const show = async (): Promise<void> => {
    const name = shellName(shell.getState())
    if (name === shown) return
    shown = name
    const mount =
      name === 'planner' ? mountPlanner : (await import('../shells/presenter/mount-presenter.tsx')).mountPresenter
    // Another may have been asked for while this one was on its way.
    if (name !== shown) return
    leave?.()
    leave = mount(root, services)
  }
  const follow = (): void =>
    void show().catch((error: unknown) => {
      // Files of a build that has been replaced are gone: the page is opened anew where the address is by now, or says that it cannot start.
      if (leave) location.reload()
      else failStart(error)
    })
  shell.subscribe(follow)
  follow()
}
