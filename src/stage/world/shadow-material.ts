import { DoubleSide, GLSL3, LessDepth, ShaderMaterial } from 'three'
import { EXAGGERATION_GLSL } from './massing-material.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
${WORLD_VERTEX}
${EXAGGERATION_GLSL}
in vec4 info;
in vec2 anchor;
flat out float vSoft;
out float vFog;
void main() {
  TwinMoment m = twinMomentAt(uSteps, int(info.x + 0.5), uDay);
  bool token = info.w > 1.5;
  float documented = showsDocumented(m) ? documentedRise(m.documented) : 0.0;
  float planned = showsPlanned(m) ? m.progress : 0.0;
  float share = max(documented, planned);
  if (token) share = 0.22;
  bool stands = share > 0.001 && m.exists > 0.5;
  vec2 ground = spread(position.xz, anchor, token);
  float height = position.y * share * (token ? 1.0 : exaggeration());
  // Along the ray from the sun to the ground; all on one plane, so that shadows that overlap do not add up.
  vec3 at = vec3(ground.x - uSun.x / uSun.y * height, 0.35, ground.y - uSun.z / uSun.y * height);
  vFog = aerialPerspective(at).a;
  vSoft = planned > documented ? 0.5 : 1.0;
  gl_Position = stands ? projectionMatrix * modelViewMatrix * vec4(at, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uShadow;
flat in float vSoft;
in float vFog;
out vec4 outColour;
void main() {
  outColour = vec4(uShadow, (uNight > 0.5 ? 0.42 : 0.24) * uSunStrength * vSoft * (1.0 - vFog));
}
`

/** The solids laid flat on the ground away from the sun: one draw call, and no shadow map. A ghost's shadow is half as strong. */
export function shadowMaterial(uniforms: WorldUniforms, shadow: { value: unknown }): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, uShadow: shadow },
    vertexShader: vertex,
    fragmentShader: fragment,
    transparent: true,
    depthFunc: LessDepth,
    side: DoubleSide,
    toneMapped: false,
  })
}
