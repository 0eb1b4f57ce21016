import { asDay, dayOf, isoOf } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { ScenarioEdit } from './schema.ts'

type Described = ScenarioEdit extends infer T
  ? T extends ScenarioEdit
    ? Omit<T, 'id' | 'entity' | 'author' | 'reason'>
    : never
  : never

/** The last day of a span whose exclusive end is given, as people say it. */
const lastDay = (end: string): string => isoOf(asDay(dayOf(end) - 1))

/** What an edit does, without the thing, the author and the reason: "2 months later", "on hold from … to …". */
export function describeEdit(edit: Described): LocalizedText {
  switch (edit.edit) {
    case 'shift': {
      const parts = [part(edit.months, '个月', 'month'), part(edit.days, '天', 'day')].filter((words) => words !== null)
      return parts.length === 0
        ? { zh: '不移动', en: 'not moved' }
        : { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') }
    }
    case 'stretch':
      return { zh: `工期调整为原来的${edit.factor}倍`, en: `duration multiplied by ${edit.factor}` }
    case 'set-span': {
      const zh = [edit.start && `起点定为${edit.start.date}`, edit.end && `最后一天定为${lastDay(edit.end.date)}`]
      const en = [
        edit.start && `start set to ${edit.start.date}`,
        edit.end && `last day set to ${lastDay(edit.end.date)}`,
      ]
      return { zh: zh.filter(Boolean).join('，') || '不改期', en: en.filter(Boolean).join(', ') || 'no date set' }
    }
    case 'hold':
      return {
        zh: `${edit.from}至${lastDay(edit.until)}暂缓，终点顺延`,
        en: `on hold from ${edit.from} to ${lastDay(edit.until)}; the end moves by as much`,
      }
    case 'cancel':
      return { zh: `自${edit.from}起取消`, en: `cancelled from ${edit.from} on` }
    case 'set-goal':
      return { zh: `目标改为${edit.value}`, en: `goal set to ${edit.value}` }
    case 'set-ramp':
      return edit.shape === 'linear'
        ? { zh: `由${edit.from}线性增长至${edit.to}`, en: `linear growth from ${edit.from} to ${edit.to}` }
        : {
            zh: `由${edit.from}增长至${edit.to}，先慢、后快、再慢`,
            en: `growth from ${edit.from} to ${edit.to}, slow, then fast, then slow`,
          }
    case 'add':
      return {
        zh: `情景新增，${edit.start}至${lastDay(edit.end)}`,
        en: `added by the scenario, ${edit.start} to ${lastDay(edit.end)}`,
      }
  }
}

function part(n: number, zh: string, en: string): LocalizedText | null {
  if (n === 0) return null
  const size = Math.abs(n)
  return {
    zh: `${n > 0 ? '推后' : '提前'}${size}${zh}`,
    en: `${size} ${en}${size === 1 ? '' : 's'} ${n > 0 ? 'later' : 'earlier'}`,
  }
}
