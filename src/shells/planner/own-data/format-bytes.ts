import type { Language } from '../../../session/session.ts'

const FORMATS = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
}

/** "812 B", "24.5 kB", "1.2 MB": of 1,000 bytes each, as file managers count. */
export function formatBytes(bytes: number, language: Language): string {
  const [unit, size] =
    bytes >= 1e6 ? (['MB', 1e6] as const) : bytes >= 1e3 ? (['kB', 1e3] as const) : (['B', 1] as const)
  return `${FORMATS[language].format(bytes / size)} ${unit}`
}
