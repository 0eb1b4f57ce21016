/// <reference types="vite/client" />

/** The version of package.json, put in by the build. */
declare const __VERSION__: string

/** The checked facts and scenarios, as `readPack` gave them (its `value.facts`). Cast to its type where imported. */
declare module 'virtual:city-facts' {
  const facts: unknown
  export default facts
}

/** The checked geometry, as `readPack` gave it (its `value.geometry`). Cast to its type where imported. */
declare module 'virtual:city-geometry' {
  const geometry: unknown
  export default geometry
}

/** Systems, indicators, pairs and forms (its `value.systems`): for the cockpit, on first use. Cast to its type where imported. */
declare module 'virtual:city-systems' {
  const systems: unknown
  export default systems
}

/** Briefings, and what is wrong with those left out (its `value.briefings`): for presenter and kiosk, on first use. Cast to its type where imported. */
declare module 'virtual:city-briefings' {
  const briefings: unknown
  export default briefings
}

/** Families 'Twin Sans' (subset) and 'Twin Sans Full' (fallback), weights 400 and 700. Import for its effect. */
declare module 'virtual:fonts.css' {}

/** How the pack's names are spelled, and its characters' traditional forms, for the search. Cast to `SearchNames` where imported. */
declare module 'virtual:city-names' {
  const names: unknown
  export default names
}

/** The half of the PDF library that reads; it puts itself up for the other half, and has no types of its own. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
