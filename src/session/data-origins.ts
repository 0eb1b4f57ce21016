/** Whether an address may be fetched: from the page's own origin, or from one that whoever put the page up has listed. */
export type AddressVerdict =
  | { readonly allowed: true; readonly url: URL }
  /** `origin` is what would have to be listed; empty where the address is none at all. */
  | { readonly allowed: false; readonly origin: string }

/** Looks at an address as it was given, relative to the page's own. Only http and https are fetched. */
export function judgeAddress(address: string, base: string, origins: readonly string[]): AddressVerdict {
  if (!URL.canParse(address, base)) return { allowed: false, origin: '' }
  const url = new URL(address, base)
  if (!/^https?:$/.test(url.protocol)) return { allowed: false, origin: '' }
  return url.origin === new URL(base).origin || origins.includes(url.origin)
    ? { allowed: true, url }
    : { allowed: false, origin: url.origin }
}
