/** An expected failure is a value, not a throw. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly E[] }

export function success<T>(value: T): Result<T, never> {
  return { ok: true, value }
}

export function failure<E>(errors: readonly E[]): Result<never, E> {
  return { ok: false, errors }
}
