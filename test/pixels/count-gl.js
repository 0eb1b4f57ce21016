/**
 * Runs in a page before anything else: wraps WebGL2's uploads and draws and keeps count in window.glCount.
 * Triangles are those asked for, instances included.
 * Bytes are those handed to the driver: buffers, textures (also from images and canvases, as RGBA), uniforms.
 * An allocation without data uploads nothing. Plain JavaScript, so that the bench can read it too.
 */
;(() => {
  const gl = /** @type {any} */ (WebGL2RenderingContext.prototype)
  const page = /** @type {any} */ (window)
  /** @type {Record<string, number>} */
  const count = { buffer: 0, texture: 0, uniform: 0, draws: 0, triangles: 0 }
  page.glCount = count
  page.resetGlCount = () => {
    const before = { ...count }
    for (const key of Object.keys(count)) count[key] = 0
    return before
  }

  /** Set for timing the main thread alone: draw calls are counted and left out. */
  page.skipDraws = false

  /** @param {string} name @param {(args: any[]) => void} note @param {boolean} [isDraw] */
  const wrap = (name, note, isDraw = false) => {
    const original = gl[name]
    if (typeof original !== 'function') throw new Error(`WebGL2 has no ${name}`)
    gl[name] = function (...args) {
      note(args)
      return isDraw && page.skipDraws ? undefined : original.apply(this, args)
    }
  }
  const elementBytes = (view) => (view instanceof DataView ? 1 : (view.BYTES_PER_ELEMENT ?? 1))
  /** Bytes of `data`, of which a part may be meant: from an element on, and so many of them (0: all the rest). */
  const sizeOf = (data, from = 0, length = 0) => {
    if (!data || typeof data === 'number') return 0
    if (typeof data.byteLength === 'number')
      return (length || data.byteLength / elementBytes(data) - from) * elementBytes(data)
    const [width, height] = [
      data.videoWidth ?? data.naturalWidth ?? data.width,
      data.videoHeight ?? data.naturalHeight ?? data.height,
    ]
    return width * height * 4
  }

  wrap('bufferData', (args) => (count.buffer += sizeOf(args[1], args[3], args[4])))
  wrap('bufferSubData', (args) => (count.buffer += sizeOf(args[2], args[3], args[4])))
  // The source is the last argument, or the last but one when an offset into it follows.
  const texture = (args) =>
    (count.texture += typeof args.at(-1) === 'object' ? sizeOf(args.at(-1)) : sizeOf(args.at(-2), args.at(-1)))
  for (const name of [
    'texImage2D',
    'texSubImage2D',
    'texImage3D',
    'texSubImage3D',
    'compressedTexImage2D',
    'compressedTexSubImage2D',
  ])
    wrap(name, texture)
  for (const n of [1, 2, 3, 4]) {
    for (const type of ['f', 'i', 'ui']) {
      wrap(`uniform${n}${type}`, () => (count.uniform += 4 * n))
      wrap(`uniform${n}${type}v`, (args) => (count.uniform += (args[3] || args[1].length - (args[2] ?? 0)) * 4))
    }
  }
  for (const size of ['2', '3', '4', '2x3', '3x2', '2x4', '4x2', '3x4', '4x3']) {
    wrap(`uniformMatrix${size}fv`, (args) => (count.uniform += (args[4] || args[2].length - (args[3] ?? 0)) * 4))
  }
  /** What a draw call of a mode with so many vertices and instances comes to. */
  const draw = (mode, vertices, instances = 1) => {
    count.draws += 1
    if (mode === gl.TRIANGLES) count.triangles += Math.floor(vertices / 3) * instances
    if (mode === gl.TRIANGLE_STRIP || mode === gl.TRIANGLE_FAN) count.triangles += Math.max(0, vertices - 2) * instances
  }
  wrap('drawArrays', ([mode, , vertices]) => draw(mode, vertices), true)
  wrap('drawElements', ([mode, vertices]) => draw(mode, vertices), true)
  wrap('drawArraysInstanced', ([mode, , vertices, instances]) => draw(mode, vertices, instances), true)
  wrap('drawElementsInstanced', ([mode, vertices, , , instances]) => draw(mode, vertices, instances), true)
  wrap('drawRangeElements', ([mode, , , vertices]) => draw(mode, vertices), true)
})()
