import { Color, Vector3, type PerspectiveCamera } from 'three'
import type { SideTime, TimeState } from '../time/time-state.ts'
import { setColour } from './world-material.ts'

/** Visibility and light of the distance; part of the uniforms that all materials of the world share. */
export function atmosphereUniforms() {
  return {
    /** Where the camera is: metres east, up, south. */
    uEye: { value: new Vector3(0, 1000, 0) },
    /** One over the metres from the camera to the middle of the view: fog begins beyond it, at every scale. */
    uReach: { value: 0.001 },
    uSkyTop: { value: new Color() },
    uSkyEdge: { value: new Color() },
    uGlow: { value: new Color() },
    /** Where the sun went down or comes up: east, south, and how much it colours the horizon, 0 to 1. */
    uGlowAt: { value: new Vector3(-1, 0, 0) },
    /** Where the brightest light in the sky stands, the sun or the moon: east, up, south; and how bright it glitters. */
    uLamp: { value: new Vector3(0, 1, 0) },
    uLampStrength: { value: 0 },
    /** Direction of the picture's middle, and what is added from there to its right and upper edge. */
    uRay: { value: [new Vector3(), new Vector3(), new Vector3()] as [ahead: Vector3, right: Vector3, up: Vector3] },
  }
}

export type AtmosphereUniforms = Readonly<ReturnType<typeof atmosphereUniforms>>

/** Brings the atmosphere up to date with the camera and the hour of a side. */
export function setAtmosphere(
  uniforms: AtmosphereUniforms,
  camera: PerspectiveCamera,
  time: TimeState,
  side: SideTime,
): void {
  const eye = uniforms.uEye.value.setFromMatrixPosition(camera.matrixWorld)
  const [ahead, right, up] = uniforms.uRay.value
  const far = (x: number, y: number, into: Vector3): Vector3 =>
    into.set(x, y, 1).applyMatrix4(camera.projectionMatrixInverse).applyMatrix4(camera.matrixWorld).sub(eye)
  far(0, 0, ahead)
  const length = ahead.length()
  far(1, 0, right).sub(ahead).divideScalar(length)
  far(0, 1, up).sub(ahead).divideScalar(length)
  ahead.divideScalar(length)
  // Element 5 is the field of view: one over the tangent of half the picture's height.
  uniforms.uReach.value = 2 / (camera.projectionMatrix.elements[5]! * time.viewport[1] * time.metresPerPixel)
  setColour(uniforms.uSkyTop.value, time.colours.skyTop)
  setColour(uniforms.uSkyEdge.value, time.colours.skyEdge)
  setColour(uniforms.uGlow.value, time.colours.glow)
  const { direction, altitudeDeg, lamp } = side.sun
  uniforms.uLamp.value.set(...lamp.direction)
  uniforms.uLampStrength.value = lamp.strength
  const flat = Math.hypot(direction[0], direction[2]) || 1
  const low = ramp(altitudeDeg, -14, -2) * (1 - ramp(altitudeDeg, 9, 30))
  uniforms.uGlowAt.value.set(direction[0] / flat, direction[2] / flat, low)
}

function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)))
}

/** For vertex and fragment shaders alike: sky colour in a direction, and aerial perspective (colour, share) of a place. */
export const ATMOSPHERE_GLSL = /* glsl */ `
uniform vec3 uEye, uSkyTop, uSkyEdge, uGlow, uGlowAt;
uniform float uReach;
vec3 skyTowards(vec3 direction) {
  float up = max(direction.y, 0.0);
  vec3 sky = mix(uSkyTop, uSkyEdge, exp(-up * 4.5));
  float toward = max(dot(normalize(direction.xz + vec2(1e-6, 0.0)), uGlowAt.xy), 0.0);
  return mix(sky, uGlow, uGlowAt.z * (0.15 + 0.85 * toward * toward) * exp(-up * 7.0));
}
/** Share of fog at a distance from the eye, in metres. */
float fogAt(float metres) { return 1.0 - exp(-max(metres * uReach - 1.1, 0.0) * 0.42); }
vec4 aerialPerspective(vec3 place) {
  vec3 ray = place - uEye;
  float metres = length(ray);
  // Haze lies on the ground: what is high stands out of it, at every scale.
  float above = 1.0 - exp(-max(place.y, 0.0) * uReach * 9.0);
  return vec4(skyTowards(ray / max(metres, 1e-3)), fogAt(metres) * mix(1.0, 0.55, above));
}
`
