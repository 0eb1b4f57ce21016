/** Words of own records on the card, in Chinese; fetched where there are any. */
export const ownZh = {
  'own.title': '自有记录',
  'own.class': '另一类来源：来自导入的进度表，不是文献，不计入“规划推演”“报道”任何一项',
  'own.from': '{file} 第{row}行',
  'own.name': '表中名称',
  'own.start': '记录的开工',
  'own.finish': '记录的完工',
  'own.percent': '记录的进度',
  'own.notStated': '未填',
  'own.on': '据此记录，所选之日',
  'own.state.not-begun': '尚未开工',
  'own.state.under-way': '已开工，未完工',
  'own.state.finished': '已完工',
  'own.state.unknown': '未载明',
  'own.against': '与其他来源对照',
  'own.start.plan': '开工比情景规划{days, plural, =0 {不早不晚} other {{way}{days}天}}',
  'own.finish.plan': '完工比情景规划{days, plural, =0 {不早不晚} other {{way}{days}天}}',
  'own.start.document': '开工比文献所载开工（{date}）{days, plural, =0 {不早不晚} other {{way}{days}天}}',
  'own.later': '晚',
  'own.earlier': '早',
  'own.of': '随情景“{name}”导入',
} as const

export type OwnMessageId = keyof typeof ownZh
