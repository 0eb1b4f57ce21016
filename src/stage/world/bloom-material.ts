import {
  AdditiveBlending,
  FrontSide,
  NoBlending,
  type IUniform,
  type ShaderMaterial,
  type Texture,
  type Vector2,
} from 'three'
import { worldMaterial } from './world-material.ts'
import type { WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
out vec2 vSpot;
void main() {
  vSpot = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
`

/** A Gaussian bell of nine taps, five reads of a filtered picture, along one direction. */
const blur = /* glsl */ `
precision highp float;
uniform sampler2D uFrom;
uniform vec2 uStep;
in vec2 vSpot;
out vec4 outColour;
void main() {
  vec3 sum = texture(uFrom, vSpot).rgb * 0.2270270270;
  sum += (texture(uFrom, vSpot + uStep * 1.3846153846).rgb + texture(uFrom, vSpot - uStep * 1.3846153846).rgb) * 0.3162162162;
  sum += (texture(uFrom, vSpot + uStep * 3.2307692308).rgb + texture(uFrom, vSpot - uStep * 3.2307692308).rgb) * 0.0702702703;
  outColour = vec4(sum, 1.0);
}
`

const composite = /* glsl */ `
precision highp float;
uniform sampler2D uNear, uWide;
uniform float uWideShare, uPixelRatio, uShift;
uniform vec2 uViewport;
out vec4 outColour;
void main() {
  // Of the whole picture, though only a column of it may be on the canvas.
  vec2 pixel = gl_FragCoord.xy + vec2(uShift, 0.0);
  vec2 at = pixel / (uViewport * uPixelRatio);
  vec3 light = texture(uNear, at).rgb * 0.62 + texture(uWide, at).rgb * uWideShare;
  // A little noise, always the same, so that a faint light fades without steps.
  float noise = fract(52.9829189 * fract(dot(floor(pixel), vec2(0.06711056, 0.00583715)))) - 0.5;
  outColour = vec4(light + noise / 255.0 * step(0.002, dot(light, vec3(1.0))), 1.0);
}
`

/** What a pass of the blur reads, and how far apart, in shares of the picture. */
export type BlurUniforms = { readonly uFrom: IUniform<Texture | null>; readonly uStep: IUniform<Vector2> }

export function blurMaterial(uniforms: BlurUniforms): ShaderMaterial {
  return worldMaterial(
    { vertex, fragment: blur, uniforms },
    { transparent: false, blending: NoBlending, depthTest: false, side: FrontSide },
  )
}

/** The narrow and the wide light, and how much of the wide one is added. */
export type CompositeUniforms = {
  readonly uNear: IUniform<Texture | null>
  readonly uWide: IUniform<Texture | null>
  readonly uWideShare: IUniform<number>
}

/** Adds the blurred light to the picture. */
export function compositeMaterial(world: WorldUniforms, own: CompositeUniforms): ShaderMaterial {
  const { uPixelRatio, uShift, uViewport } = world
  return worldMaterial(
    { vertex, fragment: composite, uniforms: { uPixelRatio, uShift, uViewport, ...own } },
    { blending: AdditiveBlending, depthTest: false, side: FrontSide },
  )
}
