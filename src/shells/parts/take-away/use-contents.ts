import { use } from 'react'
import type { BriefingsPack } from '../../../intake/read-pack.ts'
import type { Slide } from '../../../story/slides.ts'
import { slidesOf } from '../../../story/slides.ts'
import { useLanguage, useWorld } from '../use-world.ts'
import { slidesOfShots } from './film.ts'
import { useTakeText } from './take-words.tsx'

/** Something that can be taken away whole: a briefing, one of its cuts, or the composed views. */
export interface Contents {
  readonly id: string
  readonly name: string
  readonly statement: string
  readonly slides: readonly Slide[]
}

const asked = new WeakMap<() => Promise<BriefingsPack>, Promise<BriefingsPack>>()

/** Briefings with their cuts, then the composed views; suspends until the briefings are there. */
export function useContents(): readonly Contents[] {
  const { shots, loadBriefings } = useWorld()
  const text = useTakeText()
  const language = useLanguage()
  const promise = asked.get(loadBriefings) ?? loadBriefings()
  asked.set(loadBriefings, promise)
  const { briefings } = use(promise)
  return [
    ...briefings.flatMap((briefing) =>
      [null, ...briefing.cuts].map((cut): Contents => ({
        id: cut ? `${briefing.id}:${cut.id}` : briefing.id,
        name: cut ? `${briefing.name[language]} · ${cut.name[language]}` : briefing.name[language],
        statement: briefing.statement[language],
        slides: slidesOf(briefing, cut?.id ?? null),
      })),
    ),
    ...(shots.length > 0 ? [{ id: 'shots', name: text('take.what.shots', { count: shots.length }), statement: '', slides: slidesOfShots(shots) }] : []),
  ]
}
