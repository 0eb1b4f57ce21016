/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
interface LoopStep {
  readonly id: string
  readonly name: string
  readonly lit: boolean
}

/** The closed loop as a ring that runs clockwise; where motion is not wanted it stands. */
export function LoopDrawing({ steps, label }: { readonly steps: readonly LoopStep[]; readonly label: string }) {
  const at = (index: number, radius: number): readonly [number, number] => {
    const angle = (index / steps.length) * 2 * Math.PI - Math.PI / 2
    return [110 + radius * Math.cos(angle), 80 + radius * 0.86 * Math.sin(angle)]
  }
  return (
    <svg
      className="loop-drawing"
      viewBox="0 0 220 160"
      role="img"
      aria-label={`${label}: ${steps.map(({ name }) => name).join(' → ')}`}
      data-lit={steps.every(({ lit }) => lit) || undefined}
    >
      <ellipse className="loop-track" cx="110" cy="80" rx="62" ry="53" />
      <ellipse className="loop-run" cx="110" cy="80" rx="62" ry="53" pathLength="100" />
      {steps.map((step, index) => {
        const [x, y] = at(index, 62)
        return (
          <g key={step.id} data-lit={step.lit || undefined}>
            <circle className="loop-knot" cx={x} cy={y} r="22" />
            <text className="loop-name" x={x} y={y + 4}>
              {step.name}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
