/** PINs that everyone tries first: a guard with a wait after each wrong one keeps out guessing, not the first guess. */

/** Words in digits, paths over the keypad, well-known ones. */
const known = [
  '520520',
  '5201314',
  '1314520',
  '131452',
  '201314',
  '168168',
  '888168',
  '147258',
  '258369',
  '147258369',
  '159753',
  '159357',
  '753951',
  '789456',
  '789456123',
  '456789',
  '123654',
  '321654',
  '963852',
  '852963',
  '741852',
  '369258',
  '110120',
  '119120',
  '100000',
  '200000',
  '666888',
  '888666',
  '112358',
  '314159',
  '271828',
  '007007',
  '101010',
  '808080',
  '246810',
  '135790',
  '975310',
  '131420',
  '584520',
  '186888',
  '211985',
  '985211',
  '123000',
  '000123',
]

/** Why everyone would try this PIN; null for one that is good. @param {string} pin @returns {string | null} */
export function whyWeak(pin) {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10)
  if (new Set(digits).size < 3) return 'it has fewer than three different digits'
  if (new Set(steps).size === 1) return 'its digits run up or down'
  for (let length = 1; length <= pin.length / 2; length += 1)
    if (pin.length % length === 0 && pin === pin.slice(0, length).repeat(pin.length / length))
      return 'it repeats itself'
  if (/^(?:(\d)\1)+$/.test(pin) || /^(?:(\d)\1\1)+$/.test(pin)) return 'its digits come in pairs or threes'
  if (pin === [...pin].toReversed().join('')) return 'it reads the same from both ends'
  if (most(digits) >= pin.length - 2) return 'all but two of its digits are the same'
  if (isRun(pin.slice(0, -1)) || isRun(pin.slice(1))) return 'all but one of its digits run up or down'
  if ([0, 1].every((from) => isRun([...pin].filter((_, at) => at % 2 === from).join(''))))
    return 'every other digit runs up or down'
  if (new Set(digits).size === digits.length && isPath(digits)) return 'it is a path over the keypad'
  const halves = [pin.slice(0, Math.ceil(pin.length / 2)), pin.slice(Math.floor(pin.length / 2))]
  if (halves.every((half) => half.length >= 3 && (isRun(half) || isLine(half))))
    return 'both halves run up or down, or over the keypad'
  if (known.includes(pin)) return 'it is among those that are tried first'
  if (isDate(pin)) return 'it is a date'
  return null
}

/** How often the digit stands there that is the most frequent. @param {readonly number[]} digits */
const most = (digits) => Math.max(...digits.map((one) => digits.filter((other) => other === one).length))

/** Column and row of a key. @param {number} digit */
const keyOf = (digit) => (digit === 0 ? [1, 3] : [(digit - 1) % 3, Math.floor((digit - 1) / 3)])

/** Each key beside the last, across corners too. @param {readonly number[]} digits */
function isPath(digits) {
  return digits.slice(1).every((digit, at) => {
    const [[x = 0, y = 0], [fromX = 0, fromY = 0]] = [keyOf(digit), keyOf(digits[at] ?? 0)]
    return digit !== digits[at] && Math.abs(x - fromX) <= 1 && Math.abs(y - fromY) <= 1
  })
}

/** Three keys on one straight line of the keypad. @param {string} digits */
function isLine(digits) {
  const keys = [...digits].map((digit) => keyOf(Number(digit)))
  const steps = keys.slice(1).map(([x = 0, y = 0], at) => `${x - (keys[at]?.[0] ?? 0)} ${y - (keys[at]?.[1] ?? 0)}`)
  return digits.length === 3 && new Set(steps).size === 1 && isPath([...digits].map(Number))
}

/** All alike, or each one or two more or less than the last. @param {string} digits */
function isRun(digits) {
  const steps = [...digits].slice(1).map((digit, at) => (Number(digit) - Number(digits[at]) + 10) % 10)
  return new Set(steps).size === 1 && [0, 1, 2, 8, 9].includes(steps[0] ?? -1)
}

/** Days as they are written: 19900101, 01011990, 900101, 010190. @param {string} pin */
function isDate(pin) {
  const forms = [
    /^(?:19|20)\d\d(?<month>\d\d)(?<day>\d\d)$/,
    /^(?<day>\d\d)(?<month>\d\d)(?:19|20)\d\d$/,
    /^(?<month>\d\d)(?<day>\d\d)(?:19|20)\d\d$/,
    /^\d\d(?<month>\d\d)(?<day>\d\d)$/,
    /^(?<day>\d\d)(?<month>\d\d)\d\d$/,
    /^(?:19|20)\d\d(?<month>\d\d)$/,
    /^(?<month>\d\d)(?:19|20)\d\d$/,
  ]
  // A year, and another one in short.
  if (/^(?:19|20)(\d\d)\d\d$/.test(pin) && Math.abs(Number(pin.slice(2, 4)) - Number(pin.slice(4))) <= 5) return true
  return forms.some((form) => {
    const { month, day = '1' } = form.exec(pin)?.groups ?? {}
    return month !== undefined && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
  })
}
