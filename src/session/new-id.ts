const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
const LENGTH = 12

/** A new id that no other machine gives: `<stem>-u` and twelve letters and digits by chance. */
export type NewId = (stem: string) => string

const UNIQUE = /-u[0-9a-z]{12}$/

/** Whether an id was made to be one of its kind; those of older versions were counted anew in every browser. */
export const isUniqueId = (id: string): boolean => UNIQUE.test(id)

export const newId: NewId = (stem) => {
  // 36 divides 252: each sign is as likely as any other.
  const signs: string[] = []
  while (signs.length < LENGTH)
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH)))
      if (byte < 252 && signs.length < LENGTH) signs.push(LETTERS[byte % 36] ?? '')
  return `${stem.replace(UNIQUE, '')}-u${signs.join('')}`
}
