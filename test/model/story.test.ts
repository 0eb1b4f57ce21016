import { describe, expect, test } from 'vitest'
import { dayOf, isoOf } from '../../src/base/day.ts'
import { DEFAULT_SESSION } from '../../src/session/session.ts'
import { chapterSession } from '../../src/story/chapter-session.ts'
import { createStory, type Story, type StoryOptions } from '../../src/story/story.ts'
import { secondsOf, slidesOf } from '../../src/story/slides.ts'
import { at, handStage, townBriefing, type HandStage } from './story-town.ts'

const briefing = townBriefing()

function tell(options: Partial<StoryOptions> = {}): HandStage & { story: Story; shown: () => string } {
  const stage = handStage()
  const story = createStory({ ...stage, cameraFor: () => stage.camera }, { briefing, ...options })
  return { ...stage, story, shown: () => story.state.getState().slides[story.state.getState().index]?.view.id ?? '' }
}

describe('slides', () => {
  test('the pictures stand around the numbered chapters', () => {
    expect(slidesOf(briefing).map(({ view, number, section }) => [view.id, number, section])).toEqual([
      ['opening', null, null],
      ['one', 1, 'overview'],
      ['two', 2, 'overview'],
      ['three', 3, 'overview'],
      ['four', 4, 'planned'],
      ['five', 5, 'projects'],
      ['six', 6, 'outlook'],
      ['closing', null, null],
    ])
  })
  test('a cut counts its own chapters; an unknown one is the whole', () => {
    expect(slidesOf(briefing, 'short').map(({ view, number }) => [view.id, number])).toEqual([
      ['opening', null],
      ['two', 1],
      ['six', 2],
      ['closing', null],
    ])
    expect(slidesOf(briefing, 'nothing')).toHaveLength(8)
  })
  test('a slide takes its stay, or as long as what moves in it', () => {
    const [opening, one, , , four] = slidesOf(briefing)
    expect([opening!, one!, four!].map(secondsOf)).toEqual([10, 30, 30])
    const long = { view: { ...four!.view, ride: { entities: ['tram'], seconds: 60, zoom: 13, pitch: 60 } } }
    expect(secondsOf(long)).toBe(64)
  })
})

describe('the view of a chapter', () => {
  test('is whole: what was shown before leaves no trace, what belongs to the viewer stays', () => {
    const before = {
      ...DEFAULT_SESSION,
      language: 'en' as const,
      theme: 'paper' as const,
      selection: 'yard',
      known: dayOf('2022-01-01'),
      hour: 3,
      layers: new Set<never>(),
    }
    const { session, day } = chapterSession(briefing.chapters[1]!, before)
    expect(session).toEqual({
      ...DEFAULT_SESSION,
      language: 'en',
      theme: 'paper',
      sides: [{ scenario: 'reference', reading: 'planned' }],
      camera: at(113.2),
    })
    expect(isoOf(day)).toBe('2022-06-20')
  })
  test('compares where it says so, and shows the layers it names', () => {
    expect(chapterSession(briefing.chapters[4]!, DEFAULT_SESSION).session.swipe).toBe(0.3)
    expect(chapterSession(briefing.chapters[3]!, { ...DEFAULT_SESSION, swipe: 0.9 }).session.swipe).toBe(0.5)
    expect(chapterSession(briefing.chapters[4]!, DEFAULT_SESSION).session.sides).toEqual([
      { scenario: 'reference', reading: 'both' },
      { scenario: 'late', reading: 'documented' },
    ])
    expect([...chapterSession(briefing.chapters[2]!, DEFAULT_SESSION).session.layers]).toEqual(['parks', 'labels'])
  })
})

describe('going through', () => {
  test('next and back, and no further than the ends', () => {
    const { story, shown } = tell()
    const seen = [shown()]
    for (let step = 0; step < 9; step += 1) {
      story.next()
      seen.push(shown())
    }
    story.back()
    expect([...seen, shown()]).toEqual([
      'opening',
      'one',
      'two',
      'three',
      'four',
      'five',
      'six',
      'closing',
      'closing',
      'closing',
      'six',
    ])
  })
  test('first, last, by number and by id; what is not there changes nothing', () => {
    const { story, shown } = tell({ at: 'three' })
    expect(shown()).toBe('three')
    expect([
      story.goToNumber(5),
      shown(),
      story.goToNumber(9),
      shown(),
      story.goToId('two'),
      shown(),
      story.goToId('none'),
      shown(),
    ]).toEqual([true, 'five', false, 'five', true, 'two', false, 'two'])
    story.last()
    expect(shown()).toBe('closing')
    story.first()
    expect(shown()).toBe('opening')
    story.goTo(99)
    expect(shown()).toBe('opening')
  })
  test('a flight in its seconds, the ride after it, the days to their end', async () => {
    const { story, camera, clock } = tell({ at: 'four' })
    expect(camera.flights).toEqual([{ to: at(113.4), seconds: 4 }])
    expect(camera.rides).toEqual([])
    await camera.arrive()
    expect(camera.rides).toEqual([['tram']])
    story.goToId('two')
    expect([isoOf(clock.day), clock.playing, clock.speed]).toEqual(['2022-05-20', true, 10])
    clock.advance(1)
    expect(isoOf(clock.day)).toBe('2022-05-30')
    clock.advance(60)
    expect([isoOf(clock.day), clock.playing, clock.speed]).toEqual(['2022-06-20', false, 30])
  })
  test('a flight that is overtaken sets off no ride', async () => {
    const { story, camera } = tell({ at: 'four' })
    story.next()
    await camera.arrive()
    expect(camera.rides).toEqual([])
  })
  test('without a map the session and the days go on', () => {
    const { store, clock } = handStage()
    const story = createStory({ store, clock, cameraFor: () => null }, { briefing, at: 'two' })
    expect(store.getState().camera).toEqual(at(113.2))
    story.next()
    expect(store.getState().camera).toEqual(at(113.3))
    expect(store.getState().hour).toBe(18)
  })
})

describe('exploring', () => {
  test('the viewer takes over in mid-flight: what ran stands still, and resuming arrives where the chapter would have', async () => {
    const { story, camera, clock, store } = tell({ at: 'two' })
    clock.advance(1)
    story.explore()
    await camera.grab(at(114, 15))
    clock.goToDay(dayOf('2025-01-01'))
    store.setState({ selection: 'yard' })
    clock.advance(5)
    expect([story.state.getState().exploring, isoOf(clock.day)]).toEqual(['free', '2025-01-01'])
    story.resume()
    await camera.arrive()
    expect([story.state.getState().exploring, isoOf(clock.day), clock.playing]).toEqual([null, '2022-05-30', true])
    expect([store.getState().selection, store.getState().camera]).toEqual([null, at(113.2)])
    clock.advance(60)
    expect(isoOf(clock.day)).toBe('2022-06-20')
  })
  test('choosing something is exploring; what the chapter had chosen comes back', async () => {
    const { story, camera, store } = tell({ at: 'one' })
    await camera.arrive()
    store.setState({ selection: 'yard' })
    expect(story.state.getState().exploring).toBe('free')
    store.setState({ layers: new Set(), sides: [{ scenario: 'reference', reading: 'difference' }] })
    story.resume()
    expect(store.getState()).toMatchObject({
      selection: 'tower',
      layers: DEFAULT_SESSION.layers,
      sides: [{ scenario: 'reference', reading: 'both' }],
    })
  })
  test('language and theme are the viewer’s: changing them is no exploring, and resuming keeps them', () => {
    const { story, store } = tell({ at: 'one' })
    store.setState({ language: 'en' })
    expect(story.state.getState().exploring).toBe(null)
    story.explore()
    store.setState({ theme: 'paper' })
    story.resume()
    expect(store.getState()).toMatchObject({ language: 'en', theme: 'paper' })
  })
  test('the overview picture and back', async () => {
    const { story, camera, clock } = tell({ at: 'six' })
    clock.advance(100)
    await camera.arrive()
    story.overview()
    await camera.arrive()
    expect([story.state.getState().exploring, camera.camera(), isoOf(clock.day)]).toEqual([
      'overview',
      at(112.5, 8),
      '2022-01-01',
    ])
    story.resume()
    await camera.arrive()
    expect([camera.camera(), isoOf(clock.day)]).toEqual([at(113.6), '2026-01-01'])
  })
  test('going on ends it', () => {
    const { story, shown } = tell({ at: 'one' })
    story.explore()
    story.next()
    expect([story.state.getState().exploring, shown()]).toEqual([null, 'two'])
  })
  test('after the end nothing listens', () => {
    const { story, store } = tell({ at: 'one' })
    store.setState({ featured: ['tower'] })
    story.stop()
    expect(store.getState().featured).toEqual([])
    store.setState({ selection: 'yard' })
    expect(story.state.getState().exploring).toBe(null)
  })
})

describe('what is asked for and is not there', () => {
  test.each([
    [{}, 'opening', []],
    [{ at: '', cut: '' }, 'opening', []],
    [{ at: 'three' }, 'three', []],
    [{ at: '3' }, 'three', []],
    [{ at: '2', cut: 'short' }, 'six', []],
    [{ at: 'closing', cut: 'short' }, 'closing', []],
    [{ at: 'nonsense' }, 'opening', ['chapter nonsense']],
    [{ at: '99' }, 'opening', ['chapter 99']],
    [{ at: '0' }, 'opening', ['chapter 0']],
    [{ at: '3.5' }, 'opening', ['chapter 3.5']],
    [{ cut: 'ten' }, 'opening', ['cut ten']],
    [{ at: 'three', cut: 'ten' }, 'three', ['cut ten']],
    [{ at: 'three', cut: 'short' }, 'opening', ['chapter three, left out']],
    [{ at: 'nonsense', cut: 'short' }, 'opening', ['chapter nonsense']],
    [{ at: 'nonsense', cut: 'ten' }, 'opening', ['cut ten', 'chapter nonsense']],
  ])('%j begins with %s and names %j', (options, begins, named) => {
    const { story, shown } = tell(options)
    expect(shown()).toBe(begins)
    expect(
      story.faults.map(({ parameter, value, isLeftOut }) => `${parameter} ${value}${isLeftOut ? ', left out' : ''}`),
    ).toEqual(named)
  })
})

describe('the timer', () => {
  const open = (timed: StoryOptions['timed'] = { timer: 'waiting', elapsed: 0 }) => {
    const { story } = tell({ timed: timed! })
    return { story, now: () => [story.state.getState().timer, story.state.getState().elapsed] }
  }
  test('waits for the first turn, whichever it is, and for nothing else', () => {
    for (const turn of [
      (story: Story) => story.next(),
      (story: Story) => story.goToNumber(3),
      (story: Story) => story.goToId('two'),
      (story: Story) => story.goTo(1),
      (story: Story) => story.last(),
      (story: Story) => story.setTimer('running'),
    ]) {
      const { story, now } = open()
      story.advance(600)
      story.restart()
      story.explore()
      story.resume()
      story.setBlack(true)
      story.setBlack(false)
      expect(story.goToNumber(99)).toBe(false)
      story.advance(600)
      expect(now()).toEqual(['waiting', 0])
      turn(story)
      story.advance(3)
      expect(now()).toEqual(['running', 3])
    }
  })
  test('stands while it is paused, whatever is shown; goes on from there; and begins anew', () => {
    const { story, now } = open({ timer: 'running', elapsed: 100 })
    story.advance(5)
    story.setTimer('paused')
    story.next()
    story.advance(50)
    expect(now()).toEqual(['paused', 105])
    story.setTimer('running')
    story.advance(5)
    expect(now()).toEqual(['running', 110])
    story.resetTimer()
    story.advance(5)
    expect(now()).toEqual(['waiting', 0])
    story.back()
    story.advance(5)
    expect(now()).toEqual(['running', 5])
  })
})

describe('time and the black screen', () => {
  test('the whole time runs on; a slide’s only while it is shown', () => {
    const { story } = tell({ at: 'one' })
    const times = (): readonly number[] => [story.state.getState().elapsed, story.state.getState().inSlide]
    story.advance(2)
    story.explore()
    story.advance(3)
    story.resume()
    story.setBlack(true)
    story.advance(4)
    story.setBlack(false)
    story.advance(1)
    expect(times()).toEqual([10, 3])
    story.next()
    expect(times()).toEqual([10, 0])
  })
  test('black holds the days; the next key lifts it and goes no further', () => {
    const { story, clock, shown } = tell({ at: 'two' })
    clock.advance(1)
    story.setBlack(true)
    clock.advance(5)
    expect(isoOf(clock.day)).toBe('2022-05-30')
    story.next()
    expect([story.state.getState().black, shown(), clock.playing]).toEqual([false, 'two', true])
  })
  test('by itself it goes on after its seconds, or those of its recording; the loop begins again', () => {
    const { story, shown } = tell({ auto: true, loop: true })
    story.advance(9)
    expect(shown()).toBe('opening')
    story.advance(1)
    expect(shown()).toBe('one')
    story.setNarration(5)
    story.advance(5)
    expect(shown()).toBe('two')
    story.advance(29)
    expect(shown()).toBe('two')
    story.last()
    story.advance(10)
    expect(shown()).toBe('opening')
  })
  test('without a loop the last slide stays; by hand nothing goes on', () => {
    const { story, shown } = tell({ auto: true, at: 'closing' })
    story.advance(1000)
    expect(shown()).toBe('closing')
    const byHand = tell({ at: 'one' })
    byHand.story.advance(1000)
    expect(byHand.shown()).toBe('one')
  })
})
