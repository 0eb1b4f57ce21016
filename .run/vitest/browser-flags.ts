const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Nothing that talks to the outside, and pages rasterised by the processor: Debian's Chromium asks the GPU for it, which
 * here is software as well. `gl` has WebGL2 in software; `dom` has no GPU at all, which is a third less work for each page.
 */
export const BROWSER_FLAGS = {
  gl: [
    ...QUIET,
    '--disable-gpu-rasterization',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
  dom: [...QUIET, '--disable-gpu-rasterization', '--disable-gpu'],
} as const satisfies Record<string, readonly string[]>
