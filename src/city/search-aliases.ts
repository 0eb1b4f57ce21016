/**
 * What people of the city call a place that the pack names otherwise: general knowledge, from no document of the twin, and
 * marked so where it is shown. Only names that can mean nothing else here. By the id of the place or the thing.
 */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'zhengzhou-dong-zhan': ['高铁站', '郑州高铁站', '高铁东站', 'high-speed rail station', 'HSR station'],
  'xinzheng-jichang': ['新郑机场', '郑州机场', '飞机场', 'CGO', 'Zhengzhou airport'],
  'jingkai-qu': ['经开区'],
  'gaoxin-qu': ['高新区'],
  'hangkonggang-qu': ['航空港区'],
}

/** The same for groups of things, by the id of their lane: the documents' own words where the lane is called otherwise. */
export const GROUP_ALIASES: Readonly<Record<string, readonly string[]>> = {
  mobility: ['自动驾驶', 'autonomous driving'],
}
