/*
 * What is drawn for picking: an id in red (low), green and blue, with full alpha where anything is. Ids are rows of the step
 * texture first, and features of own layers after them: room for 16 million. A float holds each of them exactly.
 */

/** One more than the largest id. */
export const PICK_IDS = 2 ** 24

/** The id of a pixel, RGBA in bytes; -1 where nothing is drawn. */
export function pickIdOf(pixel: ArrayLike<number>): number {
  return pixel[3] === 255 ? pixel[0]! + pixel[1]! * 256 + pixel[2]! * 65_536 : -1
}

export const PICK_GLSL = /* glsl */ `
/** A picking id as a colour. */
vec4 pickColour(float id) {
  int n = int(id + 0.5);
  return vec4(float(n & 255), float((n >> 8) & 255), float(n >> 16), 255.0) / 255.0;
}
`
