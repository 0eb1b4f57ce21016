import { SOLID_KINDS } from '../../layers/solid-mesh.ts'
import { glslCodes } from '../time/look-glsl.ts'

/** Share of their height that tokens have in any phase: they mark, and do not measure. */
const TOKEN_RISE = 0.22

/**
 * Vertex shaders of solids, their edges and their shadows: how far an entity's solids have risen on the day, and where they
 * stand. Solids stand larger than life from afar, around their site's own spot, so that a park is still seen from the city;
 * from zoom 14 or so on they have the size of the table. Tokens keep their size.
 */
export const SOLIDS_VERTEX = /* glsl */ `
${glslCodes('SOLID', Object.keys(SOLID_KINDS))}
const float TOKEN_RISE = ${TOKEN_RISE};
struct Solid {
  TwinMoment moment;
  bool token;
  /** Shares of the full height, as documented and as planned. */
  float documented;
  float planned;
};
Solid solidOf(float entity, bool token) {
  Solid s;
  s.moment = momentOf(entity);
  s.token = token;
  s.documented = showsDocumented(s.moment) ? PHASE_RISE[codeOf(s.moment.documented)] : 0.0;
  s.planned = showsPlanned(s.moment) ? s.moment.progress : 0.0;
  return s;
}
/** The share that throws a shadow: what is documented or planned, whichever is taller. */
float shadowRise(Solid s) { return s.token ? TOKEN_RISE : max(s.documented, s.planned); }
/** How dark that shadow is: of what is only planned, half as much. */
float shadowShare(Solid s) { return s.planned > s.documented ? 0.5 : 1.0; }
bool stands(Solid s, float rise) { return rise > 0.001 && s.moment.exists > 0.5; }
float exaggeration(bool token) { return token ? 1.0 : clamp(uMetresPerPixel / 1.4, 1.0, 9.0); }
float widening() { return clamp(uMetresPerPixel / 4.0, 1.0, 2.6); }
vec2 spread(vec2 at, vec2 site, bool token) { return token ? at : site + (at - site) * widening(); }
`
