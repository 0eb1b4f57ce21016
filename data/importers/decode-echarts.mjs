/**
 * Decodes ECharts' "UTF8Encoding" map format: zig-zag differences on a lattice of 1/1024 degree.
 * @param {string} moduleText text of the package's henan.js
 * @returns {{ name: string, polygons: [number, number][][][] }[]}
 */
export function decodeEcharts(moduleText) {
  let map
  const echarts = { registerMap: (_name, geo) => (map = geo) }
  // The package is a small UMD module; it is given a stand-in for echarts and nothing else.
  new Function('exports', 'require', moduleText)({ nodeName: undefined }, () => echarts)
  if (!map) throw new Error('the module registered no map')
  return map.features.map(({ properties, geometry }) => {
    const { coordinates, encodeOffsets } = geometry
    const polygons =
      geometry.type === 'Polygon'
        ? [coordinates.map((text, i) => decodeRing(text, encodeOffsets[i]))]
        : coordinates.map((rings, p) => rings.map((text, i) => decodeRing(text, encodeOffsets[p][i])))
    return { name: properties.name, polygons }
  })
}

function decodeRing(text, [offsetX, offsetY]) {
  const ring = []
  let [x, y] = [offsetX, offsetY]
  for (let i = 0; i + 1 < text.length; i += 2) {
    x += unZigZag(text.charCodeAt(i) - 64)
    y += unZigZag(text.charCodeAt(i + 1) - 64)
    ring.push([x / 1024, y / 1024])
  }
  return ring
}

function unZigZag(n) {
  return (n >> 1) ^ -(n & 1)
}
