import { DoubleSide, GLSL3, ShaderMaterial, type Color, type IUniform, type ShaderMaterialParameters } from 'three'
import type { Rgb } from '../time/time-state.ts'

/** The two shaders of a material, and the uniforms that they read. */
export interface WorldShaders {
  readonly vertex: string
  readonly fragment: string
  readonly uniforms: Readonly<Record<string, IUniform>>
}

/**
 * A material of the world: GLSL ES 3.00, blended, seen from both sides, and neither tone mapped nor written to the depth
 * buffer unless `options` say otherwise. Uniforms that several materials share stay shared.
 */
export function worldMaterial(
  { vertex, fragment, uniforms }: WorldShaders,
  options: ShaderMaterialParameters = {},
): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms },
    vertexShader: vertex,
    fragmentShader: fragment,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    toneMapped: false,
    ...options,
  })
}

/** Sets a colour to sRGB shares as they are: shaders write what they read, with no conversion between. */
export function setColour(colour: Color, [r, g, b]: Rgb): void {
  colour.setRGB(r, g, b)
}
