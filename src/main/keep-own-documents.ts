import type { ContentServices } from '../app/services.ts'
import type { City } from '../city/build-city.ts'
import type { SystemsPack } from '../intake/read-pack.ts'
import type { RecordFile } from '../own-documents/schema.ts'
import type { OwnDocuments } from '../session/own-documents.ts'
import { holdsRecordFiles, type TextStorage } from '../session/text-storage.ts'

export interface KeptOwnDocuments {
  /** The shipped city with the own documents that count. */
  readonly whole: () => City
  /** Comes when it is first asked for, or at once where a record file is stored. */
  readonly load: () => Promise<OwnDocuments>
  /** The content with their indicators and pairs: another object for other documents, so that what has read the systems reads them again. */
  readonly contentWith: (shipped: ContentServices) => ContentServices
}

/**
 * Keeps the city with the viewer's own documents. Where some are stored they are there before the map is made; `onChange` is
 * called when others count from now on. A hall or a screen that follows (`isOff`) has none.
 */
export async function keepOwnDocuments(
  shipped: City,
  storage: TextStorage,
  isOff: boolean,
  onChange: () => void,
): Promise<KeptOwnDocuments> {
  let whole = shipped
  let used: readonly RecordFile[] = []
  let measured = (pack: SystemsPack): SystemsPack => pack
  let loading: Promise<OwnDocuments> | undefined
  const open = async (): Promise<OwnDocuments> => {
    const [{ createOwnDocuments }, { cityWithRecords, measuredWithRecords }] = await Promise.all([
      import('../session/own-documents.ts'),
      import('../own-documents/city-with-records.ts'),
    ])
    const library = createOwnDocuments(storage)
    measured = (pack) => measuredWithRecords(pack, whole, used)
    const follow = (): boolean => {
      const { records, counted } = library.store.getState()
      const next = counted ? [...records.values()] : []
      if (next.length === used.length && next.every((record, at) => record === used[at])) return false
      used = next
      whole = cityWithRecords(shipped, next).city
      return true
    }
    follow()
    library.store.subscribe(() => {
      if (follow()) onChange()
    })
    return library
  }
  const load = (): Promise<OwnDocuments> => (loading ??= open())
  if (!isOff && holdsRecordFiles(storage)) await load()
  let made: { readonly used: readonly RecordFile[]; readonly content: ContentServices } | undefined
  const contentWith = (content: ContentServices): ContentServices => {
    if (made?.used !== used)
      made = { used, content: { ...content, loadSystems: async () => measured(await content.loadSystems()) } }
    return made.content
  }
  return { whole: () => whole, load, contentWith }
}
