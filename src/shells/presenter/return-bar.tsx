import { Icon } from '../../ui/icon.tsx'
import { useLocalized } from '../../app/use-app.ts'
import { usePresentation, usePresentText, useSlide, useStory } from './presenter-context.tsx'
import { Button } from '../../ui/button.tsx'

/** While the viewer explores: that it is so, and the one key back. */
export function ReturnBar() {
  const { story } = usePresentation()
  const text = usePresentText()
  const words = useLocalized()
  const exploring = useStory((state) => state.exploring)
  const { view } = useSlide()
  return (
    <div className="present-return panel" data-part="present-return">
      <span>{text(exploring === 'overview' ? 'present.overview' : 'present.exploring')}</span>
      <Button
        kind="solid"
        aria-keyshortcuts="Enter Backspace"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => story.resume()}
      >
        <Icon name="back" />
        {text('present.return', { title: words(view.title) })}
        <kbd>Enter</kbd>
      </Button>
    </div>
  )
}
