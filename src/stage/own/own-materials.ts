import { type IUniform, type ShaderMaterial } from 'three'
import { OWN_DIFFERENCES, type OwnDifference } from '../../own-layers/own-feature-moment.ts'
import { OWN_COLUMNS } from '../../own-layers/own-spans.ts'
import { OWN_COLOURS } from '../../own-layers/style-columns.ts'
import { DIFFERENCE_TONES, type DifferenceTone } from '../../layers/step-texture.ts'
import { worldMaterial } from '../world/world-material.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from '../world/world-uniforms.ts'
import { OWN_MOMENT_GLSL } from './own-moment-glsl.ts'

/** Flags of a feature in the style texture. */
export const OWN_FLAGS = { passes: 1, selected: 2 } as const

/** In which of the map's differences an own one is drawn: what cannot be said has the tone of "no later report". */
const TONES: Readonly<Record<OwnDifference, DifferenceTone>> = {
  noPlan: 'noPlan',
  ahead: 'ahead',
  same: 'same',
  behind: 'behind',
  noRecord: 'noLaterReport',
  vague: 'noLaterReport',
}
const TONE_CODES = OWN_DIFFERENCES.map((difference) => DIFFERENCE_TONES.indexOf(TONES[difference]))

/** Vertex part of all own things: what a feature is on the day, and how it is styled. */
const OWN_VERTEX = /* glsl */ `
${WORLD_VERTEX}
uniform highp isampler2D uOwnDays;
uniform sampler2D uOwnStyle;
uniform float uOwnKnown, uPass;
${OWN_MOMENT_GLSL}
/** Row, number of the colour, flags, and 1 where it is vague. */
flat out vec4 vWho;
/** Share that is drawn in this pass, full height in metres, difference. */
flat out vec3 vState;
out vec4 vAtmosphere;
/** Share of the feature that this pass draws; 0 hides it. */
float ownShare(float row) {
  int feature = codeOf(row);
  OwnMoment m = ownMomentAt(uOwnDays, feature, uDay, codeOf(uReading), uOwnKnown);
  vec4 style = texelFetch(uOwnStyle, ivec2(feature % ${OWN_COLUMNS}, feature / ${OWN_COLUMNS}), 0);
  float share = (codeOf(style.z) & ${OWN_FLAGS.passes}) == 0 ? 0.0 : uPass < 0.5 ? m.solid : m.ghost;
  vWho = vec4(row, style.y, style.z, m.vague);
  vState = vec3(share, style.x, m.difference);
  return share;
}
vec4 ownClip(vec3 at) {
  vAtmosphere = aerialPerspective((modelMatrix * vec4(at, 1.0)).xyz);
  return projectionMatrix * modelViewMatrix * vec4(at, 1.0);
}
`

const OWN_FRAGMENT = /* glsl */ `
${WORLD_FRAGMENT}
uniform float uOwnBase, uOwnHovered, uOwnOpacity, uPass;
uniform vec3 uOwnColours[${OWN_COLOURS}];
const int OWN_TONES[${TONE_CODES.length}] = int[${TONE_CODES.length}](${TONE_CODES.join(', ')});
flat in vec4 vWho;
flat in vec3 vState;
in vec4 vAtmosphere;
out vec4 outColour;
bool ownSelected() { return (codeOf(vWho.z) & ${OWN_FLAGS.selected}) != 0; }
vec3 ownTone() { return showsDifference() ? uDifferences[OWN_TONES[codeOf(vState.z)]] : uOwnColours[codeOf(vWho.y)]; }
/** What is selected, or under the pointer, lights up. */
vec3 ownLit(vec3 colour) {
  float light = ownSelected() ? 0.6 : abs(vWho.x - uOwnHovered) < 0.5 ? 0.3 : 0.0;
  return mix(colour, uSelection, light);
}
vec4 inAir(vec3 colour, float alpha) { return vec4(mix(colour, vAtmosphere.rgb, vAtmosphere.a), alpha); }
/** Stripes with gaps: days that nobody wrote exactly. Wider and the other way than those of plans. */
bool inVagueGap() {
  if (vWho.w < 0.5) return false;
  return fract((gl_FragCoord.x + uShift - gl_FragCoord.y) / (9.0 * uPixelRatio)) < 0.42;
}
/** Every other dot along an edge: the mark of own things. */
bool betweenDots(float size) {
  vec2 at = floor((gl_FragCoord.xy + vec2(uShift, 0.0)) / (size * uPixelRatio));
  return mod(at.x + at.y, 2.0) > 0.5;
}
`

const solidVertex = /* glsl */ `
${OWN_VERTEX}
uniform float uLift;
out vec3 vAt;
void main() {
  float share = ownShare(position.y);
  float top = float(gl_VertexID & 1);
  vAt = vec3(position.x, top * vState.y * share, position.z);
  // What is flat lies above the map's own areas, each layer over the one before.
  vec4 clip = ownClip(vec3(vAt.x, vState.y > 0.0 ? vAt.y : uLift, vAt.z));
  if (vState.y <= 0.0) clip.z -= uLift * 0.00002 * clip.w;
  gl_Position = share > 0.0 ? clip : NOWHERE;
}
`

const solidFragment = /* glsl */ `
${OWN_FRAGMENT}
in vec3 vAt;
void main() {
  if (uPicking > 0.5) { outColour = pickColour(uOwnBase + vWho.x); return; }
  if (inVagueGap()) discard;
  vec3 tone = ownTone();
  bool isFlat = vState.y <= 0.0;
  float lines = hatch(7.0, 0.55);
  if (isFlat) {
    // Growing is filling up: stripes that close.
    float fill = mix(0.25 + 0.35 * lines, 0.62, step(0.999, vState.x));
    float alpha = uOwnOpacity * (uPass < 0.5 ? fill : 0.1 + 0.22 * lines);
    outColour = inAir(ownLit(tone), ownSelected() ? max(alpha, 0.7) : alpha);
    return;
  }
  vec3 normal = normalize(cross(dFdx(vAt), dFdy(vAt)));
  float sun = max(dot(normal, uSun), 0.0);
  float sky = 0.5 + 0.5 * normal.y;
  if (uPass > 0.5) {
    outColour = inAir(ownLit(tone * (0.6 + 0.4 * sky)), uOwnOpacity * (0.14 + 0.3 * lines));
    return;
  }
  vec3 colour = uNight > 0.5 ? mix(tone * 0.4, tone * 0.92, sun) + tone * 0.12 * sky : mix(tone * 0.66, mix(tone, vec3(1.0), 0.25), sun * 0.7 + sky * 0.3);
  // While it grows, its upper rim is bright.
  float rim = vState.x < 0.999 && abs(normal.y) < 0.5 ? smoothstep(0.86, 1.0, vAt.y / max(vState.x * vState.y, 0.01)) : 0.0;
  outColour = inAir(ownLit(colour + tone * 0.35 * rim), uOwnOpacity);
}
`

const edgeVertex = /* glsl */ `
${OWN_VERTEX}
uniform float uLift;
void main() {
  float share = max(ownShare(position.y), 0.0);
  float top = float(gl_VertexID & 1);
  vec4 clip = ownClip(vec3(position.x, vState.y > 0.0 ? top * vState.y * share + 0.2 : uLift, position.z));
  // A hair towards the eye, so that an edge is not lost in its own wall.
  clip.z -= 0.00014 * clip.w;
  gl_Position = share > 0.0 ? clip : NOWHERE;
}
`

const edgeFragment = /* glsl */ `
${OWN_FRAGMENT}
void main() {
  if (!ownSelected() && betweenDots(2.0)) discard;
  vec3 tone = ownTone();
  vec3 colour = uNight > 0.5 ? mix(tone, vec3(1.0), 0.45) : tone * 0.55;
  // From afar thousands of edges would be all that is seen.
  float near = mix(0.25, 0.95, smoothstep(40.0, 6.0, uMetresPerPixel));
  outColour = inAir(ownSelected() ? uSelection : colour, ownSelected() ? 1.0 : near * uOwnOpacity);
}
`

/** Straight pieces of constant width on the screen; a line grows along its way. */
const lineVertex = /* glsl */ `
${OWN_VERTEX}
uniform float uWidth, uLift;
in vec4 piece;
in vec3 who;
out float vAcross;
void main() {
  float share = ownShare(who.x);
  float grown = clamp((share - who.y) / max(who.z - who.y, 1e-9), 0.0, 1.0);
  vec2 end = mix(piece.xy, piece.zw, grown);
  vec4 a = ownClip(vec3(piece.x, uLift, piece.y));
  vec4 b = ownClip(vec3(end.x, uLift, end.y));
  // What lies behind the eye is cut off before it is turned into pixels.
  const float NEAR = 1e-4;
  bool seen = share > who.y && (a.w > NEAR || b.w > NEAR);
  if (a.w < NEAR) a = mix(a, b, (NEAR - a.w) / (b.w - a.w));
  if (b.w < NEAR) b = mix(b, a, (NEAR - b.w) / (a.w - b.w));
  vec2 along = (b.xy / b.w - a.xy / a.w) * uViewport;
  vec2 across = length(along) > 1e-6 ? normalize(vec2(-along.y, along.x)) : vec2(0.0, 1.0);
  vec4 clip = position.x < 0.5 ? a : b;
  float width = uWidth + ((codeOf(vWho.z) & ${OWN_FLAGS.selected}) != 0 ? 2.0 : 0.0) + (uPicking > 0.5 ? 4.0 : 0.0);
  clip.xy += across * position.y * width / uViewport * clip.w;
  clip.z -= 0.0001 * clip.w;
  vAcross = position.y;
  gl_Position = seen ? clip : NOWHERE;
}
`

const lineFragment = /* glsl */ `
${OWN_FRAGMENT}
in float vAcross;
void main() {
  if (uPicking > 0.5) { outColour = pickColour(uOwnBase + vWho.x); return; }
  if (inVagueGap()) discard;
  if (uPass > 0.5 && hatch(5.0, 0.5) < 0.5) discard;
  vec3 tone = ownTone();
  vec3 dots = uNight > 0.5 ? mix(tone, vec3(1.0), 0.4) : tone * 0.6;
  outColour = inAir(ownLit(betweenDots(2.0) ? tone : dots), uOwnOpacity * (uPass < 0.5 ? 1.0 : 0.5));
}
`

/** Discs of constant size on the screen; a point grows in size. */
const pointVertex = /* glsl */ `
${OWN_VERTEX}
uniform float uWidth, uLift;
in vec3 at;
out vec2 vCorner;
void main() {
  float share = ownShare(at.y);
  vec4 clip = ownClip(vec3(at.x, uLift, at.z));
  float size = uWidth * 5.0 * mix(0.45, 1.0, share) * ((codeOf(vWho.z) & ${OWN_FLAGS.selected}) != 0 ? 1.4 : 1.0);
  clip.xy += position.xy * size / uViewport * clip.w;
  clip.z -= 0.0002 * clip.w;
  vCorner = position.xy;
  gl_Position = share > 0.0 ? clip : NOWHERE;
}
`

const pointFragment = /* glsl */ `
${OWN_FRAGMENT}
in vec2 vCorner;
void main() {
  float from = length(vCorner);
  if (from > 1.0) discard;
  if (uPicking > 0.5) { outColour = pickColour(uOwnBase + vWho.x); return; }
  vec3 tone = ownTone();
  bool ring = from > 0.68;
  bool gap = mod(floor(atan(vCorner.y, vCorner.x) * 2.55 + 20.0), 2.0) > 0.5;
  if (ring && gap && !ownSelected()) discard;
  if (!ring && inVagueGap()) discard;
  if (!ring && uPass > 0.5) discard;
  vec3 rim = uNight > 0.5 ? mix(tone, vec3(1.0), 0.5) : tone * 0.5;
  outColour = inAir(ring && !ownSelected() ? rim : ownLit(tone), uOwnOpacity);
}
`

/** What the materials of one layer read besides the uniforms of the world. */
export interface OwnUniforms {
  readonly uOwnDays: IUniform
  readonly uOwnStyle: IUniform
  /** Shared by all layers. */
  readonly uOwnColours: IUniform
  readonly uOwnKnown: IUniform<number>
  readonly uOwnBase: IUniform<number>
  readonly uOwnHovered: IUniform<number>
  readonly uOwnOpacity: IUniform<number>
  readonly uWidth: IUniform<number>
  readonly uLift: IUniform<number>
}

const SHADERS = {
  solids: { vertex: solidVertex, fragment: solidFragment },
  edges: { vertex: edgeVertex, fragment: edgeFragment },
  lines: { vertex: lineVertex, fragment: lineFragment },
  points: { vertex: pointVertex, fragment: pointFragment },
} as const
export type OwnShape = keyof typeof SHADERS

/** `pass` 0 draws what is there, 1 what is planned beyond it. */
export function ownMaterial(shape: OwnShape, pass: 0 | 1, world: WorldUniforms, own: OwnUniforms): ShaderMaterial {
  const uniforms = { ...world, ...own, uPass: { value: pass } }
  const isSolid = shape === 'solids' && pass === 0
  return worldMaterial({ ...SHADERS[shape], uniforms }, { depthWrite: isSolid, forceSinglePass: true })
}
