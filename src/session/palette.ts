import type { Phase } from '../facts/phase.ts'
import type { Theme } from './session.ts'

/**
 * The twin's colours, by meaning, as sRGB hex: warm is documented, cool is planned, grey is not stated.
 * The map, the massing and the panels all read them from here.
 */
export interface Palette {
  /** The world. */
  readonly ground: string
  readonly province: string
  readonly city: string
  readonly cityEdge: string
  readonly boundary: string
  readonly water: string
  readonly waterEdge: string
  /** The great river, seen from the province. */
  readonly riverLight: string
  readonly waterLabel: string
  readonly road: string
  readonly rail: string
  readonly metro: string
  readonly zone: string
  readonly haze: string
  readonly shadow: string
  /** What full occlusion leaves of a colour: the picture is multiplied by it. */
  readonly occlusion: string
  /** The air: straight up, at the horizon, and where the sun is low. */
  readonly skyTop: string
  readonly skyEdge: string
  readonly glow: string
  /** Slopes of the suggested relief that face the light. */
  readonly reliefLit: string
  /** The illustrative city fabric: quieter than anything documented. */
  readonly fabricWall: string
  readonly fabricRoof: string
  /** Its ground: made-up streets, plots between them, and what is left open. */
  readonly fabricStreet: string
  readonly fabricYard: string
  readonly fabricGreen: string
  readonly horizon: string
  readonly label: string
  readonly labelQuiet: string
  readonly labelHalo: string
  /** The panels. */
  readonly panel: string
  readonly panelEdge: string
  readonly ink: string
  readonly inkQuiet: string
  readonly accent: string
  readonly accentInk: string
  readonly warning: string
  /** Light on the upper edge of a panel, and the shadow that it casts. */
  readonly shine: string
  readonly cast: string
  /** A screen that shows nothing. */
  readonly curtain: string
  /** Evidence and plan. */
  readonly documented: string
  readonly planned: string
  readonly notStated: string
  readonly beyondEvidence: string
  readonly phases: Readonly<Record<Phase, string>>
  readonly differences: {
    readonly noPlan: string
    readonly ahead: string
    readonly same: string
    readonly behind: string
    readonly noLaterReport: string
    readonly added: string
    readonly cancelled: string
  }
  /** The four kinds of build-out. */
  readonly parks: string
  readonly mobility: string
  readonly pipelines: string
  readonly corridors: string
  readonly selection: string
  /** Data of the viewer's own: hues for categories, a ramp from little to much, and what has no value. Apart from each other, and from documented and planned, for colour-blind eyes too. */
  readonly own: { readonly hues: readonly string[]; readonly ramp: readonly string[]; readonly rest: string }
  /** Vehicle types, in the order micro-bus, bus, passenger car, sanitation. */
  readonly vehicles: readonly [string, string, string, string]
}

const night: Palette = {
  ground: '#070d18',
  province: '#18263b',
  city: '#1b2d46',
  cityEdge: '#5b86b8',
  boundary: '#465f7f',
  water: '#15527f',
  waterEdge: '#4aa0d4',
  riverLight: '#8fd0ff',
  waterLabel: '#6fb4dd',
  road: '#4a5e7c',
  rail: '#3b4a63',
  metro: '#34506f',
  zone: '#7fa7d6',
  haze: '#0e1a2e',
  shadow: '#02060d',
  occlusion: '#414d6b',
  skyTop: '#0a1730',
  skyEdge: '#2c4f76',
  glow: '#e08a5a',
  reliefLit: '#5581b4',
  fabricWall: '#4a5e7a',
  fabricRoof: '#8094b0',
  fabricStreet: '#5c6d87',
  fabricYard: '#2e3e57',
  fabricGreen: '#1d4245',
  horizon: '#1b3352',
  label: '#e6eefb',
  labelQuiet: '#9fb2cc',
  labelHalo: '#070d18',
  panel: '#0d1727',
  panelEdge: '#24364f',
  ink: '#eaf1fb',
  inkQuiet: '#a3b4cb',
  accent: '#7fd0ff',
  accentInk: '#04121f',
  warning: '#ffb1a3',
  shine: '#ffffff',
  cast: '#000000',
  curtain: '#000000',
  documented: '#ffc266',
  planned: '#5cc8ff',
  notStated: '#7d8ca3',
  beyondEvidence: '#8f7fd6',
  phases: {
    notStated: '#7d8ca3',
    proposed: '#9a8a6a',
    planned: '#c29a5b',
    started: '#e39a4a',
    progressing: '#f0ab4c',
    underConstruction: '#f7b955',
    toppedOut: '#ffcd80',
    partlyInOperation: '#ffdf9f',
    inOperation: '#fff0c4',
    onHold: '#8f8794',
    cancelled: '#6f6a75',
    existing: '#93a6bf',
  },
  differences: {
    noPlan: '#66758c',
    ahead: '#57d9a3',
    same: '#cfdcec',
    behind: '#ff9b7a',
    noLaterReport: '#b9a5ff',
    added: '#5cc8ff',
    cancelled: '#ff6f91',
  },
  parks: '#ffc266',
  mobility: '#3fe0c0',
  pipelines: '#ff8f6b',
  corridors: '#a5d66f',
  selection: '#ffffff',
  own: {
    hues: ['#f06ad0', '#0aa977', '#f4ee9f', '#8f7cff', '#aac105', '#ff9dab', '#9fe6f5', '#9f5e7e'],
    ramp: ['#5b3a78', '#8a4fa8', '#b86fc8', '#dd9ade', '#f7d0f0'],
    rest: '#8b93a3',
  },
  vehicles: ['#3fe0c0', '#58a6ff', '#f2f6ff', '#ffd166'],
}

const paper: Palette = {
  ground: '#e9e4d8',
  province: '#efeadf',
  city: '#f8f5ee',
  cityEdge: '#6b6358',
  boundary: '#b9b0a0',
  water: '#bcd6e0',
  waterEdge: '#7fa9bb',
  riverLight: '#5f9ab4',
  waterLabel: '#3f7790',
  road: '#d9d1c2',
  rail: '#b7aea0',
  metro: '#c4b9c9',
  zone: '#8a7a66',
  haze: '#ebe6da',
  shadow: '#3a3020',
  occlusion: '#7d7264',
  skyTop: '#c3d8e4',
  skyEdge: '#eef0ea',
  glow: '#ffe2b8',
  reliefLit: '#fffdf6',
  fabricWall: '#dcd5c7',
  fabricRoof: '#f1ece1',
  fabricStreet: '#fdfbf6',
  fabricYard: '#e6dfd1',
  fabricGreen: '#dbe2cd',
  horizon: '#dfe7ea',
  label: '#25221d',
  labelQuiet: '#575044',
  labelHalo: '#f8f5ee',
  panel: '#fdfbf6',
  panelEdge: '#d8cfbf',
  ink: '#23201b',
  inkQuiet: '#5d564a',
  accent: '#0f5f8c',
  accentInk: '#ffffff',
  warning: '#9c2f1c',
  shine: '#ffffff',
  cast: '#46371e',
  curtain: '#000000',
  documented: '#b4531f',
  planned: '#1f6f9f',
  notStated: '#857d70',
  beyondEvidence: '#6a5aa8',
  phases: {
    notStated: '#857d70',
    proposed: '#b39a7c',
    planned: '#bd8a5c',
    started: '#c27a45',
    progressing: '#c06c34',
    underConstruction: '#b95f29',
    toppedOut: '#ab4f1e',
    partlyInOperation: '#963f15',
    inOperation: '#7f300c',
    onHold: '#8d8690',
    cancelled: '#a8a3a8',
    existing: '#8c867b',
  },
  differences: {
    noPlan: '#9a9284',
    ahead: '#1f7a55',
    same: '#5d6773',
    behind: '#b5421e',
    noLaterReport: '#6a5aa8',
    added: '#1b6f9e',
    cancelled: '#a3234f',
  },
  parks: '#b4531f',
  mobility: '#0b7d6b',
  pipelines: '#a83e2a',
  corridors: '#547d22',
  selection: '#111111',
  own: {
    hues: ['#9a147a', '#037657', '#a99a14', '#4a37b8', '#74b555', '#da5b7e', '#4aa0b8', '#5a1838'],
    ramp: ['#e3bfe0', '#c98cc8', '#a85cab', '#7d3487', '#4c1560'],
    rest: '#8d8a86',
  },
  vehicles: ['#0b7d6b', '#2458b8', '#3a3a3a', '#b07a00'],
}

export const PALETTES: Readonly<Record<Theme, Palette>> = { night, paper }
