import { Color, DataTexture, FloatType, NearestFilter, RGBAFormat, Vector2, Vector3 } from 'three'
import { PHASES } from '../../facts/phase.ts'
import { DIFFERENCE_TONES } from '../../layers/step-texture.ts'
import { LOOK_GLSL } from '../time/look-glsl.ts'
import { MOMENT_GLSL } from '../time/moment-glsl.ts'
import type { Rgb, SideTime, TimeState } from '../time/time-state.ts'
import { ATMOSPHERE_GLSL, atmosphereUniforms } from './atmosphere.ts'
import { PICK_GLSL } from './pick-id.ts'
import { setColour } from './world-material.ts'

/** The uniforms that all materials of the world share; set once a frame from the time state. */
export function createWorldUniforms() {
  return {
    uSteps: { value: null as DataTexture | null },
    uDay: { value: 0 },
    uReading: { value: 2 },
    /** The last day of evidence. */
    uEvidenceUntil: { value: 0 },
    uAmbient: { value: 0 },
    uMetresPerPixel: { value: 100 },
    uZoom: { value: 10 },
    uPixelRatio: { value: 1 },
    uShift: { value: 0 },
    uSelected: { value: -1 },
    uHovered: { value: -1 },
    uNight: { value: 1 },
    uPicking: { value: 0 },
    /** 1 while what emits light is drawn alone, as the source of bloom. */
    uEmissive: { value: 0 },
    uPlanned: { value: new Color() },
    uNotStated: { value: new Color() },
    uSelection: { value: new Color() },
    uPhases: { value: PHASES.map(() => new Color()) },
    uDifferences: { value: DIFFERENCE_TONES.map(() => new Color()) },
    uSun: { value: new Vector3(0, 1, 0) },
    uSunStrength: { value: 1 },
    /** CSS pixels. */
    uViewport: { value: new Vector2(1, 1) },
    ...atmosphereUniforms(),
  }
}

export type WorldUniforms = Readonly<ReturnType<typeof createWorldUniforms>>

export function floatTexture(data: Float32Array, width: number, height: number): DataTexture {
  const texture = new DataTexture(data as Float32Array<ArrayBuffer>, width, height, RGBAFormat, FloatType)
  texture.minFilter = NearestFilter
  texture.magFilter = NearestFilter
  texture.needsUpdate = true
  return texture
}

/** For one side of the screen, with that side's step texture. */
export function setWorldUniforms(uniforms: WorldUniforms, time: TimeState, side: SideTime, steps: DataTexture): void {
  const { colours } = time
  uniforms.uSteps.value = steps
  uniforms.uDay.value = side.day
  uniforms.uReading.value = side.reading
  uniforms.uEvidenceUntil.value = side.evidenceUntil
  uniforms.uAmbient.value = time.ambient
  uniforms.uMetresPerPixel.value = time.metresPerPixel
  uniforms.uZoom.value = time.zoom
  uniforms.uPixelRatio.value = time.pixelRatio
  uniforms.uShift.value = time.shift
  uniforms.uSelected.value = time.selected
  uniforms.uHovered.value = time.hovered
  uniforms.uViewport.value.set(time.viewport[0], time.viewport[1])
  uniforms.uNight.value = colours.night
  uniforms.uSun.value.set(...side.sun.direction)
  uniforms.uSunStrength.value = side.sun.strength
  setColour(uniforms.uPlanned.value, colours.planned)
  setColour(uniforms.uNotStated.value, colours.notStated)
  setColour(uniforms.uSelection.value, colours.selection)
  setColours(uniforms.uPhases.value, colours.phases)
  setColours(uniforms.uDifferences.value, colours.differences)
}

function setColours(colours: readonly Color[], values: readonly Rgb[]): void {
  for (const [i, colour] of colours.entries()) setColour(colour, values[i]!)
}

/** Declarations for every vertex shader of the world. Colours are written as they are: no tone mapping, no colour conversion. */
export const WORLD_VERTEX = /* glsl */ `
precision highp float;
precision highp sampler2D;
uniform sampler2D uSteps;
uniform float uDay, uReading, uAmbient, uMetresPerPixel, uZoom, uPixelRatio, uSelected, uHovered, uNight, uPicking, uSunStrength;
uniform vec2 uViewport;
uniform vec3 uSun;
${LOOK_GLSL}
${MOMENT_GLSL}
${ATMOSPHERE_GLSL}
/** Clip coordinates that no pixel of the picture has: what is not drawn goes there. */
const vec4 NOWHERE = vec4(2.0, 2.0, 2.0, 1.0);
/** What the entity of a row is on the day. */
TwinMoment momentOf(float entity) { return twinMomentAt(uSteps, codeOf(entity), uDay); }
bool showsDocumented(TwinMoment m) { return readsDocumented(uReading, m.planned); }
bool showsPlanned(TwinMoment m) { return readsPlanned(uReading, m.planned); }
`

export const WORLD_FRAGMENT = /* glsl */ `
precision highp float;
uniform float uDay, uReading, uEvidenceUntil, uAmbient, uMetresPerPixel, uZoom, uPixelRatio, uShift, uSelected, uHovered, uNight, uPicking, uEmissive, uSunStrength;
uniform vec3 uPlanned, uNotStated, uSelection, uSun, uGlow, uGlowAt;
uniform vec3 uPhases[${PHASES.length}];
uniform vec3 uDifferences[${DIFFERENCE_TONES.length}];
${LOOK_GLSL}
bool showsDifference() { return codeOf(uReading) == READING_DIFFERENCE; }
float hatch(float period, float duty) {
  float s = (gl_FragCoord.x + uShift + gl_FragCoord.y) / (period * uPixelRatio);
  return smoothstep(duty - 0.12, duty, abs(fract(s) * 2.0 - 1.0));
}
/** 1 on the entity of a row that is selected, the given share on the one under the pointer. */
float highlightOf(float entity, float hovered) {
  return abs(entity - uSelected) < 0.5 ? 1.0 : abs(entity - uHovered) < 0.5 ? hovered : 0.0;
}
${PICK_GLSL}
float greyOf(vec3 colour) { return dot(colour, vec3(0.3, 0.59, 0.11)); }
/** What is documented loses colour once the day has left the documents behind. */
vec3 desaturated(vec3 colour) {
  return mix(colour, vec3(greyOf(colour)), beyondEvidence(uEvidenceUntil, uDay, uReading) * 0.5);
}
/** What is illustrative loses nearly all of it: there the plan alone has colour. */
vec3 faded(vec3 colour) {
  float grey = greyOf(colour) * mix(0.98, 1.12, uNight);
  return mix(colour, vec3(grey), beyondEvidence(uEvidenceUntil, uDay, uReading) * 0.78);
}
`
