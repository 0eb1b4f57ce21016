import type { Entity } from '../../city/schema.ts'
import { useStageView, useLocalized, useApp } from '../../app/use-app.ts'

/** A thing's name; a press chooses it and flies there. */
export function EntityLink({ entity }: { readonly entity: Entity }) {
  const { commands, panels } = useApp()
  const view = useStageView()
  const words = useLocalized()
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        panels.setState({ document: null })
        commands.select(entity.id)
        view?.flyToEntity(entity.id)
      }}
    >
      {words(entity.name)}
    </button>
  )
}
