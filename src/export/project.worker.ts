import { writeProject, type ProjectParts } from './project-file.ts'

/** Packs a project off the main thread: checksums and compression of what may be hundreds of megabytes. */
self.addEventListener('message', ({ data }: MessageEvent<ProjectParts>) => {
  const bytes = writeProject(data)
  self.postMessage(bytes, { transfer: [bytes.buffer] })
})
