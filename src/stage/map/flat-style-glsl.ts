import { LOOK_GLSL, glslCodes } from '../time/look-glsl.ts'

/** How a flat layer shows its moment; the place in this list is the shader's code. */
export const FLAT_STYLES = [
  'district',
  'zone',
  'area',
  'outline',
  'route',
  'pipeline',
  'corridor',
  'node',
  'shine',
  'gas',
] as const
export type FlatStyle = (typeof FLAT_STYLES)[number]

/** Declarations of the fragment shader; the uniforms of the time extension stand before them. */
export const FLAT_FRAGMENT_DECLARATIONS = /* glsl */ `
${LOOK_GLSL}
${glslCodes('STYLE', FLAT_STYLES)}
flat in vec4 twinState;
flat in vec4 twinWho;
in vec3 twinLine;
in float twinPieceLength;

float twinHatch(float period, float duty) {
  float s = (gl_FragCoord.x + twin.shift + gl_FragCoord.y) / (period * twin.pixelRatio);
  return smoothstep(duty - 0.12, duty, abs(fract(s) * 2.0 - 1.0));
}
`

/**
 * Colour of a fragment: `color.rgb` is the layer's own hue, `color.a` its full strength. Solid and warm-to-own-hue is
 * documented, hatched is planned, faint grey is not stated.
 */
export const FLAT_FRAGMENT_COLOUR = /* glsl */ `
  float column = gl_FragCoord.x + twin.shift;
  if (column < twin.columnsFrom || column >= twin.columnsTo) discard;
  float exists = twinState.x;
  int style = codeOf(twin.style);
  int reading = codeOf(twin.reading);
  int phase = codeOf(twinState.y);
  float showPlanned = readsPlanned(twin.reading, twinState.z) ? 1.0 : 0.0;
  float ground = readsDocumented(twin.reading, twinState.z) ? PHASE_GROUND[phase] : 0.0;
  bool runs = phase == PHASE_IN_OPERATION;
  float isSelected = abs(twinWho.x - twin.selected) < 0.5 ? 1.0 : 0.0;
  float isHovered = abs(twinWho.x - twin.hovered) < 0.5 ? 1.0 : 0.0;
  vec3 own = color.rgb;
  float full = color.a;
  vec3 tone = own;
  float strength = 0.0;
  float km = 0.0;
  float share = 1.0;
  if (twinLine.z > 0.0) {
    float t = clamp(geometry.uv.y / max(twinPieceLength, 1e-6), 0.0, 1.0);
    km = mix(twinLine.x, twinLine.y, t);
    share = km / twinLine.z;
  }
  if (reading == READING_DIFFERENCE) own = tone = twin.differences[codeOf(twinWho.y)];

  if (style == STYLE_DISTRICT) { // always there, only brighter under the pointer
    strength = 0.02 + 0.10 * isHovered + 0.16 * isSelected;
  } else if (style == STYLE_ZONE) {
    strength = full * (0.4 + 0.4 * isHovered + 0.6 * isSelected) * mix(0.7, 0.25, smoothstep(10.5, 13.0, twin.zoom));
  } else if (style == STYLE_AREA || style == STYLE_CORRIDOR) {
    float planned = showPlanned * twinState.w;
    strength = full * (0.10 + 0.9 * ground);
    if (exists < 0.5) { tone = twin.notStated; strength = full * 0.10; }
    float hatch = twinHatch(11.0, 0.62) * showPlanned * exists;
    float plannedStrength = full * (0.25 + 0.75 * planned);
    tone = mix(tone, mix(own, twin.planned, 0.65), hatch * 0.85);
    strength = mix(strength, max(strength, plannedStrength), hatch);
    // An approximate extent steps back as one comes near what lies in it.
    strength *= mix(1.0, style == STYLE_AREA ? 0.3 : 0.1, smoothstep(11.0, 13.6, twin.zoom));
    strength += full * (0.25 * isHovered + 0.4 * isSelected);
  } else if (style == STYLE_OUTLINE) {
    float dash = step(fract(km / max(twin.metresPerPixel * 0.014, 1e-4)), 0.6);
    float solid = ground > 0.5 ? 1.0 : dash;
    strength = full * solid * (exists > 0.5 ? 0.75 : 0.38);
    if (exists < 0.5) tone = twin.notStated;
    if (isSelected > 0.5) { tone = twin.selection; strength = 1.0; }
  } else if (style == STYLE_ROUTE) { // schematic
    float dash = step(fract(km / max(twin.metresPerPixel * 0.016, 1e-4)), 0.62);
    float built = showPlanned * step(share, twinState.w);
    strength = exists > 0.5 ? full * dash * (0.34 + 0.5 * ground) : 0.25 * dash;
    if (exists < 0.5) tone = twin.notStated;
    if (built > 0.5 && exists > 0.5) { tone = mix(own, twin.planned, 0.18); strength = full * (0.72 + 0.28 * twinHatch(7.0, 0.5)); }
    if (isSelected > 0.5 || isHovered > 0.5) { tone = mix(tone, twin.selection, 0.55); strength = max(strength, 0.8); }
  } else if (style == STYLE_PIPELINE) { // a broad soft band
    float across = abs(geometry.uv.x);
    float soft = exp(-across * across * 5.2);
    float core = exp(-across * across * 46.0);
    float away = 1.0 - smoothstep(8.4, 10.4, twin.zoom);
    float dashKm = max(twin.metresPerPixel * 0.03, 1e-3);
    float dash = runs ? 1.0 : step(fract(km / dashKm), 0.55);
    float built = runs ? 0.0 : showPlanned * step(share, twinState.w);
    float body = mix(0.62, 1.0, twin.night);
    strength = body * (full * soft * (0.12 + 0.2 * max(ground, 0.2)) * mix(dash, 1.0, 0.25) + core * dash * (0.25 + 0.45 * ground));
    tone = mix(tone, mix(own, vec3(1.0), 0.5 * twin.night), core * ground * 0.6);
    if (exists < 0.5) { tone = twin.notStated; strength = soft * dash * 0.14; }
    if (built > 0.5) { tone = mix(own, twin.planned, 0.75); strength = max(strength, body * (soft * (0.25 + 0.5 * twinHatch(9.0, 0.5)) + core * 0.5)); }
    if (runs) {
      // Gas goes by as heads of light with a long tail.
      float pulse = fract(twin.ambient * 0.22 - km / 90.0);
      float glow = pow(1.0 - pulse, 5.0) * smoothstep(0.0, 0.015, pulse);
      tone = mix(tone, mix(own, vec3(1.0), 0.75 * twin.night), glow * (0.35 + 0.65 * core));
      strength += glow * (soft * 0.34 + core * 0.5) * mix(0.8, 1.0, twin.night);
    }
    if (isSelected > 0.5 || isHovered > 0.5) { tone = mix(tone, twin.selection, 0.4); strength += soft * 0.18; }
    strength *= away;
  } else if (style == STYLE_SHINE || style == STYLE_GAS) { // light beside a line: where a document says that it runs, or the scenario that it is laid by now
    float across = abs(geometry.uv.x);
    float soft = exp(-across * across * 4.5) - 0.011;
    float inOperation = (runs || phase == PHASE_PARTLY_IN_OPERATION) && readsDocumented(twin.reading, twinState.z) ? 1.0 : 0.0;
    // It fades towards the place that the works have come to.
    float built = showPlanned * (twinState.w > 0.999 ? 1.0 : smoothstep(0.0, 0.04, twinState.w - share));
    if (style == STYLE_SHINE) {
      strength = exists * max(inOperation, built) * soft * 0.2;
    } else {
      // Gas only where a line is in operation: a low glow, and the heads that go by.
      float pulse = fract(twin.ambient * 0.22 - km / 90.0);
      // Round in front, as light is: the band's own head is sharper.
      float head = pow(1.0 - pulse, 6.0) * smoothstep(0.0, 0.09, pulse);
      strength = exists * (runs ? inOperation : 0.0) * soft * (0.05 + 0.34 * head) * (1.0 - smoothstep(8.4, 10.4, twin.zoom));
    }
    if (reading == READING_DIFFERENCE) strength = 0.0;
  } else { // node
    strength = exists > 0.5 ? full * (0.55 + 0.45 * max(ground, showPlanned * twinState.w)) : 0.3;
    if (exists < 0.5) tone = twin.notStated;
    if (isSelected > 0.5 || isHovered > 0.5) tone = mix(tone, twin.selection, 0.6);
  }
  // The documented loses colour once the day has left the documents behind.
  float beyond = beyondEvidence(twin.evidenceUntil, twin.day, twin.reading);
  float grey = dot(tone, vec3(0.3, 0.59, 0.11));
  tone = mix(tone, vec3(grey), beyond * 0.45 * (1.0 - showPlanned * 0.6));
  if (bool(picking.isActive)) {
    if (exists < 0.5 || (style == STYLE_PIPELINE && strength < 0.08)) discard;
    color.a = 1.0;
  } else {
    if (strength < 0.004) discard;
    color = vec4(tone, clamp(strength, 0.0, 1.0));
  }
`
