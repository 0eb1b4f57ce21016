/*
 * Simplifies polygons that share borders so that they go on sharing them: rings are cut into arcs where
 * three or more borders meet, every arc is simplified once, and the rings are put together again.
 */

const METRES_PER_DEGREE = 111_195

/**
 * @param {[number, number][][][][]} coverage for each feature a list of polygons, each a list of closed rings
 * @param {number} toleranceM farthest that a left-out vertex may lie from the line, in metres
 * @returns {[number, number][][][][]} the same shape, simplified
 */
export function simplifyCoverage(coverage, toleranceM) {
  const rings = coverage.flat(2).map((ring) => dedupe(ring))
  const noded = insertTouchingVertices(rings)
  const junctions = findJunctions(noded)
  const cache = new Map()
  let i = 0
  return coverage.map((polygons) =>
    polygons
      .map((polygon) =>
        polygon
          .map(() => joinArcs(cutAtJunctions(noded[i++], junctions), toleranceM, cache))
          .filter((ring) => ring.length >= 4),
      )
      .filter((polygon) => polygon.length > 0),
  )
}

const key = ([x, y]) => `${x.toFixed(7)},${y.toFixed(7)}`

/** Ring without its closing point and without repeated points. */
function dedupe(ring) {
  const out = []
  for (const p of ring) if (out.length === 0 || key(out.at(-1)) !== key(p)) out.push(p)
  if (out.length > 1 && key(out[0]) === key(out.at(-1))) out.pop()
  return out
}

/** Adds to every edge the vertices of other rings that lie on it, so that shared borders have the same vertices. */
function insertTouchingVertices(rings) {
  const cell = 0.02
  const grid = new Map()
  for (const p of new Map(rings.flat().map((q) => [key(q), q])).values()) {
    const k = `${Math.floor(p[0] / cell)},${Math.floor(p[1] / cell)}`
    grid.set(k, [...(grid.get(k) ?? []), p])
  }
  return rings.map((ring) => {
    const out = []
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]
      out.push(a)
      const on = []
      for (let gx = Math.floor(Math.min(a[0], b[0]) / cell); gx <= Math.floor(Math.max(a[0], b[0]) / cell); gx++)
        for (let gy = Math.floor(Math.min(a[1], b[1]) / cell); gy <= Math.floor(Math.max(a[1], b[1]) / cell); gy++)
          for (const p of grid.get(`${gx},${gy}`) ?? []) {
            const t = along(p, a, b)
            if (t > 1e-6 && t < 1 - 1e-6 && distanceDegrees(p, a, b) < 1e-8) on.push([t, p])
          }
      on.sort((p, q) => p[0] - q[0])
      for (const [, p] of on) out.push(p)
    })
    return dedupe(out)
  })
}

function along(p, a, b) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  return ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)
}

function distanceDegrees(p, a, b) {
  const t = Math.max(0, Math.min(1, along(p, a, b)))
  return Math.hypot(p[0] - a[0] - t * (b[0] - a[0]), p[1] - a[1] - t * (b[1] - a[1]))
}

/** A vertex is a junction when, over all rings, it has other than two different neighbours. */
function findJunctions(rings) {
  const neighbours = new Map()
  for (const ring of rings)
    ring.forEach((p, i) => {
      const set = neighbours.get(key(p)) ?? new Set()
      set.add(key(ring[(i + 1) % ring.length])).add(key(ring[(i + ring.length - 1) % ring.length]))
      neighbours.set(key(p), set)
    })
  return new Set([...neighbours].filter(([, set]) => set.size !== 2).map(([k]) => k))
}

function cutAtJunctions(ring, junctions) {
  let start = ring.findIndex((p) => junctions.has(key(p)))
  if (start === -1) {
    // No junction: begin at the smallest vertex, so that both sides of an enclosed border begin at the same one.
    start = ring.reduce((best, p, i) => (key(p) < key(ring[best]) ? i : best), 0)
  }
  const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start]]
  const arcs = []
  let arc = [turned[0]]
  for (const p of turned.slice(1)) {
    arc.push(p)
    if (junctions.has(key(p))) {
      arcs.push(arc)
      arc = [p]
    }
  }
  if (arc.length > 1) arcs.push(arc)
  return arcs
}

function joinArcs(arcs, toleranceM, cache) {
  const ring = []
  for (const arc of arcs) {
    const forward = canonical(arc)
    const k = (forward ? arc : [...arc].reverse()).map(key).join(' ')
    if (!cache.has(k)) cache.set(k, simplifyArc(forward ? arc : [...arc].reverse(), toleranceM))
    const simple = forward ? cache.get(k) : [...cache.get(k)].reverse()
    ring.push(...(ring.length ? simple.slice(1) : simple))
  }
  return ring
}

function canonical(arc) {
  const [a, b] = [key(arc[0]), key(arc.at(-1))]
  return a === b ? key(arc[1]) < key(arc.at(-2)) : a < b
}

/** Douglas-Peucker; a closed arc is cut at its farthest vertex first. */
function simplifyArc(arc, toleranceM) {
  if (key(arc[0]) !== key(arc.at(-1))) return douglasPeucker(arc, toleranceM)
  let far = 0
  arc.forEach((p, i) => {
    if (Math.hypot(p[0] - arc[0][0], p[1] - arc[0][1]) > Math.hypot(arc[far][0] - arc[0][0], arc[far][1] - arc[0][1]))
      far = i
  })
  return [...douglasPeucker(arc.slice(0, far + 1), toleranceM), ...douglasPeucker(arc.slice(far), toleranceM).slice(1)]
}

function douglasPeucker(line, toleranceM) {
  const squeeze = Math.cos((line[0][1] * Math.PI) / 180)
  const flat = line.map(([x, y]) => [x * squeeze, y])
  const keep = new Set([0, line.length - 1])
  const open = [[0, line.length - 1]]
  while (open.length) {
    const [from, to] = /** @type {[number, number]} */ (open.pop())
    let [worst, at] = [toleranceM / METRES_PER_DEGREE, -1]
    for (let i = from + 1; i < to; i++) {
      const d = distanceDegrees(flat[i], flat[from], flat[to])
      if (d > worst) [worst, at] = [d, i]
    }
    if (at !== -1) {
      keep.add(at)
      open.push([from, at], [at, to])
    }
  }
  return line.filter((_, i) => keep.has(i))
}
