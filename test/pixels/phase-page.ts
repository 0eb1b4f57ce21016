/** Runs the shaders' phase function on the GPU, one pixel for each entity and day, and compares it with momentAt. */
import factsPack from 'virtual:city-facts'
import { asDay, FIRST_DAY, HORIZON_DAY } from '../../src/base/day.ts'
import { buildCity } from '../../src/city/build-city.ts'
import { phaseCode } from '../../src/facts/phase.ts'
import type { FactsPack } from '../../src/intake/read-pack.ts'
import { packStepTexture } from '../../src/layers/step-texture.ts'
import { DIFFERENCES, momentAt } from '../../src/moment/moment-at.ts'
import { buildSchedule, type Schedule } from '../../src/scenario/build-schedule.ts'
import { MOMENT_GLSL } from '../../src/stage/time/moment-glsl.ts'
import { stopEdits } from '../model/stop-edits.ts'

export interface PhaseComparison {
  entities: number
  days: number
  /** `entity day field: GPU against momentAt`, the first twenty. */
  differences: string[]
  differing: number
  largestProgressGap: number
}

declare global {
  interface Window {
    /** `stops`: a plan that is held, given up and grown in a curve. `edit`: a piece of the shader and what stands in its place, to see that a broken one is found. */
    comparePhases(which: 'steps' | 'timeline' | 'stops', edit?: [from: string, to: string]): PhaseComparison
  }
}

const PROGRESS_TOLERANCE = 1e-4

const pack = factsPack as FactsPack
const city = buildCity(pack)
const scenario = pack.scenarios.find(({ id }) => id === 'reference')
if (!scenario) throw new Error('the pack holds no reference scenario')
const asShipped = buildSchedule(city, scenario)
const stopped = buildSchedule(city, { ...scenario, edits: [...scenario.edits, ...stopEdits(asShipped)] })

/** Every day on which anything changes for any entity, with half a day before and after. */
function changeDays({ entries }: Schedule): number[] {
  const days = entries.flatMap(({ knownFrom, steps, plan }) => [
    ...(knownFrom === null ? [] : [knownFrom]),
    ...steps.map((step) => step.day),
    ...(plan
      ? [
          plan.start.day,
          plan.end.day,
          plan.end.day + 1,
          plan.cancelled?.day ?? 0,
          ...plan.holds.flatMap(({ from, until }) => [from, until]),
        ]
      : []),
    // A report that nothing follows stops being compared a day later.
    ...steps.slice(-1).map((step) => step.day + 1),
  ])
  return [...new Set(days.flatMap((day) => [day - 0.5, day, day + 0.5]))].sort((a, b) => a - b)
}

/** Every day and noon of the timeline. */
function timelineDays(): number[] {
  return Array.from({ length: (HORIZON_DAY - FIRST_DAY) * 2 + 1 }, (_, i) => FIRST_DAY + i / 2)
}

function runOnGpu(
  glsl: string,
  schedule: Schedule,
  days: readonly number[],
): { first: Float32Array; second: Float32Array } {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('no WebGL2 with float targets')
  const compile = (type: number, text: string): WebGLShader => {
    const shader = gl.createShader(type)!
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS))
      throw new Error(gl.getShaderInfoLog(shader) ?? 'the shader does not compile')
    return shader
  }
  const program = gl.createProgram()
  gl.attachShader(
    program,
    compile(
      gl.VERTEX_SHADER,
      `#version 300 es
    void main() { gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0); }`,
    ),
  )
  gl.attachShader(
    program,
    compile(
      gl.FRAGMENT_SHADER,
      `#version 300 es
    precision highp float;
    uniform highp sampler2D steps;
    uniform highp sampler2D days;
    layout(location = 0) out vec4 first;
    layout(location = 1) out vec4 second;
    ${glsl}
    void main() {
      ivec2 at = ivec2(gl_FragCoord.xy);
      float day = texelFetch(days, ivec2(0, at.y), 0).r;
      TwinMoment m = twinMomentAt(steps, at.x, day);
      first = vec4(m.exists, m.documented, m.planned, m.progress);
      second = vec4(m.difference, day, float(at.x), m.count);
    }`,
    ),
  )
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(gl.getProgramInfoLog(program) ?? 'the program does not link')
  gl.useProgram(program)

  const texture = (
    unit: number,
    internal: number,
    format: number,
    width: number,
    height: number,
    data: Float32Array | null,
  ): WebGLTexture => {
    const made = gl.createTexture()
    gl.activeTexture(gl.TEXTURE0 + unit)
    gl.bindTexture(gl.TEXTURE_2D, made)
    gl.texImage2D(gl.TEXTURE_2D, 0, internal, width, height, 0, format, gl.FLOAT, data)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    return made
  }
  const packed = packStepTexture(schedule)
  const [width, height] = [packed.height, days.length]
  texture(0, gl.RGBA32F, gl.RGBA, packed.width, packed.height, packed.data)
  texture(1, gl.R32F, gl.RED, 1, height, new Float32Array(days))
  gl.uniform1i(gl.getUniformLocation(program, 'steps'), 0)
  gl.uniform1i(gl.getUniformLocation(program, 'days'), 1)
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer())
  for (const i of [0, 1]) {
    gl.framebufferTexture2D(
      gl.FRAMEBUFFER,
      gl.COLOR_ATTACHMENT0 + i,
      gl.TEXTURE_2D,
      texture(2 + i, gl.RGBA32F, gl.RGBA, width, height, null),
      0,
    )
  }
  gl.drawBuffers([gl.COLOR_ATTACHMENT0, gl.COLOR_ATTACHMENT1])
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE)
    throw new Error('the float target is not complete')
  gl.viewport(0, 0, width, height)
  gl.drawArrays(gl.TRIANGLES, 0, 3)
  const read = (attachment: number): Float32Array => {
    const pixels = new Float32Array(width * height * 4)
    gl.readBuffer(attachment)
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, pixels)
    return pixels
  }
  const result = { first: read(gl.COLOR_ATTACHMENT0), second: read(gl.COLOR_ATTACHMENT1) }
  if (gl.getError() !== gl.NO_ERROR) throw new Error('WebGL reports an error')
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return result
}

window.comparePhases = (which, edit) => {
  if (edit && !MOMENT_GLSL.includes(edit[0])) throw new Error(`the shader does not hold "${edit[0]}"`)
  const schedule = which === 'stops' ? stopped : asShipped
  const days = which === 'timeline' ? timelineDays() : changeDays(schedule)
  const { first, second } = runOnGpu(edit ? MOMENT_GLSL.replace(...edit) : MOMENT_GLSL, schedule, days)
  const result: PhaseComparison = {
    entities: schedule.entries.length,
    days: days.length,
    differences: [],
    differing: 0,
    largestProgressGap: 0,
  }
  for (const [row, day] of days.entries()) {
    for (const [column, moment] of momentAt(schedule, asDay(day)).entries()) {
      const at = (row * schedule.entries.length + column) * 4
      const gap = Math.abs(first[at + 3]! - (moment.progress ?? 0))
      result.largestProgressGap = Math.max(result.largestProgressGap, gap)
      const fields: [string, number, number][] = [
        ['exists', first[at]!, moment.exists ? 1 : 0],
        ['documented', first[at + 1]!, phaseCode(moment.documented)],
        ['planned', first[at + 2]!, moment.planned === null ? -1 : phaseCode(moment.planned)],
        ['difference', second[at]!, DIFFERENCES.indexOf(moment.difference)],
        ['day', second[at + 1]!, day],
        ['entity', second[at + 2]!, column],
        // A vehicle is a whole one.
        ['count', Math.abs(second[at + 3]! - (moment.count ?? 0)) < 0.2 ? 0 : second[at + 3]!, 0],
        [
          'progress',
          gap <= PROGRESS_TOLERANCE ? 0 : first[at + 3]!,
          gap <= PROGRESS_TOLERANCE ? 0 : (moment.progress ?? 0),
        ],
      ]
      for (const [field, gpu, cpu] of fields) {
        if (gpu === cpu) continue
        result.differing += 1
        if (result.differences.length < 20)
          result.differences.push(`${schedule.entries[column]!.entity.id} ${day} ${field}: ${gpu} against ${cpu}`)
      }
    }
  }
  return result
}
document.documentElement.dataset['state'] = 'settled'
