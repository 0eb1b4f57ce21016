import react from '@vitejs/plugin-react'
import type { PluginOption } from 'vite'
import { cityPack } from './city-pack.ts'
import { fonts } from './fonts.ts'
import { leaveOut } from './leave-out.ts'
import { palettes } from './palettes.ts'
import { sheets } from './sheets.ts'

/** What the app is made with, whether it is served or one file; the geometry is then inside the script. */
export function appPlugins(geometryInside = false): PluginOption[] {
  return [leaveOut(), react(), cityPack(undefined, geometryInside), fonts(), palettes(), sheets()]
}
