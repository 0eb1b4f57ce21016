import type { LocalizedText } from '../base/localized-text.ts'

/* Apart from the schema, which brings zod: the map and the panels ask these of what the build has checked. */

/** Divisions and zones were there before the documents. */
const STANDING: ReadonlySet<string> = new Set(['district', 'development-zone', 'county'])

export const isStanding = ({ kind }: { readonly kind: string }): boolean => STANDING.has(kind)

/** Whether a thing was there before its first statement: it then has no phase and no plan. */
export function isExisting(entity: { readonly kind: string; readonly existing?: LocalizedText | undefined }): boolean {
  return entity.existing !== undefined || STANDING.has(entity.kind)
}
