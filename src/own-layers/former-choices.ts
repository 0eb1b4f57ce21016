import type { FilePreview, IntakeChoices } from './file-preview.ts'
import type { FieldMapping, OwnLayer } from './own-layer.ts'

/**
 * What was chosen for a layer, as a suggestion for the file that replaces its own: which field says what, as far as the new
 * file has these fields, source and licence. Its coordinate system is the new file's own.
 */
export function formerChoices(
  { mapping, source }: Pick<OwnLayer, 'mapping' | 'source'>,
  preview: Pick<FilePreview, 'fields' | 'mapping' | 'licence' | 'attribution'>,
): IntakeChoices {
  const names = new Set(preview.fields.map(({ name }) => name))
  const kept: Partial<Record<keyof FieldMapping, string | null>> = {}
  for (const role of Object.keys(mapping) as (keyof FieldMapping)[]) {
    const field = mapping[role]
    // A field that is gone leaves its role to what the new file suggests; a role that had none keeps none.
    kept[role] = field === null || names.has(field) ? field : preview.mapping[role]
  }
  return {
    mapping: { ...mapping, ...kept },
    licence: preview.licence || source.licence,
    attribution: preview.attribution || source.attribution,
  }
}
