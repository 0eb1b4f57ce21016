import { expect, test } from 'vitest'
import { guardDom, type NodeMethods } from '../../src/app/guard-dom.ts'

/** As much of a page's tree as the two methods need; they throw as a browser's do. */
class FakeNode {
  parentNode: FakeNode | null = null
  readonly children: FakeNode[] = []

  removeChild(child: FakeNode): FakeNode {
    if (child.parentNode !== this) throw new Error('NotFoundError')
    this.children.splice(this.children.indexOf(child), 1)
    child.parentNode = null
    return child
  }

  insertBefore(added: FakeNode, before: FakeNode | null): FakeNode {
    if (before !== null && before.parentNode !== this) throw new Error('NotFoundError')
    this.children.splice(before ? this.children.indexOf(before) : this.children.length, 0, added)
    added.parentNode = this
    return added
  }
}

/** A parent with one text, of which a translator has put a <font> in the place. */
function translated(): { parent: FakeNode; text: FakeNode; font: FakeNode } {
  const [parent, text, font] = [new FakeNode(), new FakeNode(), new FakeNode()]
  parent.insertBefore(text, null)
  parent.removeChild(text)
  parent.insertBefore(font, null)
  return { parent, text, font }
}

test('a tree that a translator has changed throws without the guard and stands with it', () => {
  const before = translated()
  expect(() => before.parent.removeChild(before.text)).toThrow('NotFoundError')
  expect(() => before.parent.insertBefore(new FakeNode(), before.text)).toThrow('NotFoundError')

  guardDom(FakeNode.prototype as unknown as NodeMethods)
  const { parent, text, font } = translated()
  const added = new FakeNode()
  expect(parent.removeChild(text)).toBe(text)
  expect(parent.insertBefore(added, text)).toBe(added)
  expect(parent.children).toEqual([font, added])
})

test('what is in its place is taken out and put in as ever', () => {
  const [parent, one, two] = [new FakeNode(), new FakeNode(), new FakeNode()]
  parent.insertBefore(two, null)
  parent.insertBefore(one, two)
  expect(parent.children).toEqual([one, two])
  parent.removeChild(one)
  expect(parent.children).toEqual([two])
})
