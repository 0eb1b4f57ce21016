import { addToast } from './open-things.ts'
import { Icon } from './icon.tsx'
import { useSession, useText, useWorld } from './use-world.ts'

/** Language, theme, a link to this view, help. */
export function ToolBar() {
  const { commands, open } = useWorld()
  const text = useText()
  const language = useSession((session) => session.language)
  const theme = useSession((session) => session.theme)
  const share = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href)
      addToast(open, 'share.copied')
    } catch {
      addToast(open, 'share.failed')
    }
  }
  return (
    <div className="tool-bar panel" role="toolbar">
      <button type="button" className="language-button" lang={language === 'zh' ? 'en' : 'zh'} title={text('tool.languageHint')} onClick={() => commands.chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
        {text('tool.language')}
      </button>
      <ToolButton icon={theme === 'night' ? 'sun' : 'moon'} label={text(theme === 'night' ? 'tool.themePaper' : 'tool.themeNight')} onPress={() => commands.chooseTheme(theme === 'night' ? 'paper' : 'night')} />
      <ToolButton icon="link" label={text('tool.share')} onPress={() => void share()} />
      <ToolButton icon="help" label={text('tool.help')} onPress={() => open.setState({ dialog: 'help' })} />
    </div>
  )
}

function ToolButton({ icon, label, onPress }: { readonly icon: 'sun' | 'moon' | 'link' | 'help'; readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="round-button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}
