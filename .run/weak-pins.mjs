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
  const halves = [pin.slice(0, Math.ceil(pin.length / 2)), pin.slice(Math.floor(pin.length / 2))]
  if (halves.every((half) => half.length >= 3 && isRun(half))) return 'both halves run up or down'
  if (known.includes(pin)) return 'it is among those that are tried first'
  if (isDate(pin)) return 'it is a date'
  return null
}

/** All alike, or each one more or one less than the last. @param {string} digits */
function isRun(digits) {
  const steps = [...digits].slice(1).map((digit, at) => (Number(digit) - Number(digits[at]) + 10) % 10)
  return new Set(steps).size === 1 && [0, 1, 9].includes(steps[0] ?? -1)
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
  return forms.some((form) => {
    const { month, day = '1' } = form.exec(pin)?.groups ?? {}
    return month !== undefined && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
  })
}
