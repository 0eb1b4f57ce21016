import {
  BufferAttribute,
  BufferGeometry,
  CustomBlending,
  FrontSide,
  OneFactor,
  OneMinusSrcAlphaFactor,
  Sphere,
  SrcAlphaFactor,
  Vector3,
  type ShaderMaterial,
} from 'three'
import { ATMOSPHERE_GLSL } from './atmosphere.ts'
import { worldMaterial } from './world-material.ts'
import type { WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
precision highp float;
uniform vec3 uRay[3];
out vec3 vRay;
void main() {
  vRay = uRay[0] + position.x * uRay[1] + position.y * uRay[2];
  // At the far end of what has depth: the fabric, which is drawn before, has its own air.
  gl_Position = vec4(position.xy, 1.0, 1.0);
}
`

const fragment = /* glsl */ `
precision highp float;
${ATMOSPHERE_GLSL}
in vec3 vRay;
out vec4 outColour;
void main() {
  vec3 ray = normalize(vRay);
  outColour = vec4(skyTowards(ray), ray.y < -1e-5 ? fogAt(uEye.y / -ray.y) : 1.0);
}
`

/** Sky, horizon and the fog before the ground: one triangle over the picture, behind everything that stands on the ground. */
export function atmosphereMaterial(uniforms: WorldUniforms): ShaderMaterial {
  return worldMaterial(
    { vertex, fragment, uniforms },
    {
      // Blended, yet among what three draws first.
      transparent: false,
      blending: CustomBlending,
      blendSrc: SrcAlphaFactor,
      blendDst: OneMinusSrcAlphaFactor,
      blendSrcAlpha: OneFactor,
      side: FrontSide,
    },
  )
}

/** One triangle that covers the picture. */
export function pictureGeometry(): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3))
  geometry.boundingSphere = new Sphere(new Vector3(), 1e9)
  return geometry
}
