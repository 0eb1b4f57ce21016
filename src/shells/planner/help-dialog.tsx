import type { MessageId } from '../../app/messages/zh.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyList } from '../../ui/key-list.tsx'
import { useText } from '../../app/use-app.ts'

const KEYS: readonly { readonly keys: readonly string[]; readonly message: MessageId }[] = [
  { keys: ['Space'], message: 'help.space' },
  { keys: ['←', '→'], message: 'help.day' },
  { keys: ['Shift ←', 'Shift →'], message: 'help.month' },
  { keys: ['Page Down', 'Page Up'], message: 'help.quarter' },
  { keys: ['Home', 'End'], message: 'help.ends' },
  { keys: [',', '.'], message: 'help.documented' },
  { keys: ['/', 'Ctrl K'], message: 'help.search' },
  { keys: ['C'], message: 'help.cockpit' },
  { keys: ['S'], message: 'help.scenarios' },
  { keys: ['R'], message: 'help.results' },
  { keys: ['D'], message: 'help.ownData' },
  { keys: ['M'], message: 'help.briefing-editor' },
  { keys: ['H'], message: 'help.hide' },
  { keys: ['?'], message: 'help.help' },
  { keys: ['Esc'], message: 'help.escape' },
]

/** What the twin is for, in two sentences, and its keys. */
export function HelpDialog() {
  const text = useText()
  return (
    <Dialog title={text('help.title')}>
      <p className="lead">{text('help.intro')}</p>
      <KeyList rows={KEYS} text={text} />
      <p className="quiet-words">{text('help.map')}</p>
    </Dialog>
  )
}
