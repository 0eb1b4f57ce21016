/** One triangle over the picture. */
export const OCCLUSION_VERTEX = /* glsl */ `#version 300 es
out vec2 vSpot;
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  vSpot = corner;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
`

/**
 * Where a pixel stands, in the units of the view, from its depth. What has no depth of its own is the flat ground where a
 * ray meets it: the map's flat layers are drawn at the far end of the depth buffer, each at a depth that means nothing.
 */
const PLACE = /* glsl */ `
uniform highp sampler2D uDepth;
uniform mat4 uUnproject;
/** The up direction of the ground, as the view has it, and the height of the eye above it. */
uniform vec4 uGround;
/** The depth at which the map's flat layers begin. */
uniform float uFlatFrom;
vec3 placeAt(vec2 spot) {
  float depth = texture(uDepth, spot).r;
  bool flatGround = depth >= uFlatFrom;
  vec4 at = uUnproject * vec4(spot * 2.0 - 1.0, flatGround ? 0.0 : depth / uFlatFrom * 2.0 - 1.0, 1.0);
  vec3 place = at.xyz / at.w;
  if (!flatGround) return place;
  float down = -dot(normalize(place), uGround.xyz);
  return down > 1e-4 ? normalize(place) * (uGround.w / down) : vec3(0.0, 0.0, 1.0);
}
`

/** How many places around a pixel are looked at. */
const TAPS = 12

/** Share of the sky's light that reaches a pixel, from how much of what is near stands before it. */
export const OCCLUSION_FRAGMENT = /* glsl */ `#version 300 es
precision highp float;
${PLACE}
uniform mat4 uProjection;
uniform vec2 uSize;
/** How far what stands near takes light, in the units of the view. */
uniform float uReach;
in vec2 vSpot;
out vec4 outShare;
float noise(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))); }
/** The shorter of the ways to the two neighbours: the longer one may cross an edge. */
vec3 shorter(vec3 a, vec3 b) { return dot(a, a) < dot(b, b) ? a : b; }
void main() {
  vec3 place = placeAt(vSpot);
  // The sky, and all that is behind the eye.
  if (place.z > 0.0) { outShare = vec4(1.0); return; }
  vec2 pixel = 1.0 / uSize;
  vec3 along = shorter(placeAt(vSpot + vec2(pixel.x, 0.0)) - place, place - placeAt(vSpot - vec2(pixel.x, 0.0)));
  vec3 across = shorter(placeAt(vSpot + vec2(0.0, pixel.y)) - place, place - placeAt(vSpot - vec2(0.0, pixel.y)));
  vec3 normal = normalize(cross(along, across));
  // As a share of the picture's height; not so wide that single reads fall far apart.
  float reach = min(uReach * uProjection[1][1] / -place.z * 0.5, 0.09);
  float seen = smoothstep(1.5, 5.0, reach * uSize.y);
  if (seen <= 0.0) { outShare = vec4(1.0); return; }
  float turn = noise(gl_FragCoord.xy) * 6.2831853;
  float taken = 0.0;
  for (int i = 0; i < ${TAPS}; i += 1) {
    float out_ = sqrt((float(i) + 0.5) / float(${TAPS}));
    float angle = turn + float(i) * 2.399963;
    vec3 way = placeAt(vSpot + vec2(cos(angle) * uSize.y / uSize.x, sin(angle)) * reach * out_) - place;
    float far = length(way);
    taken += max(0.0, dot(way, normal) / max(far, 1e-9) - 0.12) * smoothstep(uReach * 1.6, uReach * 0.2, far);
  }
  outShare = vec4(clamp(1.0 - taken / float(${TAPS}) * 2.6 * seen, 0.0, 1.0));
}
`

/** Multiplies the picture by the share, smoothed over the pattern of the noise among pixels that lie about as far off. */
export const SHADE_FRAGMENT = /* glsl */ `#version 300 es
precision highp float;
${PLACE}
uniform sampler2D uShare;
uniform vec2 uSize;
uniform float uReach;
uniform vec3 uTint;
in vec2 vSpot;
out vec4 outColour;
void main() {
  float far = placeAt(vSpot).z;
  float sum = 0.0;
  float weights = 0.0;
  for (int x = -2; x <= 1; x += 1) for (int y = -2; y <= 1; y += 1) {
    vec2 spot = vSpot + (vec2(float(x), float(y)) + 0.5) / uSize;
    float weight = 1.0 / (0.02 + abs(placeAt(spot).z - far) / uReach);
    sum += texture(uShare, spot).r * weight;
    weights += weight;
  }
  outColour = vec4(mix(uTint, vec3(1.0), sum / weights), 1.0);
}
`
