/** "+31", "−12", "0": days with a sign that is as wide as a plus. */
export function signedDays(days: number): string {
  return days < 0 ? `−${-days}` : days > 0 ? `+${days}` : '0'
}
