import { useStore } from 'zustand'
import type { BriefingsPack } from '../../intake/read-pack.ts'
import type { Briefing } from '../../story/schema.ts'
import { FootLine } from '../../features/overlays/foot-line.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { OwnBriefing } from '../../features/own-briefings/own-briefings.ts'
import { useLanguage, useLocalized, useApp } from '../../app/use-app.ts'
import { BriefingWays } from './briefing-links.tsx'
import { OwnChoices, WhyNot } from './own-choices.tsx'
import { FaultLines } from './present-notices.tsx'
import { usePresentText } from './presenter-context.tsx'
import { Button } from '../../ui/button.tsx'

interface ChooserProps {
  readonly pack: BriefingsPack
  readonly own: readonly OwnBriefing[]
  /** One of the viewer's own has come or gone. */
  readonly onOwn: () => Promise<void>
}

/** The briefings there are, to begin one or a shorter cut of it; the viewer's own; and what is wrong with those that are left out. */
export function Chooser({ pack, own, onOwn }: ChooserProps) {
  const {
    commands,
    page: { shell },
  } = useApp()
  const text = usePresentText()
  const language = useLanguage()
  const present = useStore(shell, (address) => address.present ?? '')
  const asked = own.find(({ id }) => id === present)
  return (
    <div className="presenter present-chooser" data-part="present-chooser">
      <main className="present-page panel" data-part="present-page">
        <header>
          <h1>{text('present.title')}</h1>
          <Button
            lang={language === 'zh' ? 'en' : 'zh'}
            onClick={() => commands.chooseLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {text('present.list.language')}
          </Button>
          <Button onClick={() => shell.setState({}, true)}>
            <Icon name="back" /> {text('present.leave')}
          </Button>
        </header>
        {present !== '' && (
          <div className="present-unknown" data-part="present-unknown" role="alert">
            {asked ? <WhyNot own={asked} /> : text('present.unknown', { id: present })}
          </div>
        )}
        <p className="quiet-words">{text(pack.briefings.length === 0 ? 'present.none' : 'present.lead')}</p>
        <ul className="present-choices" data-part="present-choices">
          {pack.briefings.map((briefing) => (
            <Choice key={briefing.id} briefing={briefing} />
          ))}
        </ul>
        <OwnChoices own={own} shipped={pack.briefings} onOwn={onOwn} />
        {pack.faults.length > 0 && (
          <div className="present-faults" data-part="present-faults" role="alert">
            <FaultLines faults={pack.faults} />
          </div>
        )}
      </main>
      <div className="present-foot" data-part="present-foot">
        <FootLine />
      </div>
    </div>
  )
}

function Choice({ briefing }: { readonly briefing: Briefing }) {
  const words = useLocalized()
  return (
    <li className="present-choice" data-part="present-choice">
      <h2>{words(briefing.name)}</h2>
      <p>{words(briefing.statement)}</p>
      <BriefingWays briefing={briefing} />
    </li>
  )
}
