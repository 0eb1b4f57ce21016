import type { PresenterMessageId } from './messages/zh.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyList } from '../../ui/key-list.tsx'
import { usePresentation, usePresentText } from './presenter-context.tsx'

const KEYS: readonly { readonly keys: readonly string[]; readonly message: PresenterMessageId }[] = [
  { keys: ['Page Down', '→', '↓', 'Space', 'N'], message: 'present.help.next' },
  { keys: ['Page Up', '←', '↑', 'P'], message: 'present.help.back' },
  { keys: ['Home', 'End'], message: 'present.help.ends' },
  { keys: ['1', '2', 'Enter'], message: 'present.help.number' },
  { keys: ['G'], message: 'present.help.list' },
  { keys: ['O'], message: 'present.help.overview' },
  { keys: ['Enter', 'Backspace'], message: 'present.help.return' },
  { keys: ['F'], message: 'present.help.full' },
  { keys: ['B', '.'], message: 'present.help.black' },
  { keys: ['H'], message: 'present.help.hide' },
  { keys: ['W'], message: 'present.help.notes' },
  { keys: ['A'], message: 'present.help.auto' },
  { keys: ['+', '-'], message: 'present.help.size' },
  { keys: ['Esc'], message: 'present.help.escape' },
  { keys: ['?'], message: 'present.help.help' },
]

/** The presenter's keys. */
export function PresentHelp() {
  const { ui } = usePresentation()
  const text = usePresentText()
  return (
    <Dialog title={text('present.help.title')} onClose={() => ui.setState({ dialog: null })}>
      <KeyList rows={KEYS} text={text} />
      <p className="quiet-words">{text('present.help.more')}</p>
    </Dialog>
  )
}
