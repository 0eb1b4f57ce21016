import {
  BufferAttribute,
  DoubleSide,
  GLSL3,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  ShaderMaterial,
  Sphere,
  Vector3,
} from 'three'
import type { ContactShadows } from '../../layers/contact-shadows.ts'
import { EXAGGERATION_GLSL } from './massing-material.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
${WORLD_VERTEX}
${EXAGGERATION_GLSL}
in vec4 box;
in vec4 way;
in vec3 site;
out vec2 vFrom;
flat out vec4 vBox;
out float vFog;
void main() {
  TwinMoment m = twinMomentAt(uSteps, int(way.w + 0.5), uDay);
  bool token = site.z > 0.5;
  float documented = showsDocumented(m) ? documentedRise(m.documented) : 0.0;
  float planned = showsPlanned(m) ? m.progress : 0.0;
  float share = token ? 0.22 : max(documented, planned);
  bool stands = share > 0.001 && m.exists > 0.5;
  vec2 middle = spread(box.xy, site.xy, token);
  vec2 size = token ? box.zw : box.zw * clamp(uMetresPerPixel / 4.0, 1.0, 2.6);
  float soft = 4.0 + 0.22 * way.z * share * (token ? 1.0 : exaggeration());
  vFrom = position.xy * (size + soft);
  // What is only planned shades half as much.
  vBox = vec4(size, soft, planned > documented ? 0.5 : 1.0);
  vec3 at = vec3(middle.x + vFrom.x * way.y - vFrom.y * way.x, 0.3, middle.y + vFrom.x * way.x + vFrom.y * way.y);
  vFog = aerialPerspective(at).a;
  gl_Position = stands ? projectionMatrix * modelViewMatrix * vec4(at, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uShadow;
in vec2 vFrom;
flat in vec4 vBox;
in float vFog;
out vec4 outColour;
void main() {
  float near = 1.0 - clamp(length(max(abs(vFrom) - vBox.xy, 0.0)) / vBox.z, 0.0, 1.0);
  outColour = vec4(uShadow, near * near * (uNight > 0.5 ? 0.55 : 0.3) * vBox.w * (1.0 - vFog));
}
`

/** Contact shadow: a soft shade where a solid meets the ground and less of the sky is seen. */
export function contactShadowMaterial(uniforms: WorldUniforms, shadow: { value: unknown }): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, uShadow: shadow },
    vertexShader: vertex,
    fragmentShader: fragment,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    toneMapped: false,
  })
}

export function contactShadowGeometry(shadows: ContactShadows): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0]), 3))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  geometry.setAttribute('box', new InstancedBufferAttribute(shadows.boxes, 4))
  geometry.setAttribute('way', new InstancedBufferAttribute(shadows.ways, 4))
  geometry.setAttribute('site', new InstancedBufferAttribute(shadows.sites, 3))
  geometry.instanceCount = shadows.count
  geometry.boundingSphere = new Sphere(new Vector3(), 1e9)
  return geometry
}
