/** What cannot be read of what this kiosk was told, for those who look after it. */
export type KioskFault =
  /** Of settings.json or pin.json: file, place and reason. */
  | { readonly kind: 'file'; readonly words: string }
  /** No such loop; the next that is named, or the kiosk's own, runs in its place. */
  | { readonly kind: 'loop'; readonly from: 'address' | 'settings' | 'staff'; readonly id: string }
  | { readonly kind: 'address'; readonly parameter: string; readonly value: string }

/** A line for the control room and the check before the show. */
export function faultLine(fault: KioskFault): string {
  switch (fault.kind) {
    case 'file':
      return fault.words
    case 'loop':
      return `no briefing "${fault.id}" (named by ${fault.from === 'settings' ? 'settings.json: kiosk.briefing' : fault.from === 'address' ? 'the address' : 'the staff page'})`
    case 'address':
      return `the address: ${fault.parameter}=${fault.value} cannot be read`
  }
}

export interface ChosenLoop {
  readonly id: string
  readonly faults: readonly KioskFault[]
}

/** The first that is there of what staff picked, the address asks for and the settings name; else the kiosk's own. */
export function chooseLoop(
  named: Readonly<Record<'staff' | 'address' | 'settings', string | null>>,
  isLoop: (id: string) => boolean,
  own: string,
): ChosenLoop {
  const asked = (['staff', 'address', 'settings'] as const).flatMap((from) => {
    const id = named[from]
    return id === null || id === '' ? [] : [{ from, id }]
  })
  return {
    id: asked.find(({ id }) => isLoop(id))?.id ?? own,
    faults: asked.filter(({ id }) => !isLoop(id)).map(({ from, id }) => ({ kind: 'loop', from, id: id.slice(0, 60) })),
  }
}
