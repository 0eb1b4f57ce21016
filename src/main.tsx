import 'virtual:fonts.css'
import { guardDom } from './app/guard-dom.ts'
import { assertDefined } from './base/assert.ts'
import { CARRIED_PARAMETERS, readPageAddress } from './session/page-address.ts'
import { openTwin } from './main/open-twin.ts'

guardDom(Node.prototype)
const asked = readPageAddress(location.search, location.hash)
const root = assertDefined(document.getElementById('root'), '#root')

// Another link put into the address of an open page changes its fragment only.
addEventListener('hashchange', () => {
  const now = readPageAddress(location.search, location.hash)
  if (CARRIED_PARAMETERS.some((name) => now.carried[name] !== asked.carried[name])) location.reload()
})

// The presenter's window has no map and no city.
if (asked.notes !== null) (await import('./shells/presenter/notes/mount-notes.tsx')).mountNotes(root, asked.notes)
else await openTwin(root, asked)
