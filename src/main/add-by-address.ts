import { dayOf } from '../base/day.ts'
import { cleanLine } from '../base/clean-text.ts'
import { localize } from '../messages/localize.ts'
import { message, type Message } from '../messages/message.ts'
import { checksum } from '../scenario/checksum.ts'
import { defaultStyle } from '../own-layers/layer-style.ts'
import { readStyle } from '../own-layers/check-style.ts'
import type { AddLayerOptions, LayerSummary } from '../session/automation.ts'
import { judgeAddress } from '../session/data-origins.ts'
import type { KeptLayer, OwnLayers } from '../session/own-layers.ts'
import type { Language } from '../session/session.ts'
import { savedOn } from '../app/save-file.ts'
import { openIntake } from '../intake/intake-client.ts'

/** An address may hold as much as a file may. */
const LARGEST_BYTES = 2_000_000_000

/** Why nothing came of an address, for whoever asked: a sentence that says what to do. */
class AddressError extends Error {
  override readonly name = 'AddressError'
  readonly reason: Message

  constructor(reason: Message, language: Language) {
    super(`twin: ${localize(reason, language)}`)
    this.reason = reason
  }
}

export interface AddressParts {
  readonly layers: OwnLayers
  /** Origins beside the page's own that may be asked. */
  readonly origins: readonly string[]
  readonly language: Language
}

export const summaryOf = ({ layer, look }: KeptLayer): LayerSummary => ({
  id: layer.id,
  name: look.name,
  count: layer.count,
  visible: look.style.visible,
  bounds: layer.geometry.bounds,
  datum: layer.datum,
  file: layer.source.file,
})

/** Fetches what stands at an address and adds the layers in it; the same address given again replaces its own. Rejects with an `AddressError`. */
export async function addByAddress(
  address: string,
  options: AddLayerOptions,
  { layers, origins, language }: AddressParts,
): Promise<readonly LayerSummary[]> {
  const fail = (reason: Message): never => {
    throw new AddressError(reason, language)
  }
  const file = await fetchFile(address, origins, fail)
  const intake = openIntake()
  try {
    const found = await intake.inspect([file])
    if (!found.ok) return fail(found.errors[0]?.reason ?? message('address.failed', { address }))
    const added: LayerSummary[] = []
    for (const [at, { key }] of found.value.entries()) {
      const id = idOf(options.id ?? `layer-${checksum(address)}`, at)
      const choices = {
        ...(options.name === undefined || found.value.length > 1 ? {} : { name: options.name }),
        ...(options.crs === undefined ? {} : { crs: options.crs }),
        ...(options.licence === undefined ? {} : { licence: options.licence }),
        ...(options.attribution === undefined ? {} : { attribution: options.attribution }),
      }
      const read = await intake.read(key, choices, { id, addedOn: dayOf(savedOn()) })
      if (!read.ok) return fail(read.errors[0]?.reason ?? message('address.failed', { address }))
      await layers.add(read.value, readStyle(options.style, defaultStyle(layers.store.getState().layers.length)))
      const kept = layers.get(id)
      if (kept) added.push(summaryOf(kept))
    }
    return added
  } finally {
    intake.close()
  }
}

/** What whoever put the page up adds to index.html, so that layers may be fetched from an origin. */
const lineFor = (origin: string): string => `<meta name="twin-data-origins" content="${origin}">`

/** Ids of further layers of one address. */
const idOf = (stem: string, at: number): string => (at === 0 ? stem : `${stem}-${at + 1}`)

async function fetchFile(address: string, origins: readonly string[], fail: (reason: Message) => never): Promise<File> {
  const shown = cleanLine(address, 200)
  const verdict = judgeAddress(address, location.href, origins)
  if (!verdict.allowed)
    return verdict.origin === ''
      ? fail(message('address.none', { address: shown }))
      : fail(message('address.notListed', { origin: verdict.origin, line: lineFor(verdict.origin) }))
  const { url } = verdict
  let response: Response
  try {
    // A redirect may lead off the list: the policy would block it without a word.
    response = await fetch(url, { redirect: 'follow', credentials: 'same-origin' })
  } catch {
    return fail(message('address.dead', { address: shown }))
  }
  if (!response.ok) return fail(message('address.status', { address: shown, status: response.status }))
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/html')) return fail(message('address.html', { address: shown }))
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_BYTES)
    return fail(message('address.large', { address: shown }))
  const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '') || url.hostname
  return new File([await response.blob()], name)
}
