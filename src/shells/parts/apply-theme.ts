import { PALETTES, type Palette } from '../../session/palette.ts'
import type { Language, Theme } from '../../session/session.ts'
import { LOCALES, MESSAGES } from '../i18n/messages.ts'

/** Puts a theme's colours on the document: `inkQuiet` becomes `--ink-quiet`, a phase `--phase-<name>`. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  root.dataset['theme'] = theme
  for (const [name, value] of colours(PALETTES[theme])) root.style.setProperty(name, value)
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', PALETTES[theme].ground)
}

function colours({ phases, differences, vehicles, ...plain }: Palette): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(plain).map(([name, value]) => [`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value] as const),
    ...Object.entries(phases).map(([name, value]) => [`--phase-${name}`, value] as const),
    ...Object.entries(differences).map(([name, value]) => [`--difference-${name}`, value] as const),
    ...vehicles.map((value, at) => [`--vehicle-${at}`, value] as const),
  ]
}

/** The page's own language and title. */
export function applyLanguage(root: HTMLElement, language: Language): void {
  root.lang = LOCALES[language]
  document.title = `${MESSAGES[language].title} · ${MESSAGES[language].subtitle}`
}
