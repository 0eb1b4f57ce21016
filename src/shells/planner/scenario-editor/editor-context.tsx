import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { assertDefined } from '../../../base/assert.ts'
import type { PlanEditor, PlanEditorState } from './plan-editor.ts'

export const EditorContext = createContext<PlanEditor | null>(null)

export function useEditor(): PlanEditor {
  return assertDefined(useContext(EditorContext), 'a part stands inside the editor')
}

export function useEditorState<T>(select: (state: PlanEditorState) => T): T {
  return useStore(useEditor().store, select)
}
