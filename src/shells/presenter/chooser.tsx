import { useStore } from 'zustand'
import type { BriefingsPack } from '../../intake/read-pack.ts'
import type { Briefing } from '../../story/schema.ts'
import { secondsOf, slidesOf } from '../../story/slides.ts'
import { FootLine } from '../parts/foot-line.tsx'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords, useWorld } from '../parts/use-world.ts'
import { FaultLines } from './present-notices.tsx'
import { usePresentText } from './presenter-context.tsx'

/** The briefings there are, to begin one or a shorter cut of it; and what is wrong with those that are left out. */
export function Chooser({ pack }: { readonly pack: BriefingsPack | null }) {
  const { shell, commands } = useWorld()
  const text = usePresentText()
  const language = useLanguage()
  const present = useStore(shell, (address) => address.present ?? '')
  return (
    <div className="presenter present-chooser">
      <main className="present-page panel">
        <header>
          <h1>{text('present.title')}</h1>
          <button type="button" className="plain-button" lang={language === 'zh' ? 'en' : 'zh'} onClick={() => commands.chooseLanguage(language === 'zh' ? 'en' : 'zh')}>{text('present.list.language')}</button>
          <button type="button" className="plain-button" onClick={() => shell.setState({}, true)}>
            <Icon name="back" /> {text('present.leave')}
          </button>
        </header>
        {pack === null ? (
          <p aria-busy="true">{text('present.loading')}</p>
        ) : (
          <>
            {present !== '' && <p className="present-unknown" role="alert">{text('present.unknown', { id: present })}</p>}
            <p className="quiet-words">{text(pack.briefings.length === 0 ? 'present.none' : 'present.lead')}</p>
            <ul className="present-choices">
              {pack.briefings.map((briefing) => (
                <Choice key={briefing.id} briefing={briefing} />
              ))}
            </ul>
            {pack.faults.length > 0 && (
              <div className="present-faults" role="alert">
                <FaultLines faults={pack.faults} />
              </div>
            )}
          </>
        )}
      </main>
      <div className="present-foot"><FootLine /></div>
    </div>
  )
}

function Choice({ briefing }: { readonly briefing: Briefing }) {
  const { shell } = useWorld()
  const text = usePresentText()
  const words = useWords()
  const ways = [{ cut: null, name: text('present.start') }, ...briefing.cuts.map(({ id, name }) => ({ cut: id, name: words(name) }))]
  return (
    <li className="present-choice">
      <h2>{words(briefing.name)}</h2>
      <p>{words(briefing.statement)}</p>
      <p className="present-ways">
        {ways.map(({ cut, name }) => {
          const slides = slidesOf(briefing, cut)
          const minutes = Math.max(1, Math.round(slides.reduce((sum, slide) => sum + secondsOf(slide), 0) / 60))
          return (
            <span key={cut ?? ''}>
              <button type="button" className={cut === null ? 'solid-button' : 'plain-button'} onClick={() => shell.setState({ present: briefing.id, ...(cut === null ? {} : { cut }) }, true)}>
                {name}
              </button>
              <span className="quiet-words number">{text('present.amount', { count: slides.length - 2, minutes })}</span>
            </span>
          )
        })}
      </p>
    </li>
  )
}
