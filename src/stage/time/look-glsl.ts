import { PHASES } from '../../facts/phase.ts'
import { READINGS } from '../../scenario/reading.ts'
import { PHASE_LOOKS, type PhaseLook } from '../../session/phase-look.ts'

/** Days after the last day of evidence in which the documented fades. */
const FADE_DAYS = 30

/** `inOperation` as `IN_OPERATION`. */
const screaming = (name: string): string =>
  name.replace(/[A-Z-]/g, (letter) => `_${letter.replace('-', '')}`).toUpperCase()

/** Named codes for shaders: `const int PHASE_IN_OPERATION = 8;` and so on, in the order of the names. */
export function glslCodes(prefix: string, names: readonly string[]): string {
  return names.map((name, code) => `const int ${prefix}_${screaming(name)} = ${code};`).join('\n')
}

function glslFloats(name: string, values: readonly number[]): string {
  const list = values.map((value) => (Number.isInteger(value) ? value.toFixed(1) : String(value)))
  return `const float ${name}[${list.length}] = float[${list.length}](${list.join(', ')});`
}

type ShaderLook = Pick<PhaseLook, 'ground' | 'rise' | 'beacon' | 'windows'>

/** The table of looks as arrays by the phase's code, and the codes by name. */
export function phaseLookGlsl<Name extends string>(
  phases: readonly Name[],
  looks: Readonly<Record<Name, ShaderLook>>,
): string {
  const arrayOf = (name: string, key: keyof ShaderLook): string =>
    glslFloats(
      name,
      phases.map((phase) => looks[phase][key]),
    )
  return [
    glslCodes('PHASE', phases),
    arrayOf('PHASE_GROUND', 'ground'),
    arrayOf('PHASE_RISE', 'rise'),
    arrayOf('PHASE_BEACON', 'beacon'),
    arrayOf('PHASE_WINDOWS', 'windows'),
  ].join('\n')
}

/**
 * How phases look and which of them a reading shows, for the shaders of deck.gl and three alike. Phases and readings
 * reach shaders as floats.
 */
export const LOOK_GLSL = /* glsl */ `
${phaseLookGlsl(PHASES, PHASE_LOOKS)}
${glslCodes('READING', READINGS)}
/** A code that was handed over as a float; -1 (no plan) stays -1. */
int codeOf(float value) { return int(floor(value + 0.5)); }
/** What is documented shows in every reading but the planned one, and there too where nothing is planned. */
bool readsDocumented(float reading, float planned) { return codeOf(reading) != READING_PLANNED || planned < -0.5; }
bool readsPlanned(float reading, float planned) { return planned > -0.5 && codeOf(reading) != READING_DOCUMENTED; }
/** 0 on the last day of evidence, 1 a month after its end, in the readings that show what is documented. */
float beyondEvidence(float evidenceUntil, float day, float reading) {
  int code = codeOf(reading);
  if (code != READING_DOCUMENTED && code != READING_BOTH) return 0.0;
  return smoothstep(evidenceUntil + 1.0, evidenceUntil + ${(FADE_DAYS + 1).toFixed(1)}, day);
}
`
