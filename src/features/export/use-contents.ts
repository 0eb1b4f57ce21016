import { use } from 'react'
import { useStore } from 'zustand'
import type { Briefing } from '../../story/schema.ts'
import type { Slide } from '../../story/slides.ts'
import { slidesOf } from '../../story/slides.ts'
import { loadOwnBriefings } from '../own-briefings/own-briefings.ts'
import { useLanguage, useApp } from '../../app/use-app.ts'
import type { AppServices } from '../../app/services.ts'
import { slidesOfShots } from './film.ts'
import { useExportText } from './use-export-text.tsx'

/** Something that can be taken away whole: a briefing, one of its cuts, or the composed views. */
export interface Contents {
  readonly id: string
  readonly name: string
  readonly statement: string
  /** Made by the viewer: says so wherever it goes. */
  readonly own: boolean
  readonly slides: readonly Slide[]
}

interface LoadedContents {
  readonly shipped: readonly Briefing[]
  readonly own: readonly Briefing[]
}

/** As long as the dialog lies open, the same; the next one looks again, since own briefings change. */
let asked: Promise<LoadedContents> | null = null

async function loadAll(app: AppServices): Promise<LoadedContents> {
  const { briefings } = await app.content.loadBriefings()
  const own = await loadOwnBriefings(app, briefings)
  return { shipped: briefings, own: own.flatMap(({ briefing }) => briefing ?? []) }
}

/** The dialog is closed: what is read for the next one is read anew. */
export function forgetContents(): void {
  asked = null
}

/** Briefings with their cuts, the viewer's own after them, then the composed views; suspends until the briefings are there. */
export function useContents(): readonly Contents[] {
  const app = useApp()
  const text = useExportText()
  const language = useLanguage()
  asked ??= loadAll(app)
  const { shipped, own } = use(asked)
  const contentsOf = (briefing: Briefing, isOwn: boolean): readonly Contents[] => {
    const whole = isOwn ? text('export.own.name', { name: briefing.name[language] }) : briefing.name[language]
    return [null, ...briefing.cuts].map((cut) => ({
      id: cut ? `${briefing.id}:${cut.id}` : briefing.id,
      name: cut ? `${whole} · ${cut.name[language]}` : whole,
      statement: briefing.statement[language],
      own: isOwn,
      slides: slidesOf(briefing, cut?.id ?? null),
    }))
  }
  const {
    content: { shots },
  } = app
  return [
    ...shipped.flatMap((briefing) => contentsOf(briefing, false)),
    ...own.flatMap((briefing) => contentsOf(briefing, true)),
    ...(shots.length > 0
      ? [
          {
            id: 'shots',
            name: text('export.what.shots', { count: shots.length }),
            statement: '',
            own: false,
            slides: slidesOfShots(shots),
          },
        ]
      : []),
  ]
}

/** What is shown, with its cut, as it is named among the contents; empty outside a show. */
export function useShownContents(): string {
  const {
    page: { shell },
  } = useApp()
  return useStore(shell, ({ present, cut }) =>
    present === undefined ? '' : cut === undefined ? present : `${present}:${cut}`,
  )
}
