export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A date in words, put together here and not by the app's own formatter. */
export function dateInWords(iso: string, language: 'zh' | 'en'): string {
  const [year, month, date] = iso.split('-').map(Number)
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month! - 1]} ${year}`
}
