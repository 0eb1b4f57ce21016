import 'virtual:fonts.css'
import { guardDom } from './app/guard-dom.ts'
import { assertDefined } from './base/assert.ts'
import { FRAGMENT_PARAMETERS, readPageAddress } from './session/page-address.ts'
import { failStart } from './main/fail-start.ts'
import { openTwin } from './main/open-twin.ts'

// What stands in index.html itself waits for this.
dispatchEvent(new Event('start-begun'))
guardDom(Node.prototype)
const asked = readPageAddress(location.search, location.hash)
const root = assertDefined(document.getElementById('root'), '#root')

// Another link put into the address of an open page changes its fragment only.
addEventListener('hashchange', () => {
  const now = readPageAddress(location.search, location.hash)
  if (FRAGMENT_PARAMETERS.some((name) => now.fragment[name] !== asked.fragment[name])) location.reload()
})

const start = async (): Promise<void> => {
  // The presenter's window has no map and no city.
  if (asked.notes !== null)
    (await import('./shells/presenter/notes/mount-notes.tsx')).mountNotes(root, asked.notes, asked.unread)
  else await openTwin(root, asked)
}

// Where something has not come by now, index.html says so already.
if (document.documentElement.dataset['state'] !== 'failed') await start().catch(failStart)
