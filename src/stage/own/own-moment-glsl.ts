import { OPEN_SHARE, OWN_DIFFERENCES, OWN_STAGES } from '../../own-layers/own-feature-moment.ts'
import { HOLDS_RECORDS, NEVER, OWN_COLUMNS, OWN_TEXELS, UNSTATED } from '../../own-layers/own-spans.ts'
import { glslCodes } from '../time/look-glsl.ts'

/**
 * `ownFeatureMomentAt` for pixels: reads a feature's packed days on a day. Needs `LOOK_GLSL` for the readings. `known`: a day,
 * or 1e6 where everything is known. A test runs it on the GPU against the words.
 */
export const OWN_MOMENT_GLSL = /* glsl */ `
${glslCodes('OWN', OWN_DIFFERENCES)}
struct OwnMoment {
  float solid;
  float ghost;
  float vague;
  float difference;
};
/** Stage -1 where no day is stated. */
struct OwnState { float stage; float share; bool vague; bool open; };
const float OWN_STANDING = ${OWN_STAGES.indexOf('standing').toFixed(1)};
OwnState ownStateAt(int from, int until, ivec2 vague, float day) {
  if (from == ${UNSTATED}) return OwnState(-1.0, 0.0, false, false);
  float begin = float(from);
  float end = float(until);
  if (day < begin) return OwnState(0.0, 0.0, false, false);
  if (day >= end) return OwnState(OWN_STANDING, 1.0, false, false);
  bool early = day < begin + float(vague.x);
  if (until == ${NEVER}) return OwnState(1.0, ${OPEN_SHARE.toFixed(2)}, early, true);
  return OwnState(1.0, (day - begin) / (end - begin), early || day >= end - float(vague.y), false);
}
ivec4 ownTexel(highp isampler2D days, int feature, int texel) {
  return texelFetch(days, ivec2(feature % ${OWN_COLUMNS}, (feature / ${OWN_COLUMNS}) * ${OWN_TEXELS} + texel), 0);
}
OwnMoment ownMomentAt(highp isampler2D days, int feature, float day, int reading, float known) {
  ivec4 works = ownTexel(days, feature, 0);
  ivec4 gone = ownTexel(days, feature, 1);
  ivec4 vague = ownTexel(days, feature, 2);
  bool undated = works.x == ${UNSTATED} && works.z == ${UNSTATED};
  bool holdsRecords = (gone.z & ${HOLDS_RECORDS}) != 0;
  // Of what is recorded, only what had happened by then could be known.
  if (works.z != ${UNSTATED} && float(works.z) > known) works.z = ${UNSTATED};
  else if (works.w != works.z && float(works.w) > known + 1.0) { works.w = ${NEVER}; vague.w = 0; }
  OwnState plan = ownStateAt(works.x, works.y, vague.xy, day);
  OwnState record = ownStateAt(works.z, works.w, vague.zw, day);
  bool planned = plan.stage > -0.5;
  bool recorded = record.stage > -0.5;
  bool removed = day >= float(gone.x);
  OwnMoment m = OwnMoment(0.0, 0.0, 0.0, float(OWN_NO_PLAN));
  if (planned && holdsRecords) {
    float gap = record.stage - plan.stage;
    if (!recorded) m.difference = float(OWN_NO_RECORD);
    else if (plan.vague || plan.open || record.vague) m.difference = float(OWN_VAGUE);
    else m.difference = float(gap > 0.5 ? OWN_AHEAD : gap < -0.5 ? OWN_BEHIND : OWN_SAME);
  }
  if (!removed) {
    if (undated) m.solid = 1.0;
    else if (reading == READING_PLANNED) m.solid = planned ? plan.share : record.share;
    else if (reading == READING_DOCUMENTED) m.solid = record.share;
    else if (!holdsRecords) m.solid = plan.share;
    else {
      m.solid = record.share;
      m.ghost = planned && plan.share > record.share ? plan.share : 0.0;
    }
  }
  bool showsPlan = reading == READING_PLANNED || (reading != READING_DOCUMENTED && record.stage < OWN_STANDING);
  bool showsRecord = reading != READING_PLANNED || !planned;
  bool unsure = (!removed && day >= float(gone.x - gone.y)) || (planned && showsPlan && (plan.vague || plan.open)) || (recorded && showsRecord && (record.vague || record.open));
  m.vague = unsure ? 1.0 : 0.0;
  return m;
}
`
