import { FIRST_DAY, LAST_DAY, isoOf, type Day } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import { lastEvidenceOf } from '../city/last-evidence.ts'
import { dateReason, readAddress } from '../session/address.ts'
import type { keepAddressBar } from '../session/address-bar.ts'
import { createClock, type Clock } from '../session/clock.ts'
import type { OpenPanels } from '../session/open-panels.ts'
import type { AddressFault, PageAddress } from '../session/page-address.ts'
import { createSessionStore, type SessionStore } from '../session/session.ts'
import type { Shot } from '../story/schema.ts'
import { localize } from '../messages/localize.ts'
import type { OpenScenarios } from './open-scenarios.ts'

/** What the address opens. */
export interface OpenedSession {
  readonly store: SessionStore
  readonly clock: Clock
  /** By which addresses are read and written. */
  readonly context: Parameters<typeof keepAddressBar>[2] & { readonly namesScenarios: boolean }
  /** What lies open over the map. */
  readonly open: OpenPanels
  /** Whether all scenarios that are shown came with the twin. */
  readonly isShipped: boolean
  /** What could not be read, and a day after `end`, the last that is shown. */
  readonly faultsUntil: (end: Day) => readonly AddressFault[]
}

export function openSession(
  city: City,
  scenarios: OpenScenarios,
  asked: PageAddress,
  shots: readonly Pick<Shot, 'id'>[],
): OpenedSession {
  const context = {
    openingDay: lastEvidenceOf(city),
    isEntity: scenarios.isEntity,
    isScenario: scenarios.isScenario,
    namesScenarios: scenarios.embedded !== null,
    seat: scenarios.seat,
  }
  const { session, day, open, faults } = readAddress(scenarios.seat(asked), context)
  const clock = createClock(day, FIRST_DAY, LAST_DAY)
  clock.setSpeed(session.speed)
  const isShipped = session.sides.every(({ scenario }) => scenarios.shipped.some(({ id }) => id === scenario))
  return {
    store: createSessionStore(session),
    clock,
    context,
    open,
    isShipped,
    faultsUntil: (end) => [
      ...faults,
      ...(asked.shot === null || asked.shot === '' || shots.some(({ id }) => id === asked.shot)
        ? []
        : [{ parameter: 'shot', value: asked.written.get('shot') ?? asked.shot }]),
      ...scenarios.unreadable.map(({ parameter, reason }) => ({
        parameter,
        value: localize(reason, session.language),
      })),
      // A day after all that is shown is not left in silence; a scenario of one's own is still to come, and may reach there.
      ...(isShipped && day > end ? [{ parameter: 'day', value: isoOf(day), ...dateReason(isoOf(day), end) }] : []),
    ],
  }
}
