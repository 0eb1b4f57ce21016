import { DoubleSide, GLSL3, ShaderMaterial, type DataTexture } from 'three'
import { PATH_SAMPLES } from '../../layers/vehicles.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
${WORLD_VERTEX}
uniform sampler2D uPath;
uniform float uFleet;
in vec4 run;
in float rank;
flat out float vType;
flat out float vEntity;
out vec3 vNormal;
out vec2 vAlong;
out vec4 vAir;
/** Length, width, height in metres of micro-bus, bus, passenger car, sanitation. */
const vec3 SIZES[4] = vec3[4](vec3(5.5, 2.1, 2.6), vec3(11.5, 2.5, 3.1), vec3(4.6, 1.9, 1.6), vec3(3.4, 1.5, 2.0));
vec4 onPath(float share, int row) {
  float at = clamp(share, 0.0, 1.0) * ${(PATH_SAMPLES - 1).toFixed(1)};
  int i = min(int(floor(at)), ${PATH_SAMPLES - 2});
  return mix(texelFetch(uPath, ivec2(i, row), 0), texelFetch(uPath, ivec2(i + 1, row), 0), at - float(i));
}
void main() {
  TwinMoment fleet = twinMomentAt(uSteps, int(uFleet + 0.5), uDay);
  int row = int(run.x + 0.5);
  float lengthM = texelFetch(uPath, ivec2(0, row), 0).z;
  // Back and forth along the line: a share of 0 to 2, folded.
  float travelled = fract(run.y + uAmbient * 6.0 * run.z / (2.0 * lengthM)) * 2.0;
  float share = travelled > 1.0 ? 2.0 - travelled : travelled;
  vec4 here = onPath(share, row);
  vec4 ahead = onPath(share + 2.0 / ${PATH_SAMPLES.toFixed(1)}, row);
  vec4 behind = onPath(share - 2.0 / ${PATH_SAMPLES.toFixed(1)}, row);
  vec2 forward = normalize(ahead.xy - behind.xy + vec2(1e-4, 0.0));
  vec2 right = vec2(-forward.y, forward.x);
  int type = int(run.w + 0.5);
  // Never less than a few pixels long: the size is exaggerated from afar, and fewer marks are drawn then.
  vec3 size = SIZES[type] * max(1.0, uMetresPerPixel * 5.4 / SIZES[type].x);
  float every = uZoom < 10.5 ? 24.0 : uZoom < 12.0 ? 8.0 : uZoom < 13.5 ? 3.0 : 1.0;
  float lane = (travelled > 1.0 ? -1.0 : 1.0) * max(4.0, uMetresPerPixel * 1.6);
  vec2 centre = here.xy + right * lane;
  vec3 at = vec3(centre.x, 0.3, centre.y) + vec3(forward.x, 0.0, forward.y) * position.x * size.x + vec3(right.x, 0.0, right.y) * position.z * size.y + vec3(0.0, position.y * size.z, 0.0);
  bool shown = showsPlanned(fleet) && fleet.exists > 0.5 && rank < fleet.count && mod(rank, every) < 0.5;
  vType = run.w;
  vEntity = uFleet;
  vNormal = normal;
  vAlong = vec2(position.x, position.y);
  vAir = airBefore(at);
  gl_Position = shown ? projectionMatrix * modelViewMatrix * vec4(at, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uVehicles[4];
flat in float vType;
flat in float vEntity;
in vec3 vNormal;
in vec2 vAlong;
in vec4 vAir;
out vec4 outColour;
void main() {
  if (uPicking > 0.5) { outColour = pickColour(vEntity); return; }
  vec3 tone = uVehicles[int(vType + 0.5)];
  float shade = 0.62 + 0.38 * max(vNormal.y, 0.0);
  float lamp = smoothstep(0.42, 0.5, vAlong.x) * uNight;
  outColour = vec4(mix(mix(tone * shade, vec3(1.0), lamp * 0.8), vAir.rgb, vAir.a * 0.8), 1.0);
}
`

/** One box for each vehicle of the goal; the ramp's count, the line and the moment decide on the GPU which are there, and where. */
export function vehicleMaterial(uniforms: WorldUniforms, path: DataTexture, fleetEntity: number, colours: { value: unknown }): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, uPath: { value: path }, uFleet: { value: fleetEntity }, uVehicles: colours },
    vertexShader: vertex,
    fragmentShader: fragment,
    side: DoubleSide,
    toneMapped: false,
  })
}
