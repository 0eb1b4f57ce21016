import { Color, DataTexture, FloatType, NearestFilter, RGBAFormat, Vector2, Vector3, type IUniform } from 'three'
import { MOMENT_GLSL } from '../time/moment-glsl.ts'
import { ATMOSPHERE_GLSL, atmosphereUniforms } from './atmosphere.ts'
import type { Rgb, SideTime, TimeState } from '../time/time-state.ts'

/** The uniforms that all materials of the world share; set once a frame from the time state. */
export type WorldUniforms = Readonly<Record<string, IUniform>>

export function createWorldUniforms(): WorldUniforms {
  return {
    uSteps: { value: null },
    uDay: { value: 0 },
    uReading: { value: 2 },
    uAmbient: { value: 0 },
    uMetresPerPixel: { value: 100 },
    uZoom: { value: 10 },
    uPixelRatio: { value: 1 },
    uShift: { value: 0 },
    uSelected: { value: -1 },
    uHovered: { value: -1 },
    uNight: { value: 1 },
    uPicking: { value: 0 },
    /** 1 while what shines by itself is drawn alone, for the light that spreads from it. */
    uEmissive: { value: 0 },
    uDocumented: { value: new Color() },
    uPlanned: { value: new Color() },
    uNotStated: { value: new Color() },
    uSelection: { value: new Color() },
    uHaze: { value: new Color() },
    uPhases: { value: Array.from({ length: 11 }, () => new Color()) },
    uDifferences: { value: Array.from({ length: 7 }, () => new Color()) },
    uSun: { value: new Vector3(0, 1, 0) },
    uSunStrength: { value: 1 },
    /** CSS pixels. */
    uViewport: { value: new Vector2(1, 1) },
    ...atmosphereUniforms(),
  }
}

export function floatTexture(data: Float32Array, width: number, height: number): DataTexture {
  const texture = new DataTexture(data as Float32Array<ArrayBuffer>, width, height, RGBAFormat, FloatType)
  texture.minFilter = NearestFilter
  texture.magFilter = NearestFilter
  texture.needsUpdate = true
  return texture
}

/** For one side of the screen, with that side's step texture. */
export function setWorldUniforms(uniforms: WorldUniforms, time: TimeState, side: SideTime, steps: DataTexture): void {
  const c = time.colours
  uniforms['uSteps']!.value = steps
  uniforms['uDay']!.value = side.day
  uniforms['uReading']!.value = side.reading
  uniforms['uAmbient']!.value = time.ambient
  uniforms['uMetresPerPixel']!.value = time.metresPerPixel
  uniforms['uZoom']!.value = time.zoom
  uniforms['uPixelRatio']!.value = time.pixelRatio
  uniforms['uShift']!.value = time.shift
  uniforms['uSelected']!.value = time.selected
  uniforms['uHovered']!.value = time.hovered
  ;(uniforms['uViewport']!.value as Vector2).set(time.viewport[0], time.viewport[1])
  uniforms['uNight']!.value = c.night
  ;(uniforms['uSun']!.value as Vector3).set(...side.sun.direction)
  uniforms['uSunStrength']!.value = side.sun.strength
  setColour(uniforms['uDocumented']!, c.documented)
  setColour(uniforms['uPlanned']!, c.planned)
  setColour(uniforms['uNotStated']!, c.notStated)
  setColour(uniforms['uSelection']!, c.selection)
  setColour(uniforms['uHaze']!, c.haze)
  for (const [i, colour] of c.phases.entries()) (uniforms['uPhases']!.value as Color[])[i]?.setRGB(...colour)
  for (const [i, colour] of c.differences.entries()) (uniforms['uDifferences']!.value as Color[])[i]?.setRGB(...colour)
}

function setColour(uniform: IUniform, [r, g, b]: Rgb): void {
  ;(uniform.value as Color).setRGB(r, g, b)
}

/** Declarations for every vertex shader of the world. Colours are written as they are: no tone mapping, no colour conversion. */
export const WORLD_VERTEX = /* glsl */ `
precision highp float;
precision highp sampler2D;
uniform sampler2D uSteps;
uniform float uDay, uReading, uAmbient, uMetresPerPixel, uZoom, uPixelRatio, uSelected, uHovered, uNight, uPicking, uSunStrength;
uniform vec2 uViewport;
uniform vec3 uSun;
${MOMENT_GLSL}
${ATMOSPHERE_GLSL}
/** Share of the full height that a documented phase shows: no floors before works are worded as such. */
float documentedRise(float phase) {
  if (phase < 2.5) return 0.0;
  if (phase < 3.5) return 0.10;
  if (phase < 4.5) return 0.0;
  if (phase < 5.5) return 0.55;
  if (phase < 8.5) return 1.0;
  return 0.0;
}
bool showsDocumented(TwinMoment m) { return uReading > 0.5 || m.planned < -0.5; }
bool showsPlanned(TwinMoment m) { return m.planned > -0.5 && (uReading < 0.5 || uReading > 1.5); }
`

export const WORLD_FRAGMENT = /* glsl */ `
precision highp float;
uniform float uDay, uReading, uAmbient, uMetresPerPixel, uZoom, uPixelRatio, uShift, uSelected, uHovered, uNight, uPicking, uEmissive, uSunStrength;
uniform vec3 uDocumented, uPlanned, uNotStated, uSelection, uHaze, uSun, uGlow, uGlowAt;
uniform vec3 uPhases[11];
uniform vec3 uDifferences[7];
float hatch(float period, float duty) {
  float s = (gl_FragCoord.x + uShift + gl_FragCoord.y) / (period * uPixelRatio);
  return smoothstep(duty - 0.12, duty, abs(fract(s) * 2.0 - 1.0));
}
/** The entity's row as a colour, for picking: row + 1 in red (low) and green (high). */
vec4 pickColour(float entity) {
  float n = entity + 1.0;
  return vec4(mod(n, 256.0) / 255.0, floor(n / 256.0) / 255.0, 1.0, 1.0);
}
/** 1 once the day has left the documents behind, in the readings that show them. */
float beyondDocuments() { return smoothstep(798.0, 828.0, uDay) * (uReading > 0.5 && uReading < 2.5 ? 1.0 : 0.0); }
float greyOf(vec3 colour) { return dot(colour, vec3(0.3, 0.59, 0.11)); }
/** What is documented loses colour there. */
vec3 desaturated(vec3 colour) { return mix(colour, vec3(greyOf(colour)), beyondDocuments() * 0.5); }
/** What is illustrative loses nearly all of it: there the plan alone has colour. */
vec3 faded(vec3 colour) { return mix(colour, vec3(greyOf(colour) * mix(0.98, 1.12, uNight)), beyondDocuments() * 0.78); }
`
