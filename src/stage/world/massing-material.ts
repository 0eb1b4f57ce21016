import { FrontSide, type ShaderMaterial } from 'three'
import { SOLID_KINDS } from '../../layers/solid-mesh.ts'
import { glslCodes } from '../time/look-glsl.ts'
import { SOLIDS_VERTEX } from './solids-glsl.ts'
import { worldMaterial } from './world-material.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from './world-uniforms.ts'

/** Vertex part of solids: how far they are extruded on the day, in `pass` 0 as documented, in 1 as planned. */
const EXTRUSION = /* glsl */ `
${SOLIDS_VERTEX}
uniform float uPass;
in vec4 info;
in vec2 anchor;
flat out vec4 vWho;
flat out vec4 vState;
flat out float vDifference;
out vec3 vAt;
out vec4 vAtmosphere;
vec3 extruded(vec3 at, out bool keep) {
  Solid s = solidOf(info.x, codeOf(info.w) == SOLID_TOKEN);
  TwinMoment m = s.moment;
  float share = uPass < 0.5 ? (s.token ? max(s.documented, TOKEN_RISE) : s.documented) : s.planned;
  keep = share > 0.001;
  // A ghost that is no taller than what is documented adds nothing.
  if (uPass > 0.5 && s.planned <= s.documented + 0.001) keep = false;
  // Tokens stand from the start, faint; what is not known yet cannot be picked and does not rise.
  if (m.exists < 0.5 && (!s.token || uPicking > 0.5)) keep = false;
  vWho = vec4(info.x, info.z, info.w, info.y);
  vState = vec4(m.exists, m.documented, m.planned, m.progress);
  vDifference = m.difference;
  vAt = vec3(at.x, at.y * share, at.z);
  vec2 ground = spread(at.xz, anchor, s.token);
  return vec3(ground.x, at.y * share * exaggeration(s.token), ground.y);
}
`

const solidVertex = /* glsl */ `
${WORLD_VERTEX}
${EXTRUSION}
out vec3 vNormal;
void main() {
  bool keep;
  vec3 at = extruded(position, keep);
  vNormal = normal;
  vAtmosphere = aerialPerspective(at);
  vec4 clip = projectionMatrix * modelViewMatrix * vec4(at, 1.0);
  gl_Position = keep ? clip : NOWHERE;
}
`

const solidFragment = /* glsl */ `
${WORLD_FRAGMENT}
${glslCodes('SOLID', Object.keys(SOLID_KINDS))}
uniform float uPass;
flat in vec4 vWho;
flat in vec4 vState;
flat in float vDifference;
in vec3 vAt;
in vec3 vNormal;
in vec4 vAtmosphere;
out vec4 outColour;

const vec3 WINDOW_LIGHT = vec3(1.0, 0.9, 0.66);

float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }

/** Lit windows on walls: cells of 4 m by 3.6 m; they melt into an even glow where a cell is less than a pixel or two. */
float windows(float lit) {
  if (abs(vNormal.y) > 0.5) return 0.0;
  float along = dot(vAt.xz, normalize(vec2(-vNormal.z, vNormal.x) + 1e-5));
  vec2 cell = vec2(along / 5.0, vAt.y / 4.2);
  vec2 size = fwidth(cell);
  float fade = smoothstep(0.75, 0.2, max(size.x, size.y));
  vec2 inside = fract(cell);
  float pane = step(0.18, inside.x) * step(inside.x, 0.82) * step(0.25, inside.y) * step(inside.y, 0.8);
  float on = step(1.0 - lit, hash(floor(cell) + floor(vWho.y * 97.0)));
  return mix(lit * 0.32, pane * on, fade);
}

void main() {
  if (uPicking > 0.5) { outColour = pickColour(vWho.x); return; }
  int phase = codeOf(vState.y);
  int kind = codeOf(vWho.z);
  bool token = kind == SOLID_TOKEN;
  bool somewhere = kind == SOLID_SOMEWHERE;
  float selected = abs(vWho.x - uSelected) < 0.5 ? 1.0 : 0.0;
  float hovered = abs(vWho.x - uHovered) < 0.5 ? 1.0 : 0.0;
  vec3 normal = normalize(vNormal);
  float sun = max(dot(normal, uSun), 0.0);
  float sky = 0.5 + 0.5 * normal.y;
  // Less of the sky is seen towards the ground; floors give the scale, as long as they are wider than a pixel or two.
  float foot = mix(0.5, 1.0, smoothstep(-4.0, max(vWho.w * 0.7, 14.0), vAt.y));
  float storey = vAt.y / 4.2;
  float line = fwidth(storey);
  foot *= 1.0 - 0.16 * (1.0 - step(0.5, abs(normal.y))) * smoothstep(0.45, 0.15, line) * (1.0 - smoothstep(0.05, 0.07 + line, abs(fract(storey + 0.5) - 0.5)));
  vec3 lowSun = uGlow * uGlowAt.z * max(dot(normal.xz, uGlowAt.xy), 0.0);

  if (uPass < 0.5) {
    vec3 tone = vState.x < 0.5 || phase == PHASE_NOT_STATED ? uNotStated : uPhases[phase];
    if (showsDifference()) tone = uDifferences[codeOf(vDifference)];
    vec3 wall = uNight > 0.5 ? mix(tone * 0.34, tone * 0.86, sun) + tone * 0.14 * sky : mix(tone * 0.62, mix(tone, vec3(1.0), 0.28), sun * 0.75 + sky * 0.25);
    vec3 colour = wall * foot + lowSun * 0.2;
    // Under construction, and only where the wording says so: an open frame above, cladding that has come half way up.
    if (phase == PHASE_UNDER_CONSTRUCTION && !token) {
      vec2 bay = vec2(dot(vAt.xz, normalize(vec2(-normal.z, normal.x) + 1e-5)) / 7.0, storey);
      vec2 edge = fwidth(bay);
      vec2 beam = 1.0 - smoothstep(vec2(0.07), vec2(0.09) + edge, abs(fract(bay + 0.5) - 0.5));
      float frame = mix(0.35, max(beam.x, beam.y), smoothstep(0.9, 0.3, max(edge.x, edge.y)));
      float open = smoothstep(0.3, 0.42, vAt.y / max(vWho.w, 1.0)) * (1.0 - step(0.5, abs(normal.y)));
      colour = mix(colour, mix(tone * 0.22, tone * 1.05, frame), open);
    }
    // Light in the windows only where the wording says that something runs: all of it, or a part.
    float lit = PHASE_WINDOWS[phase];
    float window = lit > 0.0 && !token ? windows(lit) : 0.0;
    if (uEmissive > 0.5) {
      outColour = vec4(desaturated(WINDOW_LIGHT) * window * (1.0 - vAtmosphere.a), 1.0);
      return;
    }
    colour = mix(colour, uNight > 0.5 ? WINDOW_LIGHT : tone * 0.42, window * (uNight > 0.5 ? 0.95 : 0.75));
    // Topped out: a bright crown, no lights.
    if (phase == PHASE_TOPPED_OUT) colour += tone * 0.35 * smoothstep(0.86, 1.0, vAt.y / max(vWho.w, 1.0));
    colour = desaturated(colour);
    colour = mix(colour, uSelection, selected * 0.35 + hovered * 0.18);
    float alpha = somewhere ? 0.5 : 1.0;
    if (token) alpha = vState.x < 0.5 ? 0.28 : 0.96;
    outColour = vec4(mix(colour, vAtmosphere.rgb, vAtmosphere.a), alpha);
  } else {
    vec3 tone = showsDifference() ? uDifferences[codeOf(vDifference)] : uPlanned;
    float lines = hatch(7.0, 0.55);
    float rim = 1.0 - smoothstep(0.0, 0.9, abs(normal.y));
    float alpha = (0.16 + 0.34 * lines) * (0.75 + 0.25 * rim) * (somewhere ? 0.7 : 1.0);
    if (vState.w > 0.999) alpha += 0.14;
    vec3 colour = uNight > 0.5 ? tone * (0.55 + 0.45 * sky) : tone * (0.75 + 0.25 * sun);
    colour = mix(colour, uSelection, selected * 0.4 + hovered * 0.2);
    outColour = vec4(mix(colour, vAtmosphere.rgb, vAtmosphere.a), clamp(alpha + selected * 0.15, 0.0, 0.9));
  }
}
`

const edgeVertex = /* glsl */ `
${WORLD_VERTEX}
${SOLIDS_VERTEX}
in vec4 info;
in vec2 anchor;
flat out vec4 vWho;
flat out vec4 vState;
out float vFog;
void main() {
  Solid s = solidOf(info.x, codeOf(info.w) == SOLID_TOKEN);
  float share = max(max(s.documented, s.planned), s.token ? TOKEN_RISE : 0.0);
  vWho = vec4(info.x, s.documented, s.planned, info.w);
  vState = vec4(s.moment.exists, s.moment.documented, s.moment.planned, s.moment.progress);
  vec2 ground = spread(position.xz, anchor, s.token);
  vec3 at = vec3(ground.x, position.y * share * exaggeration(s.token) + 0.4, ground.y);
  vFog = aerialPerspective(at).a;
  vec4 clip = projectionMatrix * modelViewMatrix * vec4(at, 1.0);
  // A hair towards the eye, so that an edge is not lost in its own wall.
  clip.z -= 0.00012 * clip.w;
  gl_Position = clip;
}
`

const edgeFragment = /* glsl */ `
${WORLD_FRAGMENT}
flat in vec4 vWho;
flat in vec4 vState;
in float vFog;
out vec4 outColour;
void main() {
  float selected = abs(vWho.x - uSelected) < 0.5 ? 1.0 : 0.0;
  float hovered = abs(vWho.x - uHovered) < 0.5 ? 1.0 : 0.0;
  vec3 tone = vState.x < 0.5 ? uNotStated : vWho.z > vWho.y ? uPlanned : uPhases[codeOf(vState.y)];
  float alpha = vState.x < 0.5 ? 0.30 : 0.62;
  tone = mix(tone, uSelection, max(selected, hovered * 0.6));
  outColour = vec4(tone, max(alpha * (1.0 - vFog), selected));
}
`

/** `documented`: what stands; `planned`: the hatched ghost of what the scenario adds; `edges`: outlines, which also mark what is not stated yet. */
export function massingMaterials(uniforms: WorldUniforms): {
  documented: ShaderMaterial
  planned: ShaderMaterial
  edges: ShaderMaterial
} {
  const solids = { vertex: solidVertex, fragment: solidFragment }
  return {
    documented: worldMaterial(
      { ...solids, uniforms: { ...uniforms, uPass: { value: 0 } } },
      { depthWrite: true, side: FrontSide },
    ),
    planned: worldMaterial({ ...solids, uniforms: { ...uniforms, uPass: { value: 1 } } }),
    edges: worldMaterial({ vertex: edgeVertex, fragment: edgeFragment, uniforms }),
  }
}
