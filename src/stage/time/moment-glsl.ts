import { PHASES, phaseCode, type Phase } from '../../facts/phase.ts'
import { ADVANCE, DIFFERENCES, type Difference } from '../../moment/moment-at.ts'
import { MAX_PROFILE, MAX_STEPS, NEVER_DAY } from '../../layers/step-texture.ts'

/** Codes as GLSL writes them. */
const phase = (name: Phase): string => phaseCode(name).toFixed(1)
const difference = (name: Difference): string => DIFFERENCES.indexOf(name).toFixed(1)

/**
 * `momentAt` for pixels: GLSL ES 3.00 that reads an entity's row of the step texture on a day. deck.gl and three use
 * this same text; a test runs it on the GPU against `momentAt`, over all entities and all step days.
 *
 * Codes: phases by their index in PHASES (planned is -1 without a plan), differences by their index in DIFFERENCE_TONES.
 */
export const MOMENT_GLSL = /* glsl */ `
struct TwinMoment {
  float exists;
  float documented;
  float planned;
  float progress;
  float difference;
  /** Of a counted thing; 0 without a ramp. */
  float count;
};
const float TWIN_ADVANCE[${PHASES.length}] = float[${PHASES.length}](${PHASES.map((phase) => ADVANCE[phase].toFixed(1)).join(', ')});

/** Days of [start, day) that lie in a hold. */
float twinHeld(vec2 hold, float start, float day) { return max(0.0, min(hold.y, day) - max(hold.x, start)); }
bool twinIn(vec2 hold, float day, float start) { return day >= hold.x && day < hold.y && day >= start; }

TwinMoment twinMomentAt(highp sampler2D steps, int entity, float day) {
  TwinMoment m;
  vec4 head = texelFetch(steps, ivec2(0, entity), 0);
  m.exists = day >= head.x ? 1.0 : 0.0;
  m.documented = ${phase('notStated')};
  float lastStepDay = -1.0e7;
  int count = int(head.w);
  for (int i = 0; i < ${MAX_STEPS}; i += 1) {
    if (i >= count) break;
    vec4 pair = texelFetch(steps, ivec2(1 + i / 2, entity), 0);
    vec2 step_ = i % 2 == 0 ? pair.xy : pair.zw;
    if (step_.x <= day) m.documented = step_.y;
    lastStepDay = step_.x;
  }
  m.planned = -1.0;
  m.progress = 0.0;
  m.difference = ${difference('noPlan')};
  m.count = 0.0;
  if (head.z < ${(NEVER_DAY / 2).toFixed(1)}) {
    vec4 firstHolds = texelFetch(steps, ivec2(8, entity), 0);
    vec4 lastHold = texelFetch(steps, ivec2(9, entity), 0);
    float now = clamp(min(day, lastHold.z), head.y, head.z);
    float held = twinHeld(firstHolds.xy, head.y, now) + twinHeld(firstHolds.zw, head.y, now) + twinHeld(lastHold.xy, head.y, now);
    float heldInAll = twinHeld(firstHolds.xy, head.y, head.z) + twinHeld(firstHolds.zw, head.y, head.z) + twinHeld(lastHold.xy, head.y, head.z);
    m.progress = (now - head.y - held) / (head.z - head.y - heldInAll);
    vec4 ramp = texelFetch(steps, ivec2(10, entity), 0);
    m.count = mix(ramp.x, ramp.y, ramp.z > 0.5 ? m.progress * m.progress * (3.0 - 2.0 * m.progress) : m.progress) * m.exists;
    m.planned = ${phase('notStated')};
    if (day >= lastHold.z) m.planned = ${phase('cancelled')};
    else if (twinIn(firstHolds.xy, day, head.y) || twinIn(firstHolds.zw, day, head.y) || twinIn(lastHold.xy, day, head.y)) m.planned = ${phase('onHold')};
    else if (day >= head.y) {
      for (int i = 0; i < ${MAX_PROFILE}; i += 1) {
        vec4 pair = texelFetch(steps, ivec2(5 + i / 2, entity), 0);
        vec2 row = i % 2 == 0 ? pair.xy : pair.zw;
        if (row.x > m.progress) break;
        m.planned = row.y;
      }
    }
    float gap = TWIN_ADVANCE[int(m.documented)] - TWIN_ADVANCE[int(m.planned)];
    if (gap > 0.0) m.difference = ${difference('ahead')};
    else if (gap == 0.0) m.difference = ${difference('same')};
    else m.difference = m.documented != ${phase('notStated')} && day < lastStepDay + 1.0 && ramp.w > 0.5 && day >= head.z ? ${difference('behind')} : ${difference('noLaterReport')};
  }
  // Between two scenarios the difference is that of their plans, whatever the day.
  float verdict = texelFetch(steps, ivec2(9, entity), 0).w;
  if (verdict > 0.5) m.difference = verdict - 1.0;
  return m;
}
`
