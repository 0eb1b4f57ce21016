import {
  BufferAttribute,
  BufferGeometry,
  ShapeUtils,
  Sphere,
  Vector2,
  Vector3,
  type Color,
  type IUniform,
  type ShaderMaterial,
  type Texture,
} from 'three'
import type { Water } from '../../layers/water.ts'
import { ATMOSPHERE_GLSL } from './atmosphere.ts'
import { worldMaterial } from './world-material.ts'
import type { WorldUniforms } from './world-uniforms.ts'

/** What water takes besides the uniforms of the world. */
export type WaterLook = {
  readonly uWater: IUniform<Color>
  /** Light of the great river, seen from the province. */
  readonly uRiverLight: IUniform<Color>
  /** The mirrored world, and how much of it is shown: 0 where the level of quality draws none. */
  readonly uMirror: IUniform<Texture>
  readonly uMirrored: IUniform<number>
  /** Ripples: 1 drawn, 0 a plain sheen. */
  readonly uRipples: IUniform<number>
}

const vertex = /* glsl */ `
precision highp float;
uniform float uMetresPerPixel;
in vec4 bank;
out vec3 vAt;
out vec2 vAcross;
out float vLit;
void main() {
  // From afar a river is never thinner than a hair; a lake is what it is.
  float half_ = max(bank.z, uMetresPerPixel * (bank.z > 200.0 ? 2.4 : 0.6));
  // The great river is lit when the province is seen: a core as wide as ever, in a band of light.
  vLit = bank.z > 200.0 ? smoothstep(8.0, 52.0, uMetresPerPixel) : 0.0;
  float wide = bank.z > 0.0 ? half_ * (1.0 + 3.0 * vLit) : 0.0;
  vAcross = vec2(bank.w * (1.0 + 3.0 * vLit), bank.z > 0.0 ? half_ / max(uMetresPerPixel, 1e-3) : 1e3);
  vAt = vec3(position.x + bank.x * wide, 0.0, position.z + bank.y * wide);
  gl_Position = projectionMatrix * viewMatrix * vec4(vAt, 1.0);
}
`

const fragment = /* glsl */ `
precision highp float;
${ATMOSPHERE_GLSL}
uniform float uAmbient, uMetresPerPixel, uNight, uMirrored, uRipples, uLampStrength;
uniform vec3 uWater, uRiverLight, uLamp;
uniform float uPixelRatio, uShift;
uniform vec2 uViewport;
uniform sampler2D uMirror;
in vec3 vAt;
in vec2 vAcross;
in float vLit;
out vec4 outColour;

float hash(vec2 p) {
  vec3 q = fract(p.xyx * 0.1031);
  q += dot(q, q.yzx + 33.33);
  return fract((q.x + q.y) * q.z);
}
float noise(vec2 p) {
  vec2 i = floor(p);
  vec2 f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1.0, 0.0)), f.x), mix(hash(i + vec2(0.0, 1.0)), hash(i + 1.0), f.x), f.y);
}
float swell(vec2 p) {
  float t = uAmbient * 0.6;
  return noise(p + vec2(t, 0.4 * t)) + 0.5 * noise(p * 2.3 - vec2(0.7 * t, t)) - 0.75;
}
void main() {
  vec3 ray = vAt - uEye;
  float metres = length(ray);
  ray /= metres;
  // Waves of a few pixels, whatever the scale, in steps so that they do not swim in a flight: a likeness of water, not its measure.
  float wave = exp2(ceil(log2(max(uMetresPerPixel * 5.0, 8.0))));
  vec2 tilt = vec2(0.0);
  if (uRipples > 0.5) {
    vec2 p = vAt.xz / wave;
    float here = swell(p);
    tilt = vec2(swell(p + vec2(0.35, 0.0)) - here, swell(p + vec2(0.0, 0.35)) - here) * 0.16 * min(1.0, 1.3 / (metres * uReach));
  }
  vec3 normal = normalize(vec3(-tilt.x, 1.0, -tilt.y));
  vec3 away = reflect(ray, normal);
  away.y = abs(away.y);
  // Long swells show more of the sky that lies low.
  vec3 low = normalize(vec3(away.x, away.y * 0.42, away.z));
  float facing = clamp(-dot(ray, normal), 0.0, 1.0);
  float mirror = 0.10 + 0.90 * pow(1.0 - facing, 2.2);
  vec3 sky = skyTowards(low) * mix(1.0, 1.25, uNight);
  if (uMirrored > 0.0) {
    // Of the whole picture, though only a column of it may be on the canvas.
    vec2 at = (gl_FragCoord.xy + vec2(uShift, 0.0)) / (uViewport * uPixelRatio);
    vec4 image = texture(uMirror, at + tilt * vec2(0.16, 0.34));
    sky = mix(sky, image.rgb / max(image.a, 1e-3), image.a * uMirrored);
    // The image of what stands by the water is seen even where one looks down on it.
    mirror = max(mirror, image.a * uMirrored * 0.72);
  }
  vec3 colour = mix(uWater * mix(1.0, 0.62, uNight), sky, mirror * mix(0.75, 0.92, uNight));
  float glint = pow(max(dot(away, uLamp), 0.0), 90.0) * 0.9 + pow(max(dot(away, uLamp), 0.0), 14.0) * 0.16;
  colour += mix(vec3(0.75, 0.85, 1.0), uGlow, uGlowAt.z) * glint * uLampStrength;
  float across = abs(vAcross.x);
  float alpha = 1.0 - smoothstep(1.0 - 1.2 / max(vAcross.y, 1.2), 1.0, across);
  float light = vLit * exp(-across * across * 0.42) * 0.62;
  colour = mix(colour, uRiverLight, vLit * mix(0.85, 0.7, uNight));
  outColour = vec4(colour, max(alpha, light * mix(0.5, 1.0, uNight)));
}
`

export function waterMaterial(uniforms: WorldUniforms, look: WaterLook): ShaderMaterial {
  return worldMaterial({ vertex, fragment, uniforms: { ...uniforms, ...look } }, { depthTest: false })
}

/** Lakes and rivers as one mesh; what belongs to a lake has no bank to be widened by. */
export function waterGeometry(water: Water): BufferGeometry {
  const position: number[] = []
  const bank: number[] = [...water.bank]
  const index: number[] = [...water.indices]
  for (let i = 0; i < water.middle.length; i += 2) position.push(water.middle[i]!, 0, water.middle[i + 1]!)
  for (const [shore = [], ...islands] of water.lakes) {
    const first = position.length / 3
    const open = (ring: readonly (readonly [number, number])[]): Vector2[] =>
      ring.slice(0, -1).map(([x, z]) => new Vector2(x, z))
    const rings = [open(shore), ...islands.map(open)]
    for (const { x, y } of rings.flat()) {
      position.push(x, 0, y)
      bank.push(0, 0, 0, 0)
    }
    for (const corners of ShapeUtils.triangulateShape(rings[0]!, rings.slice(1)))
      index.push(...corners.map((corner) => first + corner))
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(position), 3))
  geometry.setAttribute('bank', new BufferAttribute(new Float32Array(bank), 4))
  geometry.setIndex(index)
  geometry.boundingSphere = new Sphere(new Vector3(), 1e9)
  return geometry
}
