import './tool-bar.css'
import { addToast, tell } from '../../app/panels.ts'
import type { IconName } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { OrbitButton } from './orbit-button.tsx'
import { usePanels, useSession, useText, useApp } from '../../app/use-app.ts'

/** Language, theme, find, the day in words, taking away, a link to this view, help. */
export function ToolBar() {
  const app = useApp()
  const { commands, panels } = app
  const text = useText()
  const language = useSession((session) => session.language)
  const theme = useSession((session) => session.theme)
  const spoken = usePanels((things) => things.words)
  const share = async (): Promise<void> => {
    const { copyShareLink } = await import('./share-view.ts')
    const { copied, scenarios, records, lacks } = await copyShareLink(app)
    addToast(panels, copied ? 'share.copied' : 'share.failed')
    if (scenarios > 0) addToast(panels, 'share.carries', { scenarios: String(scenarios), records: String(records) })
    for (const lack of lacks) tell(panels, lack)
  }
  return (
    <div className="tool-bar panel" data-part="tool-bar" role="toolbar">
      <button
        type="button"
        className="language-button"
        lang={language === 'zh' ? 'en' : 'zh'}
        title={text('tool.languageHint')}
        onClick={() => commands.chooseLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {text('tool.language')}
      </button>
      <ToolButton
        icon={theme === 'night' ? 'sun' : 'moon'}
        label={text(theme === 'night' ? 'tool.themePaper' : 'tool.themeNight')}
        onPress={() => commands.chooseTheme(theme === 'night' ? 'paper' : 'night')}
      />
      <ToolButton icon="search" label={text('search.open')} onPress={() => panels.setState({ dialog: 'search' })} />
      <ToolButton
        icon="words"
        label={text(spoken ? 'words.hide' : 'words.show')}
        pressed={spoken}
        onPress={() => panels.setState({ words: !spoken })}
      />
      <ToolButton icon="take" label={text('tool.export')} onPress={() => panels.setState({ dialog: 'export' })} />
      <ToolButton icon="link" label={text('tool.share')} onPress={() => void share()} />
      <OrbitButton className="tool-orbit" />
      <ToolButton icon="help" label={text('tool.help')} onPress={() => panels.setState({ dialog: 'help' })} />
    </div>
  )
}

interface ToolButtonProps {
  readonly icon: IconName
  readonly label: string
  /** For a button that stays down. */
  readonly pressed?: boolean
  readonly onPress: () => void
}

function ToolButton({ icon, label, pressed, onPress }: ToolButtonProps) {
  return <IconButton icon={icon} label={label} aria-pressed={pressed} onClick={onPress} />
}
