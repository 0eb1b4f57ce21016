/** The two methods by which React takes nodes out and puts them in. */
export type NodeMethods = Pick<Node, 'removeChild' | 'insertBefore'>

/**
 * Lets the page be changed by others than React. Translators put <font> elements in the place of text nodes, which React
 * still holds: taking such a node out, or putting another before it, throws, and the whole interface goes (facebook/react#11538).
 * A node that is no child any more is gone already; what was to stand before it is put at the end.
 */
export function guardDom(methods: NodeMethods): void {
  const { removeChild, insertBefore } = methods
  methods.removeChild = function <T extends Node>(this: Node, child: T): T {
    return child.parentNode === this ? (removeChild.call(this, child) as T) : child
  }
  methods.insertBefore = function <T extends Node>(this: Node, added: T, before: Node | null): T {
    const at = before === null || before.parentNode === this ? before : null
    return insertBefore.call(this, added, at) as T
  }
}
