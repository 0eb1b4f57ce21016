import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Output, WebMOutputFormat } from 'mediabunny'
import { expect, test } from 'vitest'
import { findWebmFaults } from './webm-faults.ts'

/** A film of stand-in frames, in the container as `features/export/write-video.ts` has it written. */
async function writeFilm(): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new EncodedVideoPacketSource('vp9')
  output.addVideoTrack(source, { frameRate: 8 })
  await output.start()
  const decoderConfig = { codec: 'vp09.00.10.08', codedWidth: 320, codedHeight: 180 }
  for (let frame = 0; frame < 40; frame += 1)
    await source.add(
      new EncodedPacket(
        new Uint8Array([0x82, 0x49, 0x83, 0x42, frame]),
        frame % 16 === 0 ? 'key' : 'delta',
        frame / 8,
        1 / 8,
      ),
      { decoderConfig },
    )
  await output.finalize()
  return new Uint8Array(target.buffer!)
}

test('a WebM is whole as another reader has it', async () => {
  expect(findWebmFaults(await writeFilm())).toEqual([])
})

test('what would not play, or not be sought in, is found', async () => {
  const film = await writeFilm()
  const broken = (change: (bytes: Uint8Array, text: string) => void): readonly string[] => {
    const bytes = film.slice()
    change(bytes, String.fromCodePoint(...bytes))
    return findWebmFaults(bytes)
  }
  expect(broken((bytes, text) => bytes.set([0x6d, 0x6b, 0x76, 0x21], text.indexOf('webm')))).toContain(
    'the header says webm',
  )
  // The second of the cues' positions, and the first of the head's.
  expect(broken((bytes, text) => (bytes[text.lastIndexOf('\u00f1') + 2]! += 1))).toContain(
    'the index points to the begin of a cluster',
  )
  expect(broken((bytes, text) => (bytes[text.indexOf('\u0053\u00ac') + 7]! += 1)).join()).toContain(
    'stands where the head says',
  )
  expect(findWebmFaults(film.subarray(0, -9))).toContain('the segment ends where the file does')
})
