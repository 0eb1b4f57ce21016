import { useEffect, useRef } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLanguage, useSession, useText, useLocalized, useApp } from '../../app/use-app.ts'
import { FollowersRow } from './follow/followers-row.tsx'
import { openNotes } from './keep-notes.ts'
import { toggleFullscreen } from './fullscreen.ts'
import { usePresentation, usePresentText, useStory } from './presenter-context.tsx'
import { stepTextSize } from './text-size.ts'
import { Button } from '../../ui/button.tsx'

/** All pages of the briefing to go to, and what a presenter may set. */
export function ChapterList() {
  const { ui } = usePresentation()
  const words = useLocalized()
  const briefing = useStory((state) => state.briefing)
  const close = (): void => ui.setState({ dialog: null })
  return (
    <Dialog title={words(briefing.name)} onClose={close}>
      <Pages onChosen={close} />
      <p className="present-settings">
        <ShowSettings />
        <Ways onChosen={close} />
      </p>
      <FollowersRow />
    </Dialog>
  )
}

interface PartProps {
  readonly onChosen: () => void
}

function Pages({ onChosen }: PartProps) {
  const { story } = usePresentation()
  const text = usePresentText()
  const words = useLocalized()
  const { slides, index, exploring } = useStory((state) => state)
  const now = useRef<HTMLButtonElement>(null)
  useEffect(() => now.current?.focus(), [])
  return (
    <ol className="present-list" data-part="present-list" aria-label={text('present.list.title')}>
      {slides.map(({ view, number, kind, section }, at) => (
        <li key={view.id}>
          <button
            type="button"
            ref={at === index ? now : undefined}
            aria-current={at === index ? 'page' : undefined}
            onClick={() => {
              onChosen()
              // Where one is already, one stays: a clicker's space bar presses this one.
              if (at !== index) story.goTo(at)
              else if (exploring !== null) story.resume()
            }}
          >
            <span className="present-list-number number">{number ?? '·'}</span>
            <span className="present-list-title">{words(view.title)}</span>
            <span className="present-list-section">
              {section
                ? text(`present.section.${section}`)
                : text(kind === 'opening' ? 'present.opening' : 'present.closing')}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}

/** How the show looks and runs. */
function ShowSettings() {
  const { commands } = useApp()
  const { story, ui } = usePresentation()
  const text = usePresentText()
  const language = useLanguage()
  const theme = useSession((session) => session.theme)
  const auto = useStory((state) => state.auto)
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <>
      <Button aria-pressed={auto} onClick={() => story.setAuto(!auto)}>
        {text('present.list.auto')}
      </Button>
      <Button onClick={() => void toggleFullscreen()}>{text('present.list.full')}</Button>
      <Button aria-keyshortcuts="W" onClick={() => ui.setState({ refused: !openNotes() })}>
        {text('present.list.notes')}
      </Button>
      <Button aria-keyshortcuts="-" onClick={() => stepTextSize(-1)}>
        {text('present.list.smaller')}
      </Button>
      <Button aria-keyshortcuts="+" onClick={() => stepTextSize(1)}>
        {text('present.list.larger')}
      </Button>
      <Button onClick={() => commands.chooseTheme(theme === 'night' ? 'paper' : 'night')}>
        {text('present.list.theme')}
      </Button>
      <Button lang={other} onClick={() => commands.chooseLanguage(other)}>
        {text('present.list.language')}
      </Button>
    </>
  )
}

/** Where one may go from the show. */
function Ways({ onChosen }: PartProps) {
  const {
    panels,
    page: { opened, shell },
  } = useApp()
  const { ui, own } = usePresentation()
  const common = useText()
  const text = usePresentText()
  return (
    <>
      <Button
        onClick={() => {
          onChosen()
          panels.setState({ dialog: 'export' })
        }}
      >
        <Icon name="take" /> {common('tool.export')}
      </Button>
      <Button onClick={() => ui.setState({ dialog: 'help' })}>{text('present.list.help')}</Button>
      {own?.origin === 'made' && (
        <Button
          onClick={() => {
            opened.setState({ briefingEditor: true })
            shell.setState({}, true)
          }}
        >
          <Icon name="edit" /> {text('present.own.edit')}
        </Button>
      )}
      <Button onClick={() => shell.setState({ present: '' }, true)}>{text('present.others')}</Button>
      <Button onClick={() => shell.setState({}, true)}>
        <Icon name="back" /> {text('present.leave')}
      </Button>
    </>
  )
}
