import type { VideoCodec } from 'mediabunny'

export type VideoFormat = 'webm' | 'mp4'

interface VideoSize {
  readonly width: number
  readonly height: number
}

/** What is tried for each container, the best first. */
const CODECS: Readonly<Record<VideoFormat, readonly VideoCodec[]>> = {
  webm: ['vp9', 'vp8', 'av1'],
  mp4: ['avc', 'hevc', 'av1'],
}

/** A video being written, one frame after the other. */
export interface VideoWriter {
  /** Takes the canvas as it is now as the next frame. Resolves when there is room for one more. */
  add(): Promise<void>
  /** The whole file. */
  finish(): Promise<Blob>
  /** Lets go of the encoder; nothing is left. */
  cancel(): Promise<void>
}

/** The containers that this browser can write a video of this size into; none without WebCodecs. */
export async function writableFormats(size: VideoSize): Promise<readonly VideoFormat[]> {
  const codecs = await Promise.all(
    (['webm', 'mp4'] as const).map(async (format) => ({ format, codec: await codecFor(format, size) })),
  )
  return codecs.filter(({ codec }) => codec !== null).map(({ format }) => format)
}

async function codecFor(format: VideoFormat, size: VideoSize): Promise<VideoCodec | null> {
  if (!('VideoEncoder' in window)) return null
  const { getFirstEncodableVideoCodec } = await import('mediabunny')
  return getFirstEncodableVideoCodec([...CODECS[format]], size)
}

/** Opens a video that is fed from a canvas; null where the browser cannot encode it. */
export async function openVideo(
  canvas: HTMLCanvasElement,
  format: VideoFormat,
  perSecond: number,
): Promise<VideoWriter | null> {
  const codec = await codecFor(format, canvas)
  if (codec === null) return null
  const { BufferTarget, CanvasSource, Mp4OutputFormat, Output, Quality, WebMOutputFormat } = await import('mediabunny')
  const target = new BufferTarget()
  const output = new Output({
    format: format === 'webm' ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: 'in-memory' }),
    target,
  })
  const source = new CanvasSource(canvas, { codec, quality: new Quality('high'), keyFrameInterval: 2 })
  output.addVideoTrack(source, { frameRate: perSecond })
  await output.start()
  let frames = 0
  return {
    async add() {
      await source.add(frames / perSecond, 1 / perSecond)
      frames += 1
    },
    async finish() {
      await output.finalize()
      return new Blob([target.buffer ?? new ArrayBuffer(0)], { type: format === 'webm' ? 'video/webm' : 'video/mp4' })
    },
    cancel: () => output.cancel(),
  }
}
