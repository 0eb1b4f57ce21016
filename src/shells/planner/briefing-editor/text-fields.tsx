import './text-fields.css'
import type { LocalizedText } from '../../../base/localized-text.ts'
import { useEditorText } from './editor-context.tsx'

interface WordsFieldsProps {
  readonly label: string
  readonly value: LocalizedText
  /** Several lines. */
  readonly long?: boolean
  /** `language` is the one that was typed in. */
  readonly onChange: (value: LocalizedText, language: 'zh' | 'en') => void
}

/** The same words in both languages, side by side. */
export function WordsFields({ label, value, long = false, onChange }: WordsFieldsProps) {
  const text = useEditorText()
  return (
    <fieldset className="words-fields">
      <legend>{label}</legend>
      {(['zh', 'en'] as const).map((language) => {
        const field = {
          lang: language,
          'aria-label': `${label} · ${text(`editor.${language}`)}`,
          placeholder: text(`editor.${language}`),
          value: value[language],
          onChange: (event: { readonly target: { readonly value: string } }) =>
            onChange({ ...value, [language]: event.target.value }, language),
        }
        return long ? <textarea key={language} rows={3} {...field} /> : <input key={language} type="text" {...field} />
      })}
    </fieldset>
  )
}
