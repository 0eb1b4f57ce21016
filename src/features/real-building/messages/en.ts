import type { realBuildingZh } from './zh.ts'

export const realBuildingEn: Readonly<Record<keyof typeof realBuildingZh, string>> = {
  'real.class': 'building of the base map, not from a document',
  'real.height': '{metres} m high, as the base map gives it',
  'real.storeys': 'about {metres} m high, derived as storeys × 3 m',
  'real.assumed': 'no height given, {metres} m assumed',
  'real.start': 'start as the base map gives it: {start}',
}
