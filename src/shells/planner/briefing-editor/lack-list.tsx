import { useMemo } from 'react'
import { lacksOf } from '../../../story/draft.ts'
import { useApp } from '../../../app/use-app.ts'
import { useDraft, useEditorText } from './editor-context.tsx'

/** What the draft lacks to be a full briefing, and what goes with it when it is handed on. */
export function LackList() {
  const {
    scenarios: { shippedScenarios },
  } = useApp()
  const { draft } = useDraft()
  const text = useEditorText()
  const lacks = useMemo(() => lacksOf(draft), [draft])
  const slideName = (id: string): string => {
    const at = draft.chapters.findIndex((chapter) => chapter.id === id)
    return at >= 0
      ? text('editor.chapter', { number: at + 1 })
      : text(draft.opening?.id === id ? 'editor.opening' : 'editor.closing')
  }
  const isShipped = (id: string | undefined): boolean =>
    id === undefined || shippedScenarios.some((scenario) => scenario.id === id)
  const usesOwn = [draft.opening, ...draft.chapters, draft.closing].some(
    (slide) => slide && !(isShipped(slide.scenario) && isShipped(slide.compare?.scenario)),
  )
  return (
    <>
      {lacks.length === 0 ? (
        <p className="briefing-editor-complete">{text('editor.complete')}</p>
      ) : (
        <details className="briefing-editor-lacks">
          <summary>{text('editor.lacks', { count: lacks.length })}</summary>
          <ul>
            {lacks.map(({ kind, slide, detail }) => (
              <li key={`${kind} ${slide} ${detail}`}>
                {text(`editor.lack.${kind}`, {
                  slide: slide === null ? '' : slideName(slide),

                  detail,
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {usesOwn && <p className="quiet-words">{text('editor.own')}</p>}
    </>
  )
}
