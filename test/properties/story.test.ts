import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStory, type Story } from '../../src/story/story.ts'
import { handStage, townBriefing, type HandStage } from '../model/story-town.ts'

const briefing = townBriefing()
const COUNT = briefing.chapters.length + 2

type Move = (story: Story, stage: HandStage) => void | Promise<void>
const move = fc.oneof(
  fc.constant<Move>((story) => story.next()),
  fc.constant<Move>((story) => story.back()),
  fc.nat(COUNT - 1).map<Move>((index) => (story) => story.goTo(index)),
  fc.constant<Move>((story) => story.explore()),
  fc.constant<Move>((story) => story.overview()),
  fc.constant<Move>((story) => story.resume()),
  fc.boolean().map<Move>((black) => (story) => story.setBlack(black)),
  fc.nat(90).map<Move>(
    (seconds) =>
      (_story, { clock }) =>
        clock.advance(seconds),
  ),
  fc.constant<Move>((_story, { camera }) => camera.arrive()),
  fc.constantFrom('tower', 'yard', null).map<Move>(
    (selection) =>
      (_story, { store }) =>
        store.setState({ selection }),
  ),
)

/** All that is seen once everything that moves has come to rest. */
async function atRest({ camera, clock, store }: HandStage): Promise<unknown> {
  await camera.arrive()
  clock.advance(10_000)
  const { layers, ...session } = store.getState()
  return {
    ...session,
    layers: [...layers].toSorted(),
    day: clock.day,
    playing: clock.playing,
    speed: clock.speed,
    camera: camera.camera(),
  }
}

test('jumping to a chapter equals walking there, whatever happened on the way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 14 }), fc.nat(COUNT - 1), async (moves, target) => {
      const walked = handStage()
      const walking = createStory({ ...walked, cameraFor: () => walked.camera }, { briefing })
      for (const step of moves) await step(walking, walked)
      walking.goTo(target)
      const jumped = handStage()
      createStory({ ...jumped, cameraFor: () => jumped.camera }, { briefing }).goTo(target)
      expect(await atRest(walked)).toEqual(await atRest(jumped))
    }),
    { seed: 20_220_520, numRuns: 120 },
  )
})

test('coming back from an excursion stands where the chapter stood', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(COUNT - 1),
      fc.nat(60),
      fc.array(move, { maxLength: 6 }),
      async (target, seconds, moves) => {
        const stage = handStage()
        const story = createStory({ ...stage, cameraFor: () => stage.camera }, { briefing })
        story.goTo(target)
        const still = handStage()
        createStory({ ...still, cameraFor: () => still.camera }, { briefing }).goTo(target)
        stage.clock.advance(seconds)
        story.explore()
        for (const step of moves) {
          await step(story, stage)
          if (story.state.getState().index !== target || story.state.getState().exploring === null) return
        }
        story.setBlack(false)
        story.resume()
        expect(await atRest(stage)).toEqual(await atRest(still))
      },
    ),
    { seed: 20_220_520, numRuns: 120 },
  )
})
