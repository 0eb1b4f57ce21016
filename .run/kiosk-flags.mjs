/** What Chromium is started with in a hall, and why: what a page cannot shut, the browser must. */
export const kioskFlags = /** @type {const} */ ([
  ['--kiosk', 'the whole screen, no address, no tabs'],
  ['--disable-pinch', 'no zoom of the browser by two fingers'],
  ['--overscroll-history-navigation=0', 'no swipe back'],
  ['--noerrdialogs', 'no dialog of errors over the picture'],
  ['--no-first-run', 'no welcome'],
  ['--no-default-browser-check', 'no question whether to be the default'],
  ['--hide-crash-restore-bubble', 'no question after a power cut'],
  [
    '--disable-features=Translate,TouchpadOverscrollHistoryNavigation',
    'no offer to translate, no swipe back on a touchpad',
  ],
  ['--disable-background-networking', 'no requests of the browser itself'],
  ['--disable-component-update', 'no downloads of the browser itself'],
  ['--password-store=basic', 'no keyring that asks'],
])
