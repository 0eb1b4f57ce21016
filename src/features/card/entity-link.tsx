import type { Entity } from '../../city/schema.ts'
import { useStageView, useWords, useWorld } from '../../app/use-app.ts'

/** A thing's name; a press chooses it and flies there. */
export function EntityLink({ entity }: { readonly entity: Entity }) {
  const { commands, open } = useWorld()
  const view = useStageView()
  const words = useWords()
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        open.setState({ document: null })
        commands.select(entity.id)
        view?.flyToEntity(entity.id)
      }}
    >
      {words(entity.name)}
    </button>
  )
}
