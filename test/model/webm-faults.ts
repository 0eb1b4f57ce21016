import { Decoder, type EBMLElementDetail } from 'ts-ebml'

/** Bytes of an element's id, as they stand where it begins. */
const idAt = (bytes: Uint8Array, at: number): string =>
  [...bytes.subarray(at, at + 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const numberOf = (element: EBMLElementDetail | undefined): number =>
  element && 'value' in element && typeof element.value === 'number' ? element.value : Number.NaN
const textOf = (element: EBMLElementDetail | undefined): string =>
  element && 'value' in element ? String(element.value) : ''
const dataOf = (element: EBMLElementDetail | undefined): Uint8Array =>
  element && 'data' in element && element.data ? new Uint8Array(element.data) : new Uint8Array()

/**
 * What is wrong with a WebM of one video track, by the Matroska and WebM guides, as a reader finds it that shares nothing
 * with what wrote it: header, sizes that close, what the index points to, frames in order, a first frame that needs no other.
 */
export function findWebmFaults(bytes: Uint8Array): readonly string[] {
  const all = new Decoder().decode(bytes.slice().buffer)
  const faults: string[] = []
  const must = (holds: boolean, what: string): void => void (holds || faults.push(what))
  const begun = all.filter((element) => !('isEnd' in element && element.isEnd))
  const named = (name: string): EBMLElementDetail[] => begun.filter((element) => element.name === name)
  const within = (outer: EBMLElementDetail, name: string): EBMLElementDetail[] =>
    named(name).filter(({ tagStart }) => tagStart >= outer.dataStart && tagStart < outer.dataEnd)
  must(textOf(named('DocType')[0]) === 'webm', 'the header says webm')
  must(numberOf(named('EBMLReadVersion')[0]) === 1, 'any reader may read it')
  const [segment] = named('Segment')
  if (!segment) return [...faults, 'there is a segment']
  must(segment.dataEnd === bytes.byteLength, 'the segment ends where the file does')
  for (const element of begun) {
    must(element.name !== 'unknown', `${idAt(bytes, element.tagStart)} is a known element`)
    must(element.dataEnd <= bytes.byteLength, `${element.name} is whole`)
  }
  for (const one of ['Info', 'Tracks', 'Cues', 'SeekHead'])
    must(within(segment, one).length === 1, `there is one ${one}`)
  for (const seek of named('Seek')) {
    const wanted = [...dataOf(within(seek, 'SeekID')[0])].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    must(
      idAt(bytes, segment.dataStart + numberOf(within(seek, 'SeekPosition')[0])) === wanted,
      `the element ${wanted} stands where the head says`,
    )
  }
  must(textOf(named('CodecID')[0]).startsWith('V_'), 'the track is a video')
  must(named('TrackEntry').length === 1 && numberOf(named('TrackType')[0]) === 1, 'there is one track')
  for (const side of ['PixelWidth', 'PixelHeight']) must(numberOf(named(side)[0]) > 0, `${side} is given`)
  must(named('Cluster').length > 0, 'there are frames')
  let last = -1
  for (const [at, cluster] of named('Cluster').entries()) {
    const start = numberOf(within(cluster, 'Timestamp')[0])
    for (const [frame, block] of within(cluster, 'SimpleBlock').entries()) {
      const data = dataOf(block)
      const view = new DataView(data.buffer)
      must(data[0] === 0x80 + numberOf(named('TrackNumber')[0]), 'each frame is of the track')
      const time = start + view.getInt16(1)
      must(time > last, `the frame at ${time} comes after the one before`)
      last = time
      if (at === 0 && frame === 0) must((data[3]! & 0x80) !== 0, 'the first frame needs no other')
      must(data.length > 4, 'no frame is empty')
    }
  }
  must(numberOf(named('Duration')[0]) > last, 'the duration reaches past the last frame')
  for (const cue of named('CuePoint')) {
    const at = segment.dataStart + numberOf(within(cue, 'CueClusterPosition')[0])
    const cluster = named('Cluster').find(({ tagStart }) => tagStart === at)
    must(cluster !== undefined, 'the index points to the begin of a cluster')
    if (cluster)
      must(numberOf(within(cue, 'CueTime')[0]) >= numberOf(within(cluster, 'Timestamp')[0]), 'and to its time')
  }
  return [...new Set(faults)]
}
