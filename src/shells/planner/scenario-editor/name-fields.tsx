import type { LocalizedText } from '../../../base/localized-text.ts'
import { useLanguage } from '../../../app/use-app.ts'
import { TextField } from '../../../ui/fields.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

interface NameFieldsProps {
  readonly label: string
  /** Of the field for the other language, where a form has several. */
  readonly otherLabel?: string
  readonly value: LocalizedText
  readonly maxLength: number
  readonly onChange: (value: LocalizedText) => void
}

export const NO_NAME: LocalizedText = { zh: '', en: '' }

/** Words in both languages, that of the interface first and required; the other may be given now or later. */
export function NameFields({ label, otherLabel, value, maxLength, onChange }: NameFieldsProps) {
  const text = useScenarioText()
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <>
      {([language, other] as const).map((one) => (
        <TextField
          key={one}
          lang={one}
          label={one === language ? label : (otherLabel ?? text('scenario.names.other'))}
          value={value[one]}
          maxLength={maxLength}
          required={one === language}
          onChange={(words) => onChange({ ...value, [one]: words })}
        />
      ))}
    </>
  )
}
