/** The hatching that every planned thing of the interface is filled with. Drawn once; style sheets name it. */
export function HatchPatterns() {
  return (
    <svg className="hidden-words" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hatch-mark" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="hatch-line" width="1.5" height="3" />
        </pattern>
      </defs>
    </svg>
  )
}
