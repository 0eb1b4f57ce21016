import { expect, test } from 'vitest'
import { nameBaseMap } from '../../.run/vite/base-map.ts'
import {
  INTAKE_POLICY,
  baseMapOrigin,
  brokerOrigin,
  dataOrigins,
  policyFor,
  terrainOrigin,
} from '../../.run/vite/csp.ts'

const page = (tiles: string): string =>
  `<head><meta name="twin-terrain" content="${tiles}" data-encoding="mapbox" /></head>`

test('the policy lets in elevation tiles from the one origin that is configured, and from no other', () => {
  expect(policyFor('<head></head>')).toContain("connect-src 'self';")
  expect(policyFor(page('./terrain/{z}/{x}/{y}.png'))).toBe(policyFor(''))
  expect(terrainOrigin(page('https://tiles.example.org/dem/{z}/{x}/{y}.png'))).toBe('https://tiles.example.org')
  expect(policyFor(page('https://tiles.example.org/dem/{z}/{x}/{y}.png'))).toContain(
    "connect-src 'self' https://tiles.example.org;",
  )
  expect(policyFor(page('https://tiles.example.org/dem/{z}/{x}/{y}.png'))).toContain("script-src 'self';")
})

test('the policy lets in the one broker that is configured for followers, beside the tiles, and nothing else', () => {
  const broker = (url: string): string =>
    `<head><meta name="twin-broker" content="${url}" data-topic="hall/twin"></head>`
  expect(brokerOrigin(broker('wss://broker.example.org:8084/mqtt'))).toBe('wss://broker.example.org:8084')
  expect(policyFor(broker('wss://broker.example.org:8084/mqtt'))).toContain(
    "connect-src 'self' wss://broker.example.org:8084;",
  )
  expect(policyFor(broker(''))).toBe(policyFor(''))
  expect(policyFor(broker('https://broker.example.org'))).toBe(policyFor(''))
  expect(policyFor(page('https://tiles.example.org/{z}/{x}/{y}.png') + broker('ws://10.0.0.7:9001'))).toContain(
    "connect-src 'self' https://tiles.example.org ws://10.0.0.7:9001;",
  )
})

test('the policy lets in data from the origins that are listed, each once, and from no other', () => {
  const listed = (content: string): string => `<head><meta name="twin-data-origins" content="${content}"></head>`
  expect(dataOrigins(listed('https://data.example.org/any/path  http://10.0.0.7:8080 javascript:alert(1) *'))).toEqual([
    'https://data.example.org',
    'http://10.0.0.7:8080',
  ])
  expect(policyFor(listed('https://data.example.org') + page('https://data.example.org/{z}/{x}/{y}.png'))).toContain(
    "connect-src 'self' https://data.example.org;",
  )
  expect(policyFor(listed('data: blob: *'))).toBe(policyFor(''))
})

test('a base map beside the page needs no more than the page itself, one elsewhere its own origin', () => {
  const bare = '<head><title>t</title></head>'
  const named = nameBaseMap(bare)
  expect(named).toContain('<meta name="twin-basemap" content="./basemap.pmtiles" />')
  expect(policyFor(named)).toBe(policyFor(bare))
  const other = '<head><meta name="twin-basemap" content="https://tiles.example.org/zz.pmtiles"></head>'
  // What whoever puts the page up has written stays as it is.
  expect(nameBaseMap(other)).toBe(other)
  expect(baseMapOrigin(other)).toBe('https://tiles.example.org')
  expect(policyFor(other)).toContain("connect-src 'self' https://tiles.example.org;")
})

test('the policy lets in the scripts that stand in the page itself, whatever line ends it was checked out with', () => {
  const inline = (text: string): string =>
    `<head><script>${text}</script><script type="module" src="/a.js"></script></head>`
  const hash = /script-src 'self' ('sha256-[\w+/]+=*');/
  expect(policyFor(inline('a()\nb()'))).toMatch(hash)
  expect(policyFor(inline('a()\r\nb()'))).toBe(policyFor(inline('a()\nb()')))
  expect(policyFor(inline('a()\nc()'))).not.toBe(policyFor(inline('a()\nb()')))
})

test('WebAssembly is allowed to the intake worker, and not to the page', () => {
  expect(INTAKE_POLICY).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(INTAKE_POLICY).not.toContain("'unsafe-eval'")
  expect(policyFor('')).not.toContain('wasm')
  expect(policyFor(page('https://tiles.example.org/{z}/{x}/{y}.png'))).not.toContain('wasm')
})
