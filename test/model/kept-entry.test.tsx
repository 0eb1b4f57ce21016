import { useState } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { useKeptEntry } from '../../src/shells/planner/own-documents/use-kept-entry.ts'

const NOTHING = { a: { typed: 'nothing of a' }, b: { typed: 'nothing of b' } }

test('where another record comes to be looked at, what is typed for the one before is not shown as its', () => {
  function Entry() {
    const [record, setRecord] = useState<'a' | 'b'>('a')
    const [{ typed }] = useKeptEntry(`entry/${record}`, NOTHING[record])
    if (record === 'a') setRecord('b')
    return typed
  }
  expect(renderToStaticMarkup(<Entry />)).toBe('nothing of b')
})
