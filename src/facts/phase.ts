/**
 * The phases of a build-out, in the order of words-and-care; the index is the code that the GPU works with.
 * Phases may go backwards in the documents. "notStated" is a phase of its own, not an absence. "existing" is no phase of a
 * build-out, but the state of what a document speaks of as there already; no plan has it.
 */
export const PHASES = [
  'notStated',
  'proposed',
  'planned',
  'started',
  'progressing',
  'underConstruction',
  'toppedOut',
  'partlyInOperation',
  'inOperation',
  'onHold',
  'cancelled',
  'existing',
] as const

export type Phase = (typeof PHASES)[number]

export function phaseCode(phase: Phase): number {
  return PHASES.indexOf(phase)
}

/**
 * Phases that say that works have begun, or that they are over. "Progressing" is an official's phrase and none of them, and
 * neither is what a plan says is to be done.
 */
export const WORKS: ReadonlySet<Phase> = new Set([
  'started',
  'underConstruction',
  'toppedOut',
  'partlyInOperation',
  'inOperation',
])

/**
 * How far along a phase is, for comparing. A pause or an end compares as nothing reached; of what exists nothing is left to
 * be built.
 */
export const ADVANCE: Readonly<Record<Phase, number>> = {
  notStated: 0,
  proposed: 1,
  planned: 2,
  started: 3,
  progressing: 3,
  underConstruction: 4,
  toppedOut: 5,
  partlyInOperation: 6,
  inOperation: 7,
  onHold: 0,
  cancelled: 0,
  existing: 7,
}

/**
 * What a wording can say, and by which words. One class carries one phase (`stopped` two, `none` no phase), and a phase
 * from "progressing" on needs a wording that holds one of the words of its class: nothing is begun, built or in use because
 * somebody read it so.
 */
export const WORDING_CLASSES = {
  idea: { phases: ['proposed'], words: /谋划|探索/ },
  intent: { phases: ['planned'], words: null },
  push: { phases: ['progressing'], words: /加快|提速|推进/ },
  begun: { phases: ['started'], words: /开工|启动建设/ },
  works: { phases: ['underConstruction'], words: /在建|建设中|施工/ },
  'topped-out': { phases: ['toppedOut'], words: /封顶/ },
  'part-in-use': { phases: ['partlyInOperation'], words: /部分.*(投用|投运|运营|入驻)/ },
  'in-use': { phases: ['inOperation'], words: /^(?!部分).*(投用|投运|投产|运营|入驻|上岗|输气)/ },
  there: { phases: ['existing'], words: /依托|承载|已归集|建成|揭牌成立/ },
  stopped: { phases: ['onHold', 'cancelled'], words: /暂缓|取消/ },
  none: { phases: [null], words: null },
} as const satisfies Readonly<Record<string, { phases: readonly (Phase | null)[]; words: RegExp | null }>>
export type WordingClass = keyof typeof WORDING_CLASSES
