import type { ProjectParts } from './project-file.ts'

/** A `.twin.zip` of what is given, made in a worker; rejects where the worker fails. */
export function packProject(parts: ProjectParts): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./project.worker.ts', import.meta.url), { type: 'module', name: 'project' })
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
      worker.terminate()
      resolve(data)
    })
    worker.addEventListener('error', (event) => {
      worker.terminate()
      reject(new Error(event.message || 'Worker'))
    })
    worker.postMessage(parts, [])
  })
}
