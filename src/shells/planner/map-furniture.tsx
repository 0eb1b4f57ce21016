import './map-furniture.css'
import { useEffect, useRef } from 'react'
import { formatDistance } from '../../ui/format-figure.ts'
import { toggleInterface } from './hide-interface.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { OrbitButton } from './orbit-button.tsx'
import { ShotsMenu } from './shots-menu.tsx'
import { useLanguage, useStageView, useText, useApp } from '../../app/use-app.ts'

/** The longest that the scale bar gets, in CSS pixels. */
const SCALE_PX = 110

/** North, zoom, orbit, the map alone, home, and the scale bar. Absent while there is no map to steer. */
export function MapFurniture() {
  const { commands } = useApp()
  const view = useStageView()
  const text = useText()
  const language = useLanguage()
  const needle = useRef<SVGSVGElement>(null)
  const bar = useRef<HTMLSpanElement>(null)
  const length = useRef<HTMLSpanElement>(null)

  useEffect(
    () =>
      view?.onCamera(({ metresPerPixel, bearing }) => {
        if (needle.current) needle.current.style.transform = `rotate(${-bearing}deg)`
        const metres = roundDistance(metresPerPixel * SCALE_PX)
        if (bar.current) bar.current.style.width = `${metres / metresPerPixel}px`
        if (length.current) length.current.textContent = formatDistance(metres, language)
      }),
    [view, language],
  )

  if (!view) return null
  return (
    <div className="furniture" role="toolbar" aria-label={text('furniture.label')}>
      <div className="furniture-buttons panel" data-part="furniture-buttons">
        <button
          type="button"
          className="round-button"
          aria-label={text('furniture.north')}
          title={text('furniture.north')}
          onClick={() => view.resetNorth()}
        >
          <svg className="needle" ref={needle} viewBox="0 0 24 24" aria-hidden="true">
            <path className="needle-north" d="M12 3 8.2 12h7.6z" />
            <path className="needle-south" d="M12 21 8.2 12h7.6z" />
          </svg>
        </button>
        <IconButton
          className="zoom-button"
          icon="plus"
          label={text('furniture.zoomIn')}
          onClick={() => view.zoomBy(1)}
        />
        <IconButton
          className="zoom-button"
          icon="minus"
          label={text('furniture.zoomOut')}
          onClick={() => view.zoomBy(-1)}
        />
        <OrbitButton className="orbit-button" />
        <IconButton
          icon="expand"
          label={text('furniture.hide')}
          onClick={() => toggleInterface(document.documentElement)}
        />
        <IconButton icon="home" label={text('furniture.home')} onClick={commands.goHome} />
        <ShotsMenu />
      </div>
      <p className="scale" data-part="scale" aria-label={text('furniture.scale')}>
        <span className="scale-length number" ref={length} />
        <span className="scale-bar" ref={bar} aria-hidden="true" />
      </p>
    </div>
  )
}

/** The largest of 1, 2, 5, 10 ... metres that is not over the limit. */
function roundDistance(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(limit, 1e-6)))
  const first = [5, 2, 1].find((n) => n * power <= limit) ?? 1
  return first * power
}
