import { PALETTES } from '../session/palette.ts'
import type { Language, Theme } from '../session/session.ts'
import { LOCALES } from '../base/localized-text.ts'
import { MESSAGES } from './messages/catalogue.ts'

/** Puts a theme on the document: its colours stand in styles/tokens.css. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  root.dataset['theme'] = theme
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', PALETTES[theme].ground)
}

/** The page's own language and title. */
export function applyLanguage(root: HTMLElement, language: Language): void {
  root.lang = LOCALES[language]
  document.title = `${MESSAGES[language].title} · ${MESSAGES[language].subtitle}`
}
