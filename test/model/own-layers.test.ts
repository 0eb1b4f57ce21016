import { describe, expect, test } from 'vitest'
import { defaultStyle } from '../../src/own-layers/layer-style.ts'
import { memoryObjects, type ObjectStorage } from '../../src/session/object-storage.ts'
import { openOwnLayers, type OwnLayers } from '../../src/session/own-layers.ts'
import { sampleLayer } from './own-layer-sample.ts'

const names = (layers: OwnLayers): readonly string[] => layers.store.getState().layers.map(({ look }) => look.name)

/** One database that two windows share: each hears of what the other has written. */
function twoWindows(): readonly [ObjectStorage, ObjectStorage] {
  const values = new Map<string, unknown>()
  const heard = new Set<readonly [window: object, changed: (keys: readonly string[]) => void]>()
  const open = (): ObjectStorage => {
    const inner = memoryObjects(values)
    const window = {}
    const tell = (keys: readonly string[]): void => {
      for (const [other, changed] of heard) if (other !== window) changed(keys)
    }
    return {
      ...inner,
      write: (key, value) => inner.write(key, value).then(() => tell([key])),
      update: (key, change) => inner.update(key, change).then(() => tell([key])),
      remove: (keys) => inner.remove(keys).then(() => tell(keys)),
      watch(changed) {
        const entry = [window, changed] as const
        heard.add(entry)
        return () => heard.delete(entry)
      },
    }
  }
  return [open(), open()]
}

describe('own layers', () => {
  test('are there again after a reload, with bytes, names, order and styles', async () => {
    const storage = memoryObjects()
    const first = await openOwnLayers(storage)
    await first.add(sampleLayer('layer-a', '甲'), defaultStyle(0))
    await first.add(sampleLayer('layer-b', '乙'), defaultStyle(1))
    await first.change('layer-a', { name: '改名', style: { ...defaultStyle(0), opacity: 0.3 } })
    await first.move('layer-a', 0)
    const again = await openOwnLayers(storage)
    expect(names(again)).toEqual(['改名', '乙'])
    expect(again.get('layer-a')?.look.style.opacity).toBe(0.3)
    expect(again.get('layer-a')?.layer).toEqual(sampleLayer('layer-a', '甲'))
  })

  test('a layer that was removed comes back as it was, in its place', async () => {
    const storage = memoryObjects()
    const layers = await openOwnLayers(storage)
    for (const id of ['layer-a', 'layer-b', 'layer-c']) await layers.add(sampleLayer(id), defaultStyle(0))
    await layers.remove('layer-b')
    expect(names(layers)).toEqual(['layer-c', 'layer-a'])
    expect(await storage.keys()).not.toContain('layer/layer-b')
    await layers.undoRemove()
    expect(names(layers)).toEqual(['layer-c', 'layer-b', 'layer-a'])
    expect(names(await openOwnLayers(storage))).toEqual(['layer-c', 'layer-b', 'layer-a'])
    expect(layers.store.getState().removed).toEqual([])
  })

  test('a file that is replaced keeps name, place and style', async () => {
    const layers = await openOwnLayers(memoryObjects())
    await layers.add(sampleLayer('layer-a', 'kept'), { ...defaultStyle(0), lineWidth: 7 })
    await layers.add({ ...sampleLayer('layer-a', 'new file'), count: 3 }, defaultStyle(1))
    expect(names(layers)).toEqual(['kept'])
    expect(layers.get('layer-a')?.look.style.lineWidth).toBe(7)
    expect(layers.get('layer-a')?.layer.source.file).toBe('new file.csv')
  })

  test('two windows do not lose each other’s: layers of both, and two changes of one', async () => {
    const [left, right] = twoWindows()
    const [one, two] = [await openOwnLayers(left), await openOwnLayers(right)]
    await one.add(sampleLayer('layer-a'), defaultStyle(0))
    await expect.poll(() => names(two)).toEqual(['layer-a'])
    await two.add(sampleLayer('layer-b'), defaultStyle(1))
    await expect.poll(() => names(one)).toEqual(['layer-b', 'layer-a'])
    // At the same time, before either has heard of the other.
    const style = one.get('layer-a')!.look.style
    await Promise.all([
      one.change('layer-a', { name: 'renamed' }),
      two.change('layer-a', { style: { ...style, opacity: 0.2 } }),
    ])
    const look = (layers: OwnLayers) => layers.get('layer-a')?.look
    for (const layers of [one, two, await openOwnLayers(left)])
      await expect.poll(() => look(layers)).toMatchObject({ name: 'renamed', style: { opacity: 0.2 } })
  })

  test('what another window removed stays removed, whatever is changed here', async () => {
    const [left, right] = twoWindows()
    const [one, two] = [await openOwnLayers(left), await openOwnLayers({ ...right, watch: () => () => undefined })]
    await one.add(sampleLayer('layer-a'), defaultStyle(0))
    const late = await openOwnLayers({ ...right, watch: () => () => undefined })
    await one.remove('layer-a')
    await late.change('layer-a', { name: 'too late' })
    expect(names(await openOwnLayers(left))).toEqual([])
    expect(names(two)).toEqual([])
  })

  test('where the browser refuses, they live as long as the page, and it says why', async () => {
    const refuse = (): Promise<never> => Promise.reject(new DOMException('no', 'QuotaExceededError'))
    const layers = await openOwnLayers({ ...memoryObjects(), write: refuse, update: refuse })
    await layers.add(sampleLayer('layer-a'), defaultStyle(0))
    expect(names(layers)).toEqual(['layer-a'])
    expect(layers.store.getState().unsaved?.code).toBe('storage.layersFull')
    await layers.change('layer-a', { name: 'still here' })
    expect(names(layers)).toEqual(['still here'])
    const blocked = (): Promise<never> => Promise.reject(new DOMException('no', 'SecurityError'))
    const none = await openOwnLayers({ ...memoryObjects(), keys: blocked })
    expect(none.store.getState()).toMatchObject({ layers: [], unsaved: { code: 'storage.blocked' } })
  })

  test('what this version cannot read stays where it is until it is thrown away', async () => {
    const values = new Map<string, unknown>([
      ['layer/layer-x', { version: 9, layer: { id: 'layer-x' } }],
      ['look/layer-x', { name: 'x', order: 0, style: defaultStyle(0) }],
      ['layer/layer-y', { version: 1, layer: { ...sampleLayer('layer-y'), count: 99 } }],
    ])
    const layers = await openOwnLayers(memoryObjects(values))
    expect(layers.store.getState()).toMatchObject({ layers: [], unread: ['layer-x', 'layer-y'] })
    expect(values.size).toBe(3)
    await layers.dropUnread()
    expect(values.size).toBe(0)
    expect(layers.store.getState().unread).toEqual([])
  })
})
