import type { Color, DataTexture, IUniform, ShaderMaterial } from 'three'
import { PATH_SAMPLES } from '../../layers/vehicles.ts'
import { worldMaterial } from './world-material.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from './world-uniforms.ts'

/** Where a vehicle is, which way it goes and whether it is there: for the vehicle itself and for its trail. */
const RUN = /* glsl */ `
uniform sampler2D uPath;
uniform float uFleet;
in vec4 run;
in float rank;
/** Length, width, height in metres of micro-bus, bus, passenger car, sanitation. */
const vec3 SIZES[4] = vec3[4](vec3(5.5, 2.1, 2.6), vec3(11.5, 2.5, 3.1), vec3(4.6, 1.9, 1.6), vec3(3.4, 1.5, 2.0));
/** Least length of each on the screen. */
const float PIXELS[4] = float[4](6.0, 9.0, 5.0, 5.0);
vec4 onPath(float share, int row) {
  float at = clamp(share, 0.0, 1.0) * ${(PATH_SAMPLES - 1).toFixed(1)};
  int i = min(int(floor(at)), ${PATH_SAMPLES - 2});
  return mix(texelFetch(uPath, ivec2(i, row), 0), texelFetch(uPath, ivec2(i + 1, row), 0), at - float(i));
}
struct Run { TwinMoment fleet; int row; float lengthM; float share; float heading; bool shown; };
Run runNow() {
  Run r;
  r.fleet = momentOf(uFleet);
  r.row = int(run.x + 0.5);
  r.lengthM = texelFetch(uPath, ivec2(0, r.row), 0).z;
  // Back and forth along the line: a share of 0 to 2, folded.
  float travelled = fract(run.y + uAmbient * 6.0 * run.z / (2.0 * r.lengthM)) * 2.0;
  r.share = travelled > 1.0 ? 2.0 - travelled : travelled;
  r.heading = (travelled > 1.0 ? -1.0 : 1.0) * sign(run.z);
  float every = uZoom < 10.5 ? 24.0 : uZoom < 12.0 ? 8.0 : uZoom < 13.5 ? 3.0 : 1.0;
  r.shown = showsPlanned(r.fleet) && r.fleet.exists > 0.5 && rank < r.fleet.count && mod(rank, every) < 0.5;
  return r;
}
/** Where the lane of the heading runs at a share of the line, and which way it goes there. */
void lane(Run r, float share, out vec2 at, out vec2 forward) {
  vec4 here = onPath(share, r.row);
  vec4 ahead = onPath(share + 2.0 / ${PATH_SAMPLES.toFixed(1)}, r.row);
  vec4 behind = onPath(share - 2.0 / ${PATH_SAMPLES.toFixed(1)}, r.row);
  forward = normalize(ahead.xy - behind.xy + vec2(1e-4, 0.0)) * r.heading;
  // One drives on the right.
  at = here.xy + vec2(-forward.y, forward.x) * max(4.0, uMetresPerPixel * 1.6);
}
`

const vertex = /* glsl */ `
${WORLD_VERTEX}
${RUN}
flat out float vType;
flat out float vEntity;
out vec3 vNormal;
out vec2 vAlong;
out vec4 vAtmosphere;
void main() {
  Run r = runNow();
  vec2 centre;
  vec2 forward;
  lane(r, r.share, centre, forward);
  vec2 right = vec2(-forward.y, forward.x);
  int type = int(run.w + 0.5);
  // Never less than a few pixels long, a bus longer than a car: the size is exaggerated from afar, and fewer marks are drawn then.
  vec3 size = SIZES[type] * max(1.0, uMetresPerPixel * PIXELS[type] / SIZES[type].x);
  vec3 at = vec3(centre.x, 0.3, centre.y) + vec3(forward.x, 0.0, forward.y) * position.x * size.x + vec3(right.x, 0.0, right.y) * position.z * size.y + vec3(0.0, position.y * size.z, 0.0);
  vType = run.w;
  vEntity = uFleet;
  vNormal = normal;
  vAlong = vec2(position.x, position.y);
  vAtmosphere = aerialPerspective(at);
  gl_Position = r.shown ? projectionMatrix * modelViewMatrix * vec4(at, 1.0) : NOWHERE;
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uVehicles[4];
flat in float vType;
flat in float vEntity;
in vec3 vNormal;
in vec2 vAlong;
in vec4 vAtmosphere;
out vec4 outColour;
void main() {
  if (uPicking > 0.5) { outColour = pickColour(vEntity); return; }
  vec3 tone = uVehicles[int(vType + 0.5)];
  float shade = 0.62 + 0.38 * max(vNormal.y, 0.0);
  float lamp = smoothstep(0.42, 0.5, vAlong.x) * uNight;
  if (uEmissive > 0.5) {
    outColour = vec4(mix(tone * 0.55, vec3(1.0), lamp * 0.8) * (1.0 - vAtmosphere.a), 1.0);
    return;
  }
  outColour = vec4(mix(mix(tone * shade, vec3(1.0), lamp * 0.8), vAtmosphere.rgb, vAtmosphere.a * 0.8), 1.0);
}
`

const trailVertex = /* glsl */ `
${WORLD_VERTEX}
${RUN}
flat out float vType;
out float vBack;
out float vSide;
out float vFog;
void main() {
  Run r = runNow();
  float back = position.x;
  float trailM = max(90.0, uMetresPerPixel * 42.0);
  vec2 centre;
  vec2 forward;
  lane(r, clamp(r.share - r.heading * back * trailM / r.lengthM, 0.0, 1.0), centre, forward);
  vec2 at2 = centre + vec2(-forward.y, forward.x) * position.z * max(2.4, uMetresPerPixel * 1.9);
  vec3 at = vec3(at2.x, 0.25, at2.y);
  vType = run.w;
  vBack = back;
  vSide = position.z * 2.0;
  vFog = aerialPerspective(at).a;
  gl_Position = r.shown ? projectionMatrix * modelViewMatrix * vec4(at, 1.0) : NOWHERE;
}
`

const trailFragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uVehicles[4];
flat in float vType;
in float vBack;
in float vSide;
in float vFog;
out vec4 outColour;
void main() {
  float strength = pow(1.0 - vBack, 1.6) * (1.0 - vSide * vSide) * (1.0 - vFog);
  outColour = vec4(uVehicles[int(vType + 0.5)], strength * (uNight > 0.5 ? 0.6 : 0.42));
}
`

/** One box for each vehicle of the goal, and a trail of light behind it; the ramp's count, the line and the moment decide on the GPU which are there, and where. */
export function vehicleMaterials(
  uniforms: WorldUniforms,
  path: DataTexture,
  fleetEntity: number,
  colours: IUniform<readonly Color[]>,
): { vehicles: ShaderMaterial; trails: ShaderMaterial } {
  const own = { ...uniforms, uPath: { value: path }, uFleet: { value: fleetEntity }, uVehicles: colours }
  return {
    vehicles: worldMaterial({ vertex, fragment, uniforms: own }, { transparent: false, depthWrite: true }),
    trails: worldMaterial({ vertex: trailVertex, fragment: trailFragment, uniforms: own }),
  }
}
