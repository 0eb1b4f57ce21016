import {
  BufferAttribute,
  BufferGeometry,
  type Color,
  DataTexture,
  Float32BufferAttribute,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LineSegments,
  Mesh,
  NearestFilter,
  RGBAIntegerFormat,
  ShortType,
  Sphere,
  Vector3,
  type IUniform,
  type ShaderMaterial,
} from 'three'
import type { OwnMesh } from '../../layers/own-mesh.ts'
import type { ShownOwnLayer } from '../../own-layers/layer-style.ts'
import { OWN_COLUMNS, type PackedOwnDays } from '../../own-layers/own-spans.ts'
import { colourNumbers, passingRows, styledHeights } from '../../own-layers/style-columns.ts'
import { inLayers } from '../world/render-layers.ts'
import { floatTexture, type WorldUniforms } from '../world/world-uniforms.ts'
import { OWN_FLAGS, ownMaterial, type OwnShape, type OwnUniforms } from './own-materials.ts'

/** Everything of one layer that the GPU holds: objects that stand in the scene until they are disposed of. */
export interface OwnObject {
  readonly group: Group
  readonly uniforms: OwnUniforms
  /** Other days for the same geometry. */
  setDays(packed: PackedOwnDays): void
  /** How rows are styled; one upload of 16 bytes a row, and none where only opacity, width or place in the order differ. */
  setStyle(shown: ShownOwnLayer): void
  /** Place in the order of layers, from 0, and the picking id of row 0; -1 where there is no room for its ids. */
  place(nth: number, base: number): void
  /** Whether any side asks for what is planned beyond what is there. */
  showGhosts(on: boolean): void
  dispose(): void
}

/** What all own layers of a map share. */
export interface OwnShared {
  readonly world: WorldUniforms
  readonly colours: IUniform<Color[]>
  readonly known: IUniform<number>
}

/** Above everything of the world but names: after ghosts (6) and beacons (7). */
const FIRST_ORDER = 8

const EVERYWHERE = new Sphere(new Vector3(), 1e9)

interface Part {
  readonly shape: OwnShape
  readonly pass: 0 | 1
  readonly object: Mesh | LineSegments
  readonly material: ShaderMaterial
}

export function createOwnObject(mesh: OwnMesh, days: PackedOwnDays, { world, colours, known }: OwnShared): OwnObject {
  const uniforms: OwnUniforms = {
    uOwnDays: { value: dayTexture(days) },
    uOwnStyle: { value: null },
    uOwnColours: colours,
    uOwnKnown: known,
    uOwnBase: { value: 0 },
    uOwnHovered: { value: -1 },
    uOwnOpacity: { value: 1 },
    uWidth: { value: 2 },
    uLift: { value: 1 },
  }
  const { group, parts, geometries } = partsOf(mesh, world, uniforms)
  group.position.set(mesh.origin[0], 0, mesh.origin[1])
  const styles = createStyles(uniforms)
  return {
    group,
    uniforms,
    setDays(packed) {
      ;(uniforms.uOwnDays.value as DataTexture).dispose()
      uniforms.uOwnDays.value = dayTexture(packed)
    },
    setStyle(shown) {
      const { style } = shown
      group.visible = style.visible
      uniforms.uOwnOpacity.value = style.opacity
      uniforms.uWidth.value = style.lineWidth
      styles.set(shown)
    },
    place(nth, base) {
      uniforms.uOwnBase.value = base
      uniforms.uLift.value = 1 + nth * 0.5
      for (const { object, shape, pass } of parts) {
        object.renderOrder =
          FIRST_ORDER + nth * 0.01 + { solids: 0, edges: 0.002, lines: 0.004, points: 0.006 }[shape] + pass * 0.001
        if (base < 0) object.layers = inLayers()
      }
    },
    showGhosts(on) {
      for (const { object, pass } of parts) if (pass === 1) object.visible = on
    },
    dispose() {
      for (const geometry of geometries) geometry.dispose()
      for (const { material } of parts) material.dispose()
      ;(uniforms.uOwnDays.value as DataTexture).dispose()
      styles.dispose()
    },
  }
}

interface Parts {
  readonly group: Group
  readonly parts: readonly Part[]
  readonly geometries: readonly BufferGeometry[]
}

/** Every shape that a mesh has, drawn as there and as planned beyond it. */
function partsOf(mesh: OwnMesh, world: WorldUniforms, uniforms: OwnUniforms): Parts {
  const group = new Group()
  const geometries: BufferGeometry[] = []
  const parts: Part[] = []
  const add = (shape: OwnShape, geometry: BufferGeometry, pickable: boolean): void => {
    // Nothing is culled, and nothing is to be measured: the page keeps no copy of the positions.
    geometry.boundingSphere = EVERYWHERE
    geometries.push(geometry)
    for (const pass of [0, 1] as const) {
      // Outlines of what is there only; a ghost is seen through.
      if (shape === 'edges' && pass === 1) continue
      const material = ownMaterial(shape, pass, world, uniforms)
      const object = shape === 'edges' ? new LineSegments(geometry, material) : new Mesh(geometry, material)
      object.frustumCulled = false
      object.layers = pickable ? inLayers('pickable') : inLayers()
      group.add(object)
      parts.push({ shape, pass, object, material })
    }
  }
  if (mesh.solids) {
    const { vertices, triangles, edges } = mesh.solids
    const position = uploadedOnce(new BufferAttribute(vertices, 3))
    add(
      'solids',
      new BufferGeometry().setAttribute('position', position).setIndex(uploadedOnce(new BufferAttribute(triangles, 1))),
      true,
    )
    add(
      'edges',
      new BufferGeometry().setAttribute('position', position).setIndex(uploadedOnce(new BufferAttribute(edges, 1))),
      false,
    )
  }
  if (mesh.lines) add('lines', pieceGeometry(mesh.lines), true)
  if (mesh.points) add('points', discGeometry(mesh.points.at), true)
  return { group, parts, geometries }
}

/** The texture of what a style says of each row: height, number of the colour, flags. */
function createStyles(uniforms: OwnUniforms): { set(shown: ShownOwnLayer): void; dispose(): void } {
  let texture: DataTexture | undefined
  let drawn: ShownOwnLayer | undefined
  return {
    set(shown) {
      const { layer, style, selected } = shown
      const isSame =
        drawn?.layer === layer &&
        drawn.selected === selected &&
        drawn.style.colour === style.colour &&
        drawn.style.height === style.height &&
        drawn.style.filters === style.filters
      drawn = shown
      if (isSame) return
      const height = Math.max(1, Math.ceil(layer.count / OWN_COLUMNS))
      if (!texture || texture.image.height !== height) {
        texture?.dispose()
        uniforms.uOwnStyle.value = texture = floatTexture(
          new Float32Array(OWN_COLUMNS * height * 4),
          OWN_COLUMNS,
          height,
        )
      }
      fillStyles(texture.image.data as Float32Array, shown)
      texture.needsUpdate = true
    },
    dispose: () => texture?.dispose(),
  }
}

function fillStyles(data: Float32Array, { layer, style, selected }: ShownOwnLayer): void {
  const heights = styledHeights(layer, style.height)
  const colours = colourNumbers(layer, style.colour)
  const passing = passingRows(layer, style.filters)
  for (let row = 0; row < layer.count; row += 1) {
    data[row * 4] = Number.isNaN(heights[row]!) ? 0 : heights[row]!
    data[row * 4 + 1] = colours[row]!
    data[row * 4 + 2] = passing[row]! * OWN_FLAGS.passes
  }
  for (const row of selected) data[row * 4 + 2]! += OWN_FLAGS.selected
}

/** Once the GPU has it, the page needs no copy: after a lost context the mesh is made anew. */
function uploadedOnce<T extends BufferAttribute>(attribute: T): T {
  attribute.onUpload(() => {
    attribute.array = attribute.array.slice(0, 0)
  })
  return attribute
}

function dayTexture({ data, width, height }: PackedOwnDays): DataTexture {
  const texture = new DataTexture(data as Int16Array<ArrayBuffer>, width, height, RGBAIntegerFormat, ShortType)
  texture.internalFormat = 'RGBA16I'
  texture.minFilter = NearestFilter
  texture.magFilter = NearestFilter
  texture.needsUpdate = true
  return texture
}

/** A band for each straight piece: x is the end, 0 or 1, y the side. */
function pieceGeometry({ pieces, who }: NonNullable<OwnMesh['lines']>): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute([0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0], 3))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  geometry.setAttribute('piece', uploadedOnce(new InstancedBufferAttribute(pieces, 4)))
  geometry.setAttribute('who', uploadedOnce(new InstancedBufferAttribute(who, 3)))
  geometry.instanceCount = who.length / 3
  return geometry
}

/** A square for each point, of which a disc is drawn. */
function discGeometry(at: Float32Array): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0], 3))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  geometry.setAttribute('at', uploadedOnce(new InstancedBufferAttribute(at, 3)))
  geometry.instanceCount = at.length / 3
  return geometry
}
