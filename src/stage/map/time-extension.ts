import { LayerExtension, type Layer } from '@deck.gl/core'
import type { Texture } from '@luma.gl/core'
import { MOMENT_GLSL } from '../time/moment-glsl.ts'
import type { TimeState } from '../time/time-state.ts'

/** How a flat layer shows its moment; the number is the shader's. */
export const FLAT_STYLES = {
  district: 0,
  zone: 1,
  area: 2,
  outline: 3,
  route: 4,
  pipeline: 5,
  corridor: 6,
  node: 7,
  shine: 8,
  gas: 9,
} as const
export type FlatStyle = keyof typeof FLAT_STYLES

/** Props that this extension adds to a deck.gl layer. */
export interface TimeExtensionProps<Row> {
  time: TimeState
  /** Step texture of the layer's side of the screen, and which of the sides that is. */
  steps: Texture
  side: 0 | 1
  flatStyle: FlatStyle
  getEntity: (row: Row) => number
  /** For each point of a line, kilometres at the start and at the end of its piece, and of the whole line; three zeros for areas. */
  getAlong: (row: Row) => ArrayLike<number>
}

const uniforms = /* glsl */ `
layout(std140) uniform twinUniforms {
  float day;
  float reading;
  float ambient;
  float zoom;
  float metresPerPixel;
  float selected;
  float hovered;
  float style;
  float night;
  float pixelRatio;
  float shift;
  float columnsFrom;
  float columnsTo;
  vec3 documented;
  vec3 planned;
  vec3 notStated;
  vec3 selection;
  vec3 differenceAhead;
  vec3 differenceSame;
  vec3 differenceBehind;
  vec3 differenceNoLater;
  vec3 differenceAdded;
  vec3 differenceCancelled;
} twin;
`

const vertexDeclarations = /* glsl */ `
uniform highp sampler2D twin_steps;
${MOMENT_GLSL}
in float twinEntity;
in vec3 twinAlong;
flat out vec4 twinState;
flat out vec4 twinWho;
out vec3 twinLine;
out float twinPieceLength;
`

/** Runs at the end of each vertex: one look into the step texture for the whole feature. */
const vertexMain = /* glsl */ `
  TwinMoment twinM = twinMomentAt(twin_steps, int(twinEntity + 0.5), twin.day);
  twinState = vec4(twinM.exists, twinM.documented, twinM.planned, twinM.progress);
  twinWho = vec4(twinEntity, twinM.difference, 0.0, 0.0);
  twinLine = twinAlong;
  twinPieceLength = TWIN_PIECE_LENGTH;
`

const fragmentDeclarations = /* glsl */ `
flat in vec4 twinState;
flat in vec4 twinWho;
in vec3 twinLine;
in float twinPieceLength;

float twinHatch(float period, float duty) {
  float s = (gl_FragCoord.x + twin.shift + gl_FragCoord.y) / (period * twin.pixelRatio);
  return smoothstep(duty - 0.12, duty, abs(fract(s) * 2.0 - 1.0));
}
vec3 twinDifferenceColour(float code) {
  if (code < 0.5) return twin.notStated;
  if (code < 1.5) return twin.differenceAhead;
  if (code < 2.5) return twin.differenceSame;
  if (code < 3.5) return twin.differenceBehind;
  if (code < 4.5) return twin.differenceNoLater;
  return code < 5.5 ? twin.differenceAdded : twin.differenceCancelled;
}
/** Strength of the ground light of a documented phase, 0 to 1. */
float twinGround(float phase) {
  if (phase < 0.5) return 0.0;
  if (phase < 1.5) return 0.12;
  if (phase < 2.5) return 0.2;
  if (phase < 3.5) return 0.42;
  if (phase < 4.5) return 0.36;
  if (phase < 5.5) return 0.55;
  if (phase < 6.5) return 0.7;
  if (phase < 7.5) return 0.82;
  if (phase < 8.5) return 1.0;
  return 0.1;
}
`

/**
 * Colour of a fragment: `color.rgb` is the layer's own hue, `color.a` its full strength. Solid and warm-to-own-hue is
 * documented, hatched is planned, faint grey is not stated.
 */
const fragmentColour = /* glsl */ `
  float column = gl_FragCoord.x + twin.shift;
  if (column < twin.columnsFrom || column >= twin.columnsTo) discard;
  float exists = twinState.x;
  float showDocumented = twin.reading > 0.5 ? 1.0 : 0.0;
  float showPlanned = (twin.reading < 0.5 || twin.reading > 1.5) && twinState.z > -0.5 ? 1.0 : 0.0;
  if (twin.reading < 0.5 && twinState.z < -0.5) showDocumented = 1.0;
  float ground = twinGround(twinState.y) * showDocumented;
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
  if (twin.reading > 2.5) own = tone = twinDifferenceColour(twinWho.y);

  if (twin.style < 0.5) { // district: always there, only lifts under the pointer
    strength = 0.02 + 0.10 * isHovered + 0.16 * isSelected;
  } else if (twin.style < 1.5) { // development zone
    strength = full * (0.4 + 0.4 * isHovered + 0.6 * isSelected) * mix(0.7, 0.25, smoothstep(10.5, 13.0, twin.zoom));
  } else if (twin.style < 2.5 || (twin.style > 5.5 && twin.style < 6.5)) { // area, corridor
    float planned = showPlanned * twinState.w;
    strength = full * (0.10 + 0.9 * ground);
    if (exists < 0.5) { tone = twin.notStated; strength = full * 0.10; }
    float hatch = twinHatch(11.0, 0.62) * showPlanned * exists;
    float plannedStrength = full * (0.25 + 0.75 * planned);
    tone = mix(tone, mix(own, twin.planned, 0.65), hatch * 0.85);
    strength = mix(strength, max(strength, plannedStrength), hatch);
    // An approximate extent steps back as one comes near what lies in it.
    strength *= mix(1.0, twin.style < 2.5 ? 0.3 : 0.1, smoothstep(11.0, 13.6, twin.zoom));
    strength += full * (0.25 * isHovered + 0.4 * isSelected);
  } else if (twin.style < 3.5) { // outline of an area
    float dash = step(fract(km / max(twin.metresPerPixel * 0.014, 1e-4)), 0.6);
    float solid = ground > 0.5 ? 1.0 : dash;
    strength = full * solid * (exists > 0.5 ? 0.75 : 0.38);
    if (exists < 0.5) tone = twin.notStated;
    if (isSelected > 0.5) { tone = twin.selection; strength = 1.0; }
  } else if (twin.style < 4.5) { // route: schematic
    float dash = step(fract(km / max(twin.metresPerPixel * 0.016, 1e-4)), 0.62);
    float built = showPlanned * step(share, twinState.w);
    strength = exists > 0.5 ? full * dash * (0.34 + 0.5 * ground) : 0.25 * dash;
    if (exists < 0.5) tone = twin.notStated;
    if (built > 0.5 && exists > 0.5) { tone = mix(own, twin.planned, 0.18); strength = full * (0.72 + 0.28 * twinHatch(7.0, 0.5)); }
    if (isSelected > 0.5 || isHovered > 0.5) { tone = mix(tone, twin.selection, 0.55); strength = max(strength, 0.8); }
  } else if (twin.style < 5.5) { // pipeline: a broad soft band
    float across = abs(geometry.uv.x);
    float soft = exp(-across * across * 5.2);
    float core = exp(-across * across * 46.0);
    float away = 1.0 - smoothstep(8.4, 10.4, twin.zoom);
    float inOperation = twinState.y > 7.5 && twinState.y < 8.5 ? 1.0 : 0.0;
    float dashKm = max(twin.metresPerPixel * 0.03, 1e-3);
    float dash = inOperation > 0.5 ? 1.0 : step(fract(km / dashKm), 0.55);
    float built = showPlanned * step(share, twinState.w) * (1.0 - inOperation);
    float body = mix(0.62, 1.0, twin.night);
    strength = body * (full * soft * (0.12 + 0.2 * max(ground, 0.2)) * mix(dash, 1.0, 0.25) + core * dash * (0.25 + 0.45 * ground));
    tone = mix(tone, mix(own, vec3(1.0), 0.5 * twin.night), core * ground * 0.6);
    if (exists < 0.5) { tone = twin.notStated; strength = soft * dash * 0.14; }
    if (built > 0.5) { tone = mix(own, twin.planned, 0.75); strength = max(strength, body * (soft * (0.25 + 0.5 * twinHatch(9.0, 0.5)) + core * 0.5)); }
    if (inOperation > 0.5) {
      // Gas goes by as heads of light with a long tail.
      float pulse = fract(twin.ambient * 0.22 - km / 90.0);
      float glow = pow(1.0 - pulse, 5.0) * smoothstep(0.0, 0.015, pulse);
      tone = mix(tone, mix(own, vec3(1.0), 0.75 * twin.night), glow * (0.35 + 0.65 * core));
      strength += glow * (soft * 0.34 + core * 0.5) * mix(0.8, 1.0, twin.night);
    }
    if (isSelected > 0.5 || isHovered > 0.5) { tone = mix(tone, twin.selection, 0.4); strength += soft * 0.18; }
    strength *= away;
  } else if (twin.style > 7.5) { // light beside a line: where a document says that it runs, or the scenario that it is laid by now
    float across = abs(geometry.uv.x);
    float soft = exp(-across * across * 4.5) - 0.011;
    float inOperation = twinState.y > 6.5 && twinState.y < 8.5 && (twin.reading > 0.5 || twinState.z < -0.5) ? 1.0 : 0.0;
    // It fades towards the place that the works have come to.
    float built = showPlanned * (twinState.w > 0.999 ? 1.0 : smoothstep(0.0, 0.04, twinState.w - share));
    if (twin.style < 8.5) {
      strength = exists * max(inOperation, built) * soft * 0.2;
    } else {
      // Gas only where a line is in operation: a low glow, and the heads that go by.
      float pulse = fract(twin.ambient * 0.22 - km / 90.0);
      // Round in front, as light is: the band's own head is sharper.
      float head = pow(1.0 - pulse, 6.0) * smoothstep(0.0, 0.09, pulse);
      strength = exists * step(7.5, twinState.y) * inOperation * soft * (0.05 + 0.34 * head) * (1.0 - smoothstep(8.4, 10.4, twin.zoom));
    }
    if (twin.reading > 2.5) strength = 0.0;
  } else { // node
    strength = exists > 0.5 ? full * (0.55 + 0.45 * max(ground, showPlanned * twinState.w)) : 0.3;
    if (exists < 0.5) tone = twin.notStated;
    if (isSelected > 0.5 || isHovered > 0.5) tone = mix(tone, twin.selection, 0.6);
  }
  // What is documented drains of colour once the day has left the documents behind.
  float beyond = smoothstep(798.0, 828.0, twin.day) * (twin.reading > 0.5 && twin.reading < 2.5 ? 1.0 : 0.0);
  float grey = dot(tone, vec3(0.3, 0.59, 0.11));
  tone = mix(tone, vec3(grey), beyond * 0.45 * (1.0 - showPlanned * 0.6));
  if (bool(picking.isActive)) {
    if (exists < 0.5 || (twin.style > 4.5 && twin.style < 5.5 && strength < 0.08)) discard;
    color.a = 1.0;
  } else {
    if (strength < 0.004) discard;
    color = vec4(tone, clamp(strength, 0.0, 1.0));
  }
`

const module = {
  name: 'twin',
  vs: uniforms,
  fs: uniforms,
  uniformTypes: {
    day: 'f32',
    reading: 'f32',
    ambient: 'f32',
    zoom: 'f32',
    metresPerPixel: 'f32',
    selected: 'f32',
    hovered: 'f32',
    style: 'f32',
    night: 'f32',
    pixelRatio: 'f32',
    shift: 'f32',
    columnsFrom: 'f32',
    columnsTo: 'f32',
    documented: 'vec3<f32>',
    planned: 'vec3<f32>',
    notStated: 'vec3<f32>',
    selection: 'vec3<f32>',
    differenceAhead: 'vec3<f32>',
    differenceSame: 'vec3<f32>',
    differenceBehind: 'vec3<f32>',
    differenceNoLater: 'vec3<f32>',
    differenceAdded: 'vec3<f32>',
    differenceCancelled: 'vec3<f32>',
  },
} as const

/** A flat deck.gl layer that shows each feature as it is on the clock's day. Days are read from the step texture; a moved day is one uniform. */
export class TimeExtension extends LayerExtension {
  static override extensionName = 'TimeExtension'
  static override defaultProps = {
    getEntity: { type: 'accessor', value: 0 },
    getAlong: { type: 'accessor', value: [0, 0, 0] },
  }

  override getShaders(this: Layer): unknown {
    // The path layer's own length of a piece, in the units of its geometry.uv; an area has none.
    const pieceLength = `#define TWIN_PIECE_LENGTH ${'pathTesselator' in this.state ? 'vPathLength' : '0.0'}\n`
    return {
      modules: [module],
      inject: {
        'vs:#decl': pieceLength + vertexDeclarations,
        'vs:#main-end': vertexMain,
        'fs:#decl': fragmentDeclarations,
        'fs:DECKGL_FILTER_COLOR': fragmentColour,
      },
    }
  }

  override initializeState(this: Layer): void {
    this.getAttributeManager()!.add({
      twinEntity: { size: 1, type: 'float32', stepMode: 'dynamic', accessor: 'getEntity' },
      twinAlong: { size: 3, type: 'float32', stepMode: 'dynamic', accessor: 'getAlong' },
    })
  }

  override draw(this: Layer): void {
    const { time, steps, side, flatStyle } = this.props as unknown as TimeExtensionProps<unknown>
    // A layer of a side that was just taken away may be drawn once more.
    const own = time.sides[side] ?? time.sides[0]
    const c = time.colours
    this.setShaderModuleProps({
      twin: {
        day: own.day,
        reading: own.reading,
        columnsFrom: own.columns[0],
        columnsTo: own.columns[1],
        ambient: time.ambient,
        zoom: time.zoom,
        metresPerPixel: time.metresPerPixel,
        selected: time.selected,
        hovered: time.hovered,
        style: FLAT_STYLES[flatStyle],
        night: c.night,
        pixelRatio: time.pixelRatio,
        shift: time.shift,
        documented: c.documented,
        planned: c.planned,
        notStated: c.notStated,
        selection: c.selection,
        differenceAhead: c.differences[1],
        differenceSame: c.differences[2],
        differenceBehind: c.differences[3],
        differenceNoLater: c.differences[4],
        differenceAdded: c.differences[5],
        differenceCancelled: c.differences[6],
        twin_steps: steps,
      },
    })
  }
}
