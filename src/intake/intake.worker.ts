import sqliteAddress from 'sql.js/dist/sql-wasm.wasm?url'
import { createIntakeSession, type IntakeSession } from './geodata/intake-session.ts'
import { openSqlite } from './geodata/open-sqlite.ts'
import type { IntakeAnswer, IntakeRequest } from './intake-protocol.ts'
import { buffersOf } from './transferable-buffers.ts'

/*
 * Reads files off the main thread. WebAssembly may run here and nowhere else: this file is served with a policy of its own
 * (.run/vite/csp.ts), and nothing that it reads is ever run.
 */

const say = (answer: IntakeAnswer, transfer: Transferable[] = []): void => self.postMessage(answer, { transfer })

let asked = 0
const session: IntakeSession = createIntakeSession({
  onProgress: (progress) => say({ asked, progress }),
  openDatabase: openSqlite(sqliteAddress),
})

async function answer(request: IntakeRequest): Promise<void> {
  asked = request.asked
  const { work } = request
  if (work.kind === 'document') {
    const { readDocument } = await import('./documents/read-document.ts')
    const file = { name: work.file.name, bytes: new Uint8Array(await work.file.arrayBuffer()) }
    const onShare = (share: number): void => say({ asked, progress: { step: 'reading', share, file: file.name } })
    say({ asked, result: await readDocument(file, onShare) })
  } else if (work.kind === 'inspect') {
    const files = await Promise.all(
      work.files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    )
    say({ asked, result: await session.inspect(files) })
  } else if (work.kind === 'look') say({ asked, result: await session.look(work.key, work.choices) })
  else {
    const result = await session.read(work.key, work.choices, work.given)
    say({ asked, result }, buffersOf(result))
  }
}

// One after the other: progress belongs to the work that is being done.
let queue: Promise<void> = Promise.resolve()
self.addEventListener('message', ({ data }: MessageEvent<IntakeRequest>) => {
  queue = queue
    .then(() => answer(data))
    .catch((fault: unknown) =>
      say({ asked: data.asked, thrown: fault instanceof Error ? fault.message : String(fault) }),
    )
})
