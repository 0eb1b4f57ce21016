import { expect, test } from 'vitest'
import { policyFor, terrainOrigin } from '../../.run/vite/csp.ts'

const page = (tiles: string): string => `<head><meta name="twin-terrain" content="${tiles}" data-encoding="mapbox" /></head>`

test('the policy lets in elevation tiles from the one origin that is configured, and from no other', () => {
  expect(policyFor('<head></head>')).toContain("connect-src 'self';")
  expect(policyFor(page('./terrain/{z}/{x}/{y}.png'))).toBe(policyFor(''))
  expect(terrainOrigin(page('https://tiles.example.org/dem/{z}/{x}/{y}.png'))).toBe('https://tiles.example.org')
  expect(policyFor(page('https://tiles.example.org/dem/{z}/{x}/{y}.png'))).toContain("connect-src 'self' https://tiles.example.org;")
  expect(policyFor(page('https://tiles.example.org/dem/{z}/{x}/{y}.png'))).toContain("script-src 'self';")
})
