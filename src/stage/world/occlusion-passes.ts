import { Vector3, type Matrix4, type PerspectiveCamera } from 'three'
import type { Rgb } from '../time/time-state.ts'
import { OCCLUSION_FRAGMENT, OCCLUSION_VERTEX, SHADE_FRAGMENT } from './occlusion-glsl.ts'

interface Pass {
  readonly program: WebGLProgram
  at(name: string): WebGLUniformLocation | null
}

/** What stands on the GPU, for a picture of one size. */
interface Targets {
  readonly width: number
  readonly height: number
  readonly depth: WebGLTexture
  readonly depthBuffer: WebGLFramebuffer
  readonly share: WebGLTexture
  readonly shareBuffer: WebGLFramebuffer
  /** Half the size of the picture. */
  readonly half: readonly [number, number]
}

function compile(gl: WebGL2RenderingContext, fragment: string): Pass {
  const program = gl.createProgram()
  for (const [type, text] of [
    [gl.VERTEX_SHADER, OCCLUSION_VERTEX],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)!
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  const places = new Map<string, WebGLUniformLocation | null>()
  return {
    program,
    at(name) {
      if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name))
      return places.get(name)!
    },
  }
}

function textureOf(
  gl: WebGL2RenderingContext,
  format: number,
  [width, height]: readonly [number, number],
  filter: number,
): WebGLTexture {
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.texStorage2D(gl.TEXTURE_2D, 1, format, width, height)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
  return texture
}

function bufferOf(gl: WebGL2RenderingContext, attachment: number, texture: WebGLTexture): WebGLFramebuffer {
  const buffer = gl.createFramebuffer()
  gl.bindFramebuffer(gl.FRAMEBUFFER, buffer)
  gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, texture, 0)
  return buffer
}

function targetsOf(gl: WebGL2RenderingContext, width: number, height: number): Targets {
  const half = [Math.ceil(width / 2), Math.ceil(height / 2)] as const
  const depth = textureOf(gl, gl.DEPTH24_STENCIL8, [width, height], gl.NEAREST)
  const share = textureOf(gl, gl.R8, half, gl.LINEAR)
  return {
    width,
    height,
    depth,
    depthBuffer: bufferOf(gl, gl.DEPTH_STENCIL_ATTACHMENT, depth),
    share,
    shareBuffer: bufferOf(gl, gl.COLOR_ATTACHMENT0, share),
    half,
  }
}

function dropTargets(gl: WebGL2RenderingContext, { depth, share, depthBuffer, shareBuffer }: Targets): void {
  for (const texture of [depth, share]) gl.deleteTexture(texture)
  for (const buffer of [depthBuffer, shareBuffer]) gl.deleteFramebuffer(buffer)
}

const lengthOf = (matrix: Matrix4, column: number): number => new Vector3().setFromMatrixColumn(matrix, column).length()

/** What a frame is shaded with. */
export interface OcclusionFrame {
  readonly camera: PerspectiveCamera
  /** Metres that what stands near takes light over. */
  readonly reach: number
  /** The depth at which those of solids end and those of the map's flat layers begin. */
  readonly flatFrom: number
  /** The colour of full shade, as a share of what is shaded. */
  readonly tint: Rgb
}

/** The two passes over a picture and what they keep on the GPU: the share of light at half its size, then the shade. */
export interface OcclusionPasses {
  draw(frame: OcclusionFrame): void
  dispose(): void
}

/** Tells a pass how to find where a pixel stands. */
function setPlace(gl: WebGL2RenderingContext, { at }: Pass, { camera, flatFrom }: OcclusionFrame): void {
  const { matrixWorldInverse, matrixWorld, projectionMatrixInverse } = camera
  const up = new Vector3().setFromMatrixColumn(matrixWorldInverse, 1).normalize()
  gl.uniform1i(at('uDepth'), 0)
  gl.uniformMatrix4fv(at('uUnproject'), false, projectionMatrixInverse.elements)
  gl.uniform4f(at('uGround'), up.x, up.y, up.z, matrixWorld.elements[13]! * lengthOf(matrixWorldInverse, 0))
  gl.uniform1f(at('uFlatFrom'), flatFrom)
}

/** Whoever draws next on the context sets all its state anew: MapLibre does after layers of others. */
function setState(gl: WebGL2RenderingContext, corners: WebGLVertexArrayObject): void {
  gl.bindVertexArray(corners)
  for (const test of [gl.DEPTH_TEST, gl.CULL_FACE, gl.STENCIL_TEST, gl.SCISSOR_TEST, gl.BLEND]) gl.disable(test)
  gl.depthMask(false)
  gl.colorMask(true, true, true, true)
  gl.blendEquation(gl.FUNC_ADD)
  gl.blendFunc(gl.ZERO, gl.SRC_COLOR)
}

export function createOcclusionPasses(gl: WebGL2RenderingContext): OcclusionPasses {
  const [occlude, shade] = [compile(gl, OCCLUSION_FRAGMENT), compile(gl, SHADE_FRAGMENT)]
  const corners = gl.createVertexArray()
  let targets: Targets | undefined
  /** Targets of the size that the picture has now. */
  const fit = (width: number, height: number): Targets => {
    if (targets?.width === width && targets.height === height) return targets
    if (targets) dropTargets(gl, targets)
    targets = targetsOf(gl, width, height)
    return targets
  }
  const pass = (by: Pass, frame: OcclusionFrame, { half }: Targets): void => {
    gl.useProgram(by.program)
    setPlace(gl, by, frame)
    gl.uniform2f(by.at('uSize'), half[0], half[1])
    gl.uniform1f(by.at('uReach'), frame.reach * lengthOf(frame.camera.matrixWorldInverse, 0))
  }
  return {
    draw(frame) {
      const { drawingBufferWidth: width, drawingBufferHeight: height } = gl
      gl.activeTexture(gl.TEXTURE0)
      const fitted = fit(width, height)
      setState(gl, corners)
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null)
      gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, fitted.depthBuffer)
      gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.DEPTH_BUFFER_BIT, gl.NEAREST)
      gl.bindTexture(gl.TEXTURE_2D, fitted.depth)

      gl.bindFramebuffer(gl.FRAMEBUFFER, fitted.shareBuffer)
      gl.viewport(0, 0, fitted.half[0], fitted.half[1])
      pass(occlude, frame, fitted)
      gl.uniformMatrix4fv(occlude.at('uProjection'), false, frame.camera.projectionMatrix.elements)
      gl.drawArrays(gl.TRIANGLES, 0, 3)

      gl.bindFramebuffer(gl.FRAMEBUFFER, null)
      gl.viewport(0, 0, width, height)
      gl.enable(gl.BLEND)
      gl.activeTexture(gl.TEXTURE1)
      gl.bindTexture(gl.TEXTURE_2D, fitted.share)
      pass(shade, frame, fitted)
      gl.uniform1i(shade.at('uShare'), 1)
      gl.uniform3f(shade.at('uTint'), ...frame.tint)
      gl.drawArrays(gl.TRIANGLES, 0, 3)
      gl.bindTexture(gl.TEXTURE_2D, null)
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, null)
      gl.bindVertexArray(null)
    },
    dispose() {
      if (targets) dropTargets(gl, targets)
      for (const { program } of [occlude, shade]) gl.deleteProgram(program)
      gl.deleteVertexArray(corners)
    },
  }
}
