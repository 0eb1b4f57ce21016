import type { SearchMessageId } from './zh.ts'

/** The search's words in English. */
export const searchEn: Readonly<Record<SearchMessageId, string>> = {
  'search.label': 'Find',
  'search.placeholder':
    'Places, lines, statements, documents, own data, coordinates, dates: Chinese, pinyin or English',
  'search.hint': 'Arrows move, Enter goes there, Esc closes',
  'search.results': '{count, plural, one {# result} other {# results}}',
  'search.none': 'No results for “{query}”',
  'search.kind.entity': 'Places and projects',
  'search.kind.indicator': 'Indicators',
  'search.kind.fact': 'Statements',
  'search.kind.document': 'Documents',
  'search.kind.place': 'On the map',
  'search.kind.spot': 'Coordinates',
  'search.kind.day': 'Date',
  'search.kind.own': 'Own data',
  'search.own': 'Own layer “{layer}”',
  'search.own.found': '{field}: {value}',
  'search.own.hidden': 'layer not shown',
  'search.ofOwn': ' ({count} in own data)',
  'search.alias': 'Commonly “{alias}” (not a name from the documents)',
  'search.spot': 'Fly there (WGS-84, {lng}° E, {lat}° N)',
  'search.spot.swapped': 'Fly there (read as latitude, longitude; WGS-84, {lng}° E, {lat}° N)',
  'search.day': 'Move the timeline to this day',
  'search.near': 'Nothing is called “{query}”. The nearest:',
}
