export const sessionZh = {
  'store.changed': '另一窗口刚刚改了同一处，这里的修改没有覆盖它；现在显示的是那一份，请看过再改',
  'store.deleted': '另一窗口刚刚把它删除了，这里的修改没有保存',
  'library.idTaken': '编号“{id}”已被使用',
  'library.none': '没有情景“{id}”',
  'library.changedElsewhere': '这一步之后，另一窗口改了同一处；没有撤销或重做',
  'library.readOnly': '内置或随链接而来的情景不可修改，请先复制',
  'library.idChanged': '修改不得改变编号',
  'library.nothingToRemove': '没有可删除的情景“{id}”',
  'library.isBase': '“{name}”以它为依据',
  'library.nothingToUndo': '没有可撤销的步骤',
  'library.anotherRests': '另有情景以它为依据',
  'library.nothingToRedo': '没有可重做的步骤',
  'storage.blocked':
    '浏览器不让本页保存任何内容（网页嵌在其他网站中，或已禁用Cookie与网站数据）；请在单独的窗口中打开，或允许本站保存数据；在此之前请另存为文件',
  'storage.full': '浏览器给本站的空间已满；请另存为文件，并删除不再需要的情景或记录',
  'storage.layersFull':
    '浏览器给本站的空间已满，图层本次可用但不会保留；请保存工程文件，或移除不再需要的图层',
  'storage.failed': '浏览器未能保存（{detail}）；请另存为文件',
  'record.invalid': '记录不合要求（{detail}）',
  'store.notJson': '不是有效的JSON（{detail}）',
  'briefing.unreadable': '无法读取',
} as const
