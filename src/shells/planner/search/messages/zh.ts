/** The search's words in Chinese; the keys are the contract for the other language. */
export const searchZh = {
  'search.label': '查找',
  'search.placeholder': '地点、线路、记载、文献、自有数据、坐标、日期：中文、拼音或英文',
  'search.hint': '方向键移动，回车前往，Esc 关闭',
  'search.results': '{count}项结果',
  'search.none': '没有与“{query}”相符的内容',
  'search.kind.entity': '地点与项目',
  'search.kind.indicator': '指标',
  'search.kind.fact': '记载',
  'search.kind.document': '文献',
  'search.kind.place': '地图标注',
  'search.kind.spot': '坐标',
  'search.kind.day': '日期',
  'search.kind.own': '自有数据',
  'search.own': '自有图层“{layer}”',
  'search.own.found': '{field}：{value}',
  'search.own.hidden': '图层未显示',
  'search.ofOwn': '（自有数据中共{count}项）',
  'search.alias': '俗称“{alias}”（非文献用名）',
  'search.spot': '飞到此处（WGS-84，东经 {lng}°，北纬 {lat}°）',
  'search.spot.swapped': '飞到此处（按“纬度，经度”读取；WGS-84，东经 {lng}°，北纬 {lat}°）',
  'search.day': '把时间轴移到这一天',
  'search.near': '没有与“{query}”完全相符的内容，最接近的是：',
} as const

export type SearchMessageId = keyof typeof searchZh
