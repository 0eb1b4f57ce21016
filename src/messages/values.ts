/** Names of ICU arguments begin so; the text of an option of plural or select does not, in Chinese. */
type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z'

/** What a formatted argument takes: plural and number a number, select one of its options. */
type Formatted<Kind> = Kind extends 'select' ? string : Kind extends 'plural' | 'number' ? number : never

/** The argument that begins at an opening brace, as a pair of name and type; never where an option begins. */
type ArgumentAt<Text, Plain> = Text extends `${infer Head}}${string}`
  ? Head extends `${Letter}${string}`
    ? Head extends `${infer Name}, ${infer Format}`
      ? [Name, Formatted<Format extends `${infer Kind},${string}` ? Kind : Format>]
      : Head extends `${string}{${string}`
        ? never
        : [Head, Plain]
    : never
  : never

type Arguments<Text, Plain> = Text extends `${string}{${infer Rest}`
  ? ArgumentAt<Rest, Plain> | Arguments<Rest, Plain>
  : never

/** The values that an ICU message needs, read from its text; `Plain` is what a simple `{name}` takes. */
export type ValuesOf<Text extends string, Plain> = {
  readonly [Pair in Arguments<Text, Plain> as Pair[0]]: Pair[1]
}

/** The values as the last parameter of a function: none where the message needs none. */
export type ValuesParameter<Text extends string, Plain> = [Arguments<Text, Plain>] extends [never]
  ? []
  : [values: ValuesOf<Text, Plain>]

/** A text that fills a placeholder: any but a day as data write it (`IsoDay`), which no sentence shows. */
export type PlainText = string & { readonly length: number; readonly __unit?: never }

/** Values as react-intl takes them. */
export type TextValues = Readonly<Record<string, PlainText | number>>

type Catalogue = Readonly<Record<string, string>>

/** What reads a catalogue: a message by its id, with the values that its Chinese text names. */
export type TextOf<Texts extends Catalogue> = <Id extends keyof Texts & string>(
  id: Id,
  ...values: ValuesParameter<Texts[Id], PlainText | number>
) => string

/** A message of a catalogue that is kept to be read later, with its values. */
export type KeptMessage<Texts extends Catalogue> = {
  readonly [Id in keyof Texts & string]: {
    readonly message: Id
    readonly values: ValuesOf<Texts[Id], PlainText | number>
  }
}[keyof Texts & string]

/** Reads a kept message, whose values were checked when it was made. */
export function readKept(
  text: (id: never, values: never) => string,
  { message, values }: { readonly message: string; readonly values: object },
): string {
  return (text as (id: string, values: object) => string)(message, values)
}

/** The messages of a catalogue that need no values. */
export type PlainId<Texts extends Catalogue> = {
  [Id in keyof Texts & string]: [Arguments<Texts[Id], string>] extends [never] ? Id : never
}[keyof Texts & string]
