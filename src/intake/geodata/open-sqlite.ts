import type { Database, ReadOptions } from './geo-file.ts'

/**
 * Opens databases with SQLite in WebAssembly, fetched when one is first opened. `wasmAddress` is where its code lies; without
 * one it is looked for beside the library, as Node does.
 */
export function openSqlite(wasmAddress?: string): NonNullable<ReadOptions['openDatabase']> {
  return async (bytes) => {
    const { default: load } = await import('sql.js')
    const sql = await load(wasmAddress === undefined ? {} : { locateFile: () => wasmAddress })
    const database = new sql.Database(bytes)
    return {
      query(text) {
        const [found] = database.exec(text)
        return { columns: found?.columns ?? [], rows: found?.values ?? [] }
      },
      close: () => database.close(),
    } satisfies Database
  }
}
