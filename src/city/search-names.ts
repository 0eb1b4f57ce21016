/** What the build works out for the search, so that no dictionary is loaded: how names are spelled, and simpler characters. */
export interface SearchNames {
  /** A Chinese title as `bareTitle` leaves it -> its syllables without tones, one for each character, with spaces between. */
  readonly spelled: Readonly<Record<string, string>>
  /** Pairs of a traditional character and the simplified one that stands in the pack, one after the other. */
  readonly simplified: string
}

/** Syllables of a Chinese text without tones, one for each character; other characters as they are. */
export type Spell = (text: string) => readonly string[]

/** A text as it is compared: small letters, half-width forms, simplified characters. */
export type Fold = (text: string) => string

/** A title without what nobody types. */
export function bareTitle(title: string): string {
  return title.replace(/[\s“”‘’《》（）()·、—-]/g, '')
}

/** Spells the names of the pack as the build did, and every other name from their characters, as far as these go. */
export function spellWith({ spelled }: SearchNames): Spell {
  const ofCharacter = new Map<string, string>()
  for (const [title, syllables] of Object.entries(spelled)) {
    const each = syllables.split(' ')
    for (const [at, character] of [...title].entries()) if (each[at]) ofCharacter.set(character, each[at])
  }
  return (text) => spelled[text]?.split(' ') ?? [...text].map((character) => ofCharacter.get(character) ?? character)
}

export function foldWith({ simplified }: SearchNames): Fold {
  const pairs = [...simplified]
  const simpler = new Map(
    pairs.flatMap((character, at) => (at % 2 === 0 ? [[character, pairs[at + 1]]] : [])) as [string, string][],
  )
  return (text) =>
    [...text.normalize('NFKC').toLowerCase()].map((character) => simpler.get(character) ?? character).join('')
}
