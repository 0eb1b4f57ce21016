import { createContext, use, useContext, useMemo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { assertDefined } from '../../../base/assert.ts'
import { useApp } from '../../../app/use-app.ts'
import { createFeatureMessages } from '../../../app/feature-messages.tsx'
import type { RecordFile } from '../../../own-documents/schema.ts'
import type { OwnDocuments } from '../../../session/own-documents.ts'
import { ownDocumentsEn } from './messages/en.ts'
import { ownDocumentsZh } from './messages/zh.ts'

const { Provider, useMessages } = createFeatureMessages({ zh: ownDocumentsZh, en: ownDocumentsEn })
const OwnDocumentsContext = createContext<OwnDocuments | null>(null)

/** Gives what stands in it the viewer's own documents, and the words of the panel. */
export function OwnDocumentsProvider({ children }: { readonly children: ReactNode }) {
  const { loadOwnDocuments } = useApp()
  return (
    <Provider>
      <OwnDocumentsContext value={use(loadOwnDocuments())}>{children}</OwnDocumentsContext>
    </Provider>
  )
}

export const useOwnText = useMessages

export function useOwnDocuments(): OwnDocuments {
  return assertDefined(useContext(OwnDocumentsContext), 'a part stands inside the own documents')
}

/** The record files that are open, by their names. */
export function useRecords(): readonly RecordFile[] {
  const records = useStore(useOwnDocuments().store, (state) => state.records)
  return useMemo(() => [...records.values()].toSorted((a, b) => a.name.localeCompare(b.name)), [records])
}
