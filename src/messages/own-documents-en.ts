import type { ownDocumentsZh } from './own-documents-zh.ts'

export const ownDocumentsEn: Readonly<Record<keyof typeof ownDocumentsZh, string>> = {
  'recordFile.format': 'not a record file: its format should be “{format}”',
  'recordFile.version': 'the version of the record file should be {version}',
  'recordFile.field': 'does not fit the format of a record file ({detail})',
  'recordFile.missing': 'there is no {what} “{id}”',
  'recordFile.document': 'document',
  'recordFile.article': 'article',
  'recordFile.fact': 'statement',
  'recordFile.entity': 'item',
  'recordFile.place': 'place',
  'recordFile.idTwice': 'the id “{id}” is given twice',
  'recordFile.pointsAtItself': 'the statement points at itself',
  'recordFile.wording': 'the table of wordings has no row for “{status}” worded “{wording}”',
  'recordFile.circle': 'its parents run in a circle: “{id}”',
}
