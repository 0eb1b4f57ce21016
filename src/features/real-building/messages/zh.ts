export const realBuildingZh = {
  'real.class': '底图建筑，非文献所载',
  'real.height': '高度{metres}米，据底图数据',
  'real.storeys': '高度约{metres}米，按层数×3米推算',
  'real.assumed': '高度未载明，假定{metres}米',
  'real.start': '底图数据所载起始时间：{start}',
} as const
