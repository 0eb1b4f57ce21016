import type { AttributeColumn, FieldMapping } from '../../own-layers/own-layer.ts'
import { HEADER_WORDS, plainHeader } from '../schedule-columns.ts'
import { valueAt } from '../../own-layers/value-at.ts'
import { readDay } from './read-day.ts'
import type { RawLayer } from './raw-layer.ts'

/** Names of fields, as `plainHeader` leaves them, that say what a field means; the better word of a role stands first. */
const WORDS: Readonly<Record<keyof FieldMapping, readonly string[]>> = {
  id: [
    ...HEADER_WORDS.id.filter((word) => word !== 'text1' && word !== 'code'),
    'uuid',
    'bsm',
    '标识码',
    'osmid',
    'stopid',
    'routeid',
    'gmlid',
    'buildingid',
    'objectid',
    'fid',
    'gid',
  ],
  name: [
    ...HEADER_WORDS.name,
    'mc',
    'namezh',
    'namecn',
    'xmmc',
    '建筑名称',
    '小区名称',
    '地块名称',
    '站名',
    'stopname',
    'routeshortname',
    'primaryname',
    'label',
    'nameen',
  ],
  category: [
    '类别',
    '类型',
    'category',
    '用途',
    '用地性质',
    '建筑类型',
    '项目类型',
    '地类名称',
    'dlmc',
    'class',
    'subtype',
    'fclass',
    'landuse',
    'kind',
    'type',
    'building',
    'highway',
    'routetype',
    'usage',
    'function',
  ],
  height: [
    'height',
    '建筑高度',
    '高度',
    '楼高',
    'bldgheight',
    'buildingheight',
    'measuredheight',
    'renderheight',
    'heightm',
    'heightmax',
    'heightmean',
    'jzgd',
    'predhr',
    'h',
  ],
  storeys: [
    '层数',
    '建筑层数',
    '楼层',
    '楼层数',
    '地上层数',
    'storeys',
    'stories',
    'floors',
    'floor',
    'numfloors',
    'levels',
    'buildinglevels',
    'storeysaboveground',
    'floorcount',
    'jzcs',
    'cs',
  ],
  start: [
    ...HEADER_WORDS.start,
    '开工年份',
    '开工年',
    'startyear',
    'validfrom',
    'datefrom',
    'from',
    'since',
    'year',
    '年份',
    'date',
    '日期',
    'time',
    '时间',
  ],
  end: [
    ...HEADER_WORDS.finish,
    '竣工年份',
    '建成年份',
    '建成年代',
    '建成时间',
    '建成年',
    'endyear',
    'yearbuilt',
    'builtyear',
    'yearofconstruction',
    'constructionyear',
    'buildyear',
    'opened',
    'validto',
    'dateto',
    'until',
  ],
  actualStart: HEADER_WORDS.actualStart,
  actualEnd: HEADER_WORDS.actualFinish,
  removed: [
    '拆除日期',
    '拆除时间',
    '拆除年份',
    '拆除',
    'demolished',
    'demolitiondate',
    'demolition',
    'removed',
    'removedon',
    'razed',
    'destroyed',
    'yearofdemolition',
  ],
}

const ROLES = Object.keys(WORDS) as readonly (keyof FieldMapping)[]
const DAYS: ReadonlySet<keyof FieldMapping> = new Set(['start', 'end', 'actualStart', 'actualEnd', 'removed'])

const NO_MAPPING: FieldMapping = {
  id: null,
  name: null,
  category: null,
  height: null,
  storeys: null,
  start: null,
  end: null,
  actualStart: null,
  actualEnd: null,
  removed: null,
}

const LOOKED_AT = 2_000

/** How many of a column's values, of at most 2,000 from all over it, can be read as dates, 0 to 1. */
export function dateShareOf(column: AttributeColumn, count: number): number {
  let [filled, dated] = [0, 0]
  const step = Math.max(1, Math.floor(count / LOOKED_AT))
  for (let row = 0; row < count; row += step) {
    const value = valueAt(column, row)
    if (value === null) continue
    filled += 1
    if (readDay(value, 'start')) dated += 1
  }
  return filled === 0 ? 0 : dated / filled
}

/** Whether every row that has a value of its own has another one. */
function isUnique(column: AttributeColumn, count: number): boolean {
  const seen = new Set<string | number | boolean>()
  for (let row = 0; row < count; row += 1) {
    const value = valueAt(column, row)
    if (value === null || seen.has(value)) return false
    seen.add(value)
  }
  return count > 0
}

function suits(role: keyof FieldMapping, column: AttributeColumn, count: number): boolean {
  if (role === 'id') return isUnique(column, count)
  if (DAYS.has(role)) return dateShareOf(column, count) >= 0.5
  if (role === 'height' || role === 'storeys') return column.type !== 'boolean'
  return true
}

/** Which field is likely to say what, by the names of the fields and by what they hold; what the format itself says goes first. */
export function suggestMapping(raw: RawLayer): FieldMapping {
  const byName = new Map<string, AttributeColumn>()
  for (const column of raw.attributes) {
    const plain = plainHeader(column.name)
    if (!byName.has(plain)) byName.set(plain, column)
  }
  const taken = new Set<string>()
  const mapping: { -readonly [Role in keyof FieldMapping]: string | null } = { ...NO_MAPPING }
  for (const role of ROLES) {
    const known = raw.known[role]
    const column =
      raw.attributes.find(({ name }) => name === known) ??
      WORDS[role]
        .map((word) => byName.get(word))
        .find((one) => one !== undefined && !taken.has(one.name) && suits(role, one, raw.count))
    if (!column) continue
    mapping[role] = column.name
    taken.add(column.name)
  }
  return mapping
}
