import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { findAxeFaults } from './axe.ts'
import { openApp, WITHOUT_MAP, type OpenedPage } from './harness.ts'
import { openMqttBroker, serveWithBroker, type MqttBroker } from './mqtt-broker.ts'
import { BRIEFINGS, expectTitle } from './presenter-page.ts'

const briefing = BRIEFINGS.get('zhengzhou-2025')!
const titles = [briefing.opening, ...briefing.chapters, briefing.closing].map(({ title }) => title)

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function openBroker(port = 0): Promise<MqttBroker> {
  const broker = await openMqttBroker(port)
  closing.push(() => broker.close().catch(() => {}))
  return broker
}

/** The app, built for this broker. */
async function serveApp(broker: MqttBroker): Promise<string> {
  const served = await serveWithBroker(broker.url)
  closing.push(() => served.close())
  return served.url
}

/** A page of its own, of the app at this address, or of the one that has no broker. */
async function open(search: string, app: string | null, before = ''): Promise<OpenedPage> {
  const opened = await openApp(app === null ? search : `${app}${search}`, {
    width: 960,
    height: 600,
    reducedMotion: 'reduce',
    before: `${WITHOUT_MAP}\n${before}`,
  })
  closing.push(() => opened.close())
  return opened
}

/** Lets others follow; gives the address. */
async function letFollow(wall: Page): Promise<string> {
  // Before the briefing is there nobody hears keys.
  await wall.locator('[data-part~=present-caption]').waitFor()
  await wall.keyboard.press('g')
  await wall.getByRole('button', { name: '开放跟随' }).click()
  await wall.getByText('已开放').waitFor()
  const address = await wall.getByLabel('跟随地址').inputValue()
  expect(await findAxeFaults(wall)).toEqual([])
  await wall.keyboard.press('Escape')
  await wall.locator('dialog[open]').waitFor({ state: 'detached' })
  return new URL(address).search
}

const hears = async (page: Page): Promise<string | null> =>
  page.locator('[data-part~=follow-status]').getAttribute('data-hears')
/** The console says of every connection that was refused; that is what is tested. */
const otherFaults = (opened: OpenedPage): string[] =>
  opened.listFaults().filter((line) => !/WebSocket connection|ERR_CONNECTION|^outside: ws:\/\/127\.0\.0\.1/.test(line))

test('a follower comes late and is in step; sees what the wall shows, explores and blacks out; steers nothing', async () => {
  const broker = await openBroker()
  const app = await serveApp(broker)
  const wallPage = await open('?present=zhengzhou-2025&chapter=city-and-zones', app)
  const wall = wallPage.page
  await expectTitle(wall, titles[1]!.zh)
  expect(broker.published, 'nothing is said before the presenter lets others follow').toEqual([])
  const address = await letFollow(wall)
  expect(address).toMatch(/^\?follow=[0-9a-f]{16}$/)
  await wall.keyboard.press('n')
  await expectTitle(wall, titles[2]!.zh)

  const followerPage = await open(address, app)
  const follower = followerPage.page
  await expectTitle(follower, titles[2]!.zh, 'what was said last is kept for who comes late')
  expect(await hears(follower)).toBe('in step')
  expect(await findAxeFaults(follower)).toEqual([])
  await wall.keyboard.press('End')
  await expectTitle(follower, titles.at(-1)!.zh)
  await wall.keyboard.press('b')
  await follower.locator('[data-part~=present-black]').waitFor()
  await wall.keyboard.press('b')
  await follower.locator('[data-part~=present-black]').waitFor({ state: 'detached' })
  await wall.evaluate(() => void window.twin.setView({ language: 'en', theme: 'paper' }))
  await expectTitle(follower, titles.at(-1)!.en)
  expect(await follower.locator('html').getAttribute('data-theme')).toBe('paper')
  await wall.evaluate(() => void window.twin.setView({ language: 'zh' }))

  await wall.evaluate(() =>
    window.twin.setView({ selection: 'jingkai-qu' }).then(() => window.twin.goToDay('2022-03-04')),
  )
  await follower.locator('[data-part~=present-card] [data-part~=card]').waitFor()
  await expect
    .poll(() => follower.locator('[data-part~=present-day] [data-part~=big-date]').textContent())
    .toBe('2022年3月4日')
  await wall.keyboard.press('Enter')
  await expectTitle(follower, titles.at(-1)!.zh)
  await follower.locator('[data-part~=present-card]').waitFor({ state: 'detached' })

  const told = broker.published.length
  const clients = new Set(broker.published.map(({ client }) => client))
  expect(clients.size, 'only the wall speaks').toBe(1)
  for (const key of ['Home', 'PageUp', 'b', 'g', '1', 'Enter']) await follower.keyboard.press(key)
  await expect
    .poll(() =>
      follower
        .locator('button:visible')
        .evaluateAll((all) => all.filter((one) => !one.closest('[inert], [data-part~=foot]')).length),
    )
    .toBe(0)
  await expectTitle(follower, titles.at(-1)!.zh)
  expect(await follower.locator('[data-part~=present-black], dialog[open]').count()).toBe(0)
  expect(await wall.evaluate(() => document.querySelector('[data-part~=present-caption] h1')?.textContent)).toBe(
    titles.at(-1)!.zh,
  )
  expect(broker.published.length).toBe(told)
  expect(
    broker.published.every(({ topic }) => topic.startsWith(`test/twin/${address.slice('?follow='.length)}/`)),
  ).toBe(true)
  expect([...otherFaults(wallPage), ...otherFaults(followerPage)]).toEqual([])
})

test('a broker that goes away is told on both sides, and both come back in step; so is a wall that goes', async () => {
  const broker = await openBroker()
  const app = await serveApp(broker)
  const wallPage = await open('?present=zhengzhou-2025', app)
  const address = await letFollow(wallPage.page)
  const { page: follower } = await open(address, app)
  await expectTitle(follower, titles[0]!.zh)
  await broker.close()
  await expect.poll(() => hears(follower)).toBe('broker gone')
  expect(await follower.locator('[data-part~=follow-status]').textContent()).toContain('正在重连')
  await expectTitle(follower, titles[0]!.zh, 'the picture stands')
  // The presentation goes on, and its presenter can see how it is.
  await wallPage.page.keyboard.press('n')
  await expectTitle(wallPage.page, titles[1]!.zh)
  await wallPage.page.keyboard.press('g')
  await wallPage.page.getByText('无法连接消息服务器').waitFor()
  await wallPage.page.keyboard.press('Escape')

  await openBroker(broker.port)
  await expectTitle(follower, titles[1]!.zh, 'told anew by the wall: the broker had forgotten')
  await expect.poll(() => hears(follower)).toBe('in step')
  await wallPage.close()
  await expect.poll(() => hears(follower)).toMatch(/^(over|wall gone)$/)
  await expectTitle(follower, titles[1]!.zh)
})

test('a presentation that is stopped leaves nothing with the broker; another session is not mixed in', async () => {
  const broker = await openBroker()
  const app = await serveApp(broker)
  const { page: wall } = await open('?present=zhengzhou-2025', app)
  const address = await letFollow(wall)
  const { page: other } = await open('?follow=00000000000000aa', app)
  await expect.poll(() => hears(other)).toBe('waiting')
  const { page: follower } = await open(address, app)
  await expectTitle(follower, titles[0]!.zh)
  await wall.keyboard.press('g')
  await wall.getByRole('button', { name: '停止跟随' }).click()
  await expect.poll(() => hears(follower)).toBe('over')
  const { page: late } = await open(address, app)
  await expect.poll(() => hears(late)).toBe('waiting')
  expect(await hears(other)).toBe('waiting')
  expect(await other.locator('[data-part~=present-caption]').count()).toBe(0)
})

test('a presenter’s own briefing comes along, marked as own; what someone else puts on the broker is no state', async () => {
  const broker = await openBroker()
  const app = await serveApp(broker)
  const draft = {
    ...structuredClone(briefing),
    id: 'own-briefing',
    name: { zh: '我的<b>汇报</b>', en: 'Mine' },
    opening: { ...briefing.opening, title: { zh: '我的<b>开篇</b>', en: 'Mine' } },
  }
  const before = `try { localStorage.setItem('zhengzhou-twin/briefing-draft', ${JSON.stringify(JSON.stringify(draft))}) } catch {}`
  const { page: wall } = await open('?present=own-briefing', app, before)
  await expectTitle(wall, '我的<b>开篇</b>')
  const address = await letFollow(wall)
  const followerPage = await open(address, app)
  const { page: follower } = followerPage
  await expectTitle(follower, '我的<b>开篇</b>')
  expect(await follower.locator('[data-part~=present-caption] b').allTextContents()).toEqual(['自制汇报'])
  const { connectAsync } = await import('mqtt')
  const stranger = await connectAsync(broker.url)
  const topic = `test/twin/${address.slice('?follow='.length)}`
  await stranger.publishAsync(`${topic}/briefing`, '{"version":1,"id":"<script>"}', { qos: 1 })
  await expect.poll(() => follower.locator('[data-part~=follow-status]').textContent()).toContain('无法读取')
  await stranger.publishAsync(`${topic}/state`, 'x'.repeat(100_000), { qos: 1 })
  await expect.poll(() => hears(follower)).toBe('waiting')
  await stranger.endAsync()
  expect(otherFaults(followerPage)).toEqual([])
})

test('without a broker in index.html there is nothing of it, and no connection is made', async () => {
  const opened = await open('?present=zhengzhou-2025', null)
  const { page } = opened
  await expectTitle(page, titles[0]!.zh)
  await page.keyboard.press('g')
  await page.locator('dialog[open] [data-part~=present-list]').waitFor()
  expect(await page.locator('[data-part~=present-followers]').count()).toBe(0)
  await page.goto(page.url().replace(/\?.*$/, '?follow=00000000000000aa'))
  await expect.poll(() => hears(page)).toBe('off')
  await page.goto(page.url().replace(/\?.*$/, '?follow=me'))
  await expect.poll(() => hears(page)).toBe('unknown')
  expect(opened.listFaults()).toEqual([])
})
