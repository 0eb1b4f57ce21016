import {
  BufferAttribute,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Sphere,
  Vector3,
  type Color,
  type IUniform,
  type ShaderMaterial,
} from 'three'
import type { ContactShadows } from '../../layers/contact-shadows.ts'
import { SOLIDS_VERTEX } from './solids-glsl.ts'
import { worldMaterial } from './world-material.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
${WORLD_VERTEX}
${SOLIDS_VERTEX}
in vec4 box;
in vec4 way;
in vec3 site;
out vec2 vFrom;
flat out vec4 vBox;
out float vFog;
void main() {
  Solid s = solidOf(way.w, site.z > 0.5);
  float share = shadowRise(s);
  vec2 middle = spread(box.xy, site.xy, s.token);
  vec2 size = s.token ? box.zw : box.zw * widening();
  float soft = 4.0 + 0.22 * way.z * share * exaggeration(s.token);
  vFrom = position.xy * (size + soft);
  vBox = vec4(size, soft, shadowShare(s));
  vec3 at = vec3(middle.x + vFrom.x * way.y - vFrom.y * way.x, 0.3, middle.y + vFrom.x * way.x + vFrom.y * way.y);
  vFog = aerialPerspective(at).a;
  gl_Position = stands(s, share) ? projectionMatrix * modelViewMatrix * vec4(at, 1.0) : NOWHERE;
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
export function contactShadowMaterial(uniforms: WorldUniforms, shadow: IUniform<Color>): ShaderMaterial {
  return worldMaterial({ vertex, fragment, uniforms: { ...uniforms, uShadow: shadow } })
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
