import type { sessionZh } from './session-zh.ts'

export const sessionEn: Readonly<Record<keyof typeof sessionZh, string>> = {
  'store.changed':
    'another window has changed the same part, and this change has not overwritten it; its version is shown: look at it, then change it again',
  'store.deleted': 'another window has just deleted it; this change was not stored',
  'library.idTaken': 'the id "{id}" is already taken',
  'library.none': 'there is no scenario "{id}"',
  'library.changedElsewhere': 'another window has changed the same part since that step; nothing was undone or redone',
  'library.readOnly': 'a built-in scenario, or one from a link, cannot be changed: copy it first',
  'library.idChanged': 'a change must not change the id',
  'library.nothingToRemove': 'there is no scenario "{id}" to remove',
  'library.isBase': '"{name}" is based on it',
  'library.nothingToUndo': 'there is nothing to undo',
  'library.anotherRests': 'another scenario is based on it',
  'library.nothingToRedo': 'there is nothing to redo',
  'storage.blocked':
    'the browser lets this page store nothing (it stands in a frame of another site, or cookies and site data are blocked); open it in a window of its own, or allow this site to store data; until then, save it as a file',
  'storage.full':
    'the room that the browser gives this site is full; save it as a file, and delete scenarios or records that are no longer needed',
  'storage.layersFull':
    'the room that the browser gives this site is full: the layer can be used until the page is closed and is not kept; save a project file, or remove layers that are no longer needed',
  'storage.failed': 'the browser could not store it ({detail}); save it as a file',
  'record.invalid': 'the record is not as required ({detail})',
  'store.notJson': 'no valid JSON ({detail})',
  'briefing.unreadable': 'it cannot be read',
  'address.none': '"{address}" is no address that can be read (http and https only)',
  'address.notListed': 'data from {origin} is not allowed; add this line to index.html and build anew: {line}',
  'address.dead':
    '"{address}" did not answer: check the address, and whether its server allows reading from other origins (CORS)',
  'address.status': '"{address}" answered {status}: check the address',
  'address.html': '"{address}" gave a web page and no data file: use the address of the file itself',
  'address.large': '"{address}" is too large to be read as a whole: use PMTiles or 3D Tiles',
  'address.failed': '"{address}" cannot be read',
}
