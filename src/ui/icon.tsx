const PATHS = {
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8 5.5v13M16 5.5v13',
  previous: 'M15.5 6 9 12l6.5 6M7 6v12',
  next: 'm8.5 6 6.5 6-6.5 6M17 6v12',
  close: 'm6.5 6.5 11 11m0-11-11 11',
  back: 'M19 12H5.5m5.5-6-6 6 6 6',
  home: 'm4 11.5 8-7 8 7M6.5 9.8V19h11V9.8M10 19v-5h4v5',
  data: 'M4 7.5C4 5.6 7.1 4.5 11 4.5s7 1.1 7 3-3.1 3-7 3-7-1.1-7-3zM4 7.5v9c0 1.9 3.1 3 7 3M18 7.5V11M4 12c0 1.9 3.1 3 7 3M17.5 14v6.5M14.3 17.2h6.4',
  plus: 'M12 5.5v13M5.5 12h13',
  minus: 'M5.5 12h13',
  scenarios: 'M4 6.5h9M7.5 12H17M11 17.5h9M4 12h.1M4 17.5h3.6M16.5 6.5H20',
  camera: 'M4 7.5h10.5v9H4zM14.5 10.5l5-2.5v8l-5-2.5z',
  expand: 'M4.5 9.5v-5h5M14.5 4.5h5v5M19.5 14.5v5h-5M9.5 19.5h-5v-5',
  orbit:
    'M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 12c0-2 4-3.7 9-3.7s9 1.7 9 3.7-4 3.7-9 3.7c-1.6 0-3-.2-4.3-.5M9 17.2l-1.6-2 2-1.4',
  take: 'M12 4v10.5m0 0 4.2-4.2M12 14.5l-4.2-4.2M4.5 15.5V19h15v-3.5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3L11.8 6.5M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2',
  help: 'M9.2 9.3a2.9 2.9 0 1 1 4.5 2.4c-1.1.7-1.7 1.3-1.7 2.5M12 17.3v.2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  sun: 'M12 16.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4',
  moon: 'M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z',
  words: 'M4.5 5.5h15v10h-8l-4 3.5v-3.5h-3zM8 9h8M8 12h5',
  edit: 'M4.5 19.5l1-4.2L16.2 4.6l3.2 3.2L8.7 18.5zM13.8 7l3.2 3.2',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20 20',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1',
  layers: 'm12 4 8.5 4.5L12 13 3.5 8.5zM4.5 12.5 12 16.5l7.5-4M4.5 16.2l7.5 4 7.5-4',
  legend: 'M4.5 5h5v5h-5zM4.5 14h5v5h-5zM13 7.5h7M13 16.5h7',
  cockpit: 'M4 17.5a8.5 8.5 0 1 1 16 0M12 15.5l4-5M12 17.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z',
  briefings: 'M3.5 4.5h17M5 4.5v10.5h14V4.5M12 15v4.5M8.5 20.5 12 18l3.5 2.5M10.2 7.3v4.6l4-2.3z',
  lanes: 'M4 6.5h8M9 12h11M6 17.5h9',
  page: 'M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 12.5h6M9 16h6',
  chevron: 'm6.5 9.5 5.5 5.5 5.5-5.5',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5v.2',
} as const

export type IconName = keyof typeof PATHS
export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[]

/** A line drawing beside or in place of a label; never the only name of a control. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" data-icon={name} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
