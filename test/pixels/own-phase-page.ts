/** Runs the shaders' phase function of own layers on the GPU, one pixel for each feature and day, and compares it with the words. */
import { asDay } from '../../src/base/day.ts'
import { OWN_DIFFERENCES, ownFeatureMomentAt } from '../../src/own-layers/own-feature-moment.ts'
import { DayPrecision } from '../../src/own-layers/own-layer.ts'
import { packOwnDays } from '../../src/own-layers/own-spans.ts'
import { READINGS } from '../../src/scenario/reading.ts'
import { LOOK_GLSL } from '../../src/stage/time/look-glsl.ts'
import { OWN_MOMENT_GLSL } from '../../src/stage/own/own-moment-glsl.ts'
import { createRandom } from '../../src/base/seeded-random.ts'
import { ownLayerOf, type MadeFeature } from '../town/own-layer.ts'

export interface OwnComparison {
  readonly features: number
  readonly days: number
  /** What differs, the first twenty. */
  readonly differences: string[]
  readonly differing: number
}

declare global {
  interface Window {
    /** `recorded`: whether the layer holds actual days at all. */
    compareOwn(recorded: boolean, edit?: [from: string, to: string]): OwnComparison
  }
}

/** Days, and noons, over four years. */
const DAYS = Array.from({ length: 40 }, (_, i) => 100 + i * 36.5)
const KNOWN = [null, asDay(800)] as const

/** Features of which any of the five days is stated or not, exactly or not; more than a row of the texture holds. */
function makeFeatures(recorded: boolean): MadeFeature[] {
  const random = createRandom('own')
  const precisions = Object.values(DayPrecision)
  return Array.from({ length: 2100 }, () => {
    const start = 200 + Math.floor(random() * 900)
    const day = (at: number): { day: ReturnType<typeof asDay>; precision: number } => ({
      day: asDay(at),
      precision: precisions[Math.floor(random() * precisions.length)]!,
    })
    const maybe = (name: string, at: number, share: number) => (random() < share ? { [name]: day(at) } : {})
    return {
      geometry: null,
      days: {
        ...maybe('start', start, 0.8),
        ...maybe('end', start + Math.floor(random() * 400), 0.8),
        ...(recorded ? maybe('actualStart', start + Math.floor(random() * 200) - 100, 0.7) : {}),
        ...(recorded ? maybe('actualEnd', start + Math.floor(random() * 500) - 50, 0.6) : {}),
        ...maybe('removed', start + 500, 0.3),
      },
    }
  })
}

function runOnGpu(glsl: string, packed: ReturnType<typeof packOwnDays>, count: number): Float32Array[] {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('no WebGL2 with float targets')
  const program = gl.createProgram()
  for (const [type, text] of [
    [
      gl.VERTEX_SHADER,
      '#version 300 es\nvoid main() { gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0); }',
    ],
    [
      gl.FRAGMENT_SHADER,
      `#version 300 es
      precision highp float;
      uniform highp isampler2D own;
      uniform highp sampler2D days;
      uniform int reading;
      uniform float known;
      out vec4 found;
      ${LOOK_GLSL}
      ${glsl}
      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        OwnMoment m = ownMomentAt(own, at.x, texelFetch(days, ivec2(0, at.y), 0).r, reading, known);
        found = vec4(m.solid, m.ghost, m.vague, m.difference);
      }`,
    ],
  ] as const) {
    const shader = gl.createShader(type)!
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'no shader')
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  gl.useProgram(program)
  const texture = (unit: number, upload: () => void): WebGLTexture => {
    const made = gl.createTexture()
    gl.activeTexture(gl.TEXTURE0 + unit)
    gl.bindTexture(gl.TEXTURE_2D, made)
    upload()
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    return made
  }
  const { width, height, data } = packed
  texture(0, () => gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA16I, width, height, 0, gl.RGBA_INTEGER, gl.SHORT, data))
  texture(1, () =>
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, 1, DAYS.length, 0, gl.RED, gl.FLOAT, new Float32Array(DAYS)),
  )
  gl.uniform1i(gl.getUniformLocation(program, 'own'), 0)
  gl.uniform1i(gl.getUniformLocation(program, 'days'), 1)
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer())
  const target = texture(2, () =>
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, count, DAYS.length, 0, gl.RGBA, gl.FLOAT, null),
  )
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target, 0)
  gl.viewport(0, 0, count, DAYS.length)
  const found = KNOWN.flatMap((known) =>
    READINGS.map((_, reading) => {
      gl.uniform1i(gl.getUniformLocation(program, 'reading'), reading)
      gl.uniform1f(gl.getUniformLocation(program, 'known'), known ?? 1e6)
      gl.drawArrays(gl.TRIANGLES, 0, 3)
      const pixels = new Float32Array(count * DAYS.length * 4)
      gl.readPixels(0, 0, count, DAYS.length, gl.RGBA, gl.FLOAT, pixels)
      return pixels
    }),
  )
  if (gl.getError() !== gl.NO_ERROR) throw new Error('WebGL reports an error')
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return found
}

window.compareOwn = (recorded, edit) => {
  if (edit && !OWN_MOMENT_GLSL.includes(edit[0])) throw new Error(`the shader does not hold "${edit[0]}"`)
  const layer = ownLayerOf(makeFeatures(recorded))
  const found = runOnGpu(edit ? OWN_MOMENT_GLSL.replace(...edit) : OWN_MOMENT_GLSL, packOwnDays(layer), layer.count)
  const differences: string[] = []
  let differing = 0
  for (const [i, pixels] of found.entries()) {
    const [known, reading] = [KNOWN[Math.floor(i / READINGS.length)]!, READINGS[i % READINGS.length]!]
    for (const [y, day] of DAYS.entries()) {
      for (let row = 0; row < layer.count; row += 1) {
        const at = (y * layer.count + row) * 4
        const m = ownFeatureMomentAt(layer, row, day, reading, known)
        const isSame =
          Math.abs(pixels[at]! - m.solid) < 1e-4 &&
          Math.abs(pixels[at + 1]! - m.ghost) < 1e-4 &&
          pixels[at + 2] === (m.vague ? 1 : 0) &&
          pixels[at + 3] === OWN_DIFFERENCES.indexOf(m.difference)
        if (isSame) continue
        differing += 1
        // That a broken shader is found is all that is asked of one.
        if (edit) return { features: layer.count, days: DAYS.length, differences, differing }
        if (differences.length < 20)
          differences.push(
            `${reading} ${known} ${day} row ${row}: ${pixels.slice(at, at + 4).join(' ')} against ${JSON.stringify(m)}`,
          )
      }
    }
  }
  return { features: layer.count, days: DAYS.length, differences, differing }
}
document.documentElement.dataset['state'] = 'settled'
