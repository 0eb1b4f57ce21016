import { LayerExtension, type Layer } from '@deck.gl/core'
import type { Texture } from '@luma.gl/core'
import { DIFFERENCE_TONES } from '../../layers/step-texture.ts'
import { MOMENT_GLSL } from '../time/moment-glsl.ts'
import type { Rgb, TimeState } from '../time/time-state.ts'
import { FLAT_FRAGMENT_COLOUR, FLAT_FRAGMENT_DECLARATIONS, FLAT_STYLES, type FlatStyle } from './flat-style-glsl.ts'

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

/** The uniforms of the extension in the shaders' own order: the block in GLSL and the layout for luma.gl are made from it. */
const UNIFORMS = {
  day: 'f32',
  reading: 'f32',
  evidenceUntil: 'f32',
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
  planned: 'vec3<f32>',
  notStated: 'vec3<f32>',
  selection: 'vec3<f32>',
  differences: ['vec3<f32>', DIFFERENCE_TONES.length],
} as const

const GLSL_TYPES = { f32: 'float', 'vec3<f32>': 'vec3' } as const

const uniforms = /* glsl */ `
layout(std140) uniform twinUniforms {
${Object.entries(UNIFORMS)
  .map(([name, type]) =>
    typeof type === 'string' ? `  ${GLSL_TYPES[type]} ${name};` : `  ${GLSL_TYPES[type[0]]} ${name}[${type[1]}];`,
  )
  .join('\n')}
} twin;
`

type UniformValues = Readonly<Record<keyof typeof UNIFORMS, number | Rgb | readonly Rgb[]>>

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

const module = { name: 'twin', vs: uniforms, fs: uniforms, uniformTypes: UNIFORMS } as const

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
        'fs:#decl': FLAT_FRAGMENT_DECLARATIONS,
        'fs:DECKGL_FILTER_COLOR': FLAT_FRAGMENT_COLOUR,
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
    const values: UniformValues = {
      day: own.day,
      reading: own.reading,
      evidenceUntil: own.evidenceUntil,
      ambient: time.ambient,
      zoom: time.zoom,
      metresPerPixel: time.metresPerPixel,
      selected: time.selected,
      hovered: time.hovered,
      style: FLAT_STYLES.indexOf(flatStyle),
      night: c.night,
      pixelRatio: time.pixelRatio,
      shift: time.shift,
      columnsFrom: own.columns[0],
      columnsTo: own.columns[1],
      planned: c.planned,
      notStated: c.notStated,
      selection: c.selection,
      differences: c.differences,
    }
    this.setShaderModuleProps({ twin: { ...values, twin_steps: steps } })
  }
}
