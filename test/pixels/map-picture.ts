import type { Page } from 'playwright-core'
import { readPng, type Picture } from './png.ts'

/** The map alone, as it stands drawn, without the shell's panels over it. */
export async function takeMapPicture(page: Page): Promise<Picture> {
  const show = (visibility: string): Promise<void> =>
    page.evaluate((visibility) => {
      const shell = document.getElementById('root')
      if (shell) shell.style.visibility = visibility
    }, visibility)
  await page.evaluate(() => window.twin.settled())
  await show('hidden')
  const file = await page.screenshot()
  await show('')
  return readPng(file)
}
