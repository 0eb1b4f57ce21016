import { useMemo } from 'react'
import { asDay, type Day } from '../../../../base/day.ts'
import type { City } from '../../../../city/build-city.ts'
import { statementDay } from '../../../../city/documented-steps.ts'
import type { Entity } from '../../../../city/schema.ts'
import type { Fact, System } from '../../../../facts/schema.ts'
import { useApp } from '../../../../app/use-app.ts'

/** The things that a system's statements speak of, in the order of the pack. */
export function useSystemThings(system: System): readonly Entity[] {
  const { city } = useApp()
  return useMemo(
    () => city.entities.filter((entity) => entity.facts.some((id) => city.facts.get(id)?.system === system.id)),
    [city, system.id],
  )
}

/** The first of some facts that the documents had stated by a day; undefined where none had. */
export function statedBy(city: City, ids: readonly string[], day: number): Fact | undefined {
  return ids.flatMap((id) => city.facts.get(id) ?? []).find((fact) => statementDay(city, fact) <= day)
}

/** The day on which the last of some facts was stated; undefined where none of them is in use. */
export function lastStatementDay(city: City, ids: readonly string[]): Day | undefined {
  const days = ids.flatMap((id) => city.facts.get(id) ?? []).map((fact) => statementDay(city, fact))
  return days.length === 0 ? undefined : asDay(Math.max(...days))
}
