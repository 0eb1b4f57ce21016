import { vehicleIndicators } from './fleet.ts'
import { sportsIndicators } from './goals.ts'
import type { IndicatorSource, ScenarioIndicator } from './indicator.ts'
import { lengthIndicators, reachIndicators, travelIndicators } from './network.ts'
import { investmentIndicators, pipelineIndicators, siteIndicators } from './works.ts'

/** All that a scenario moves, worked out for one schedule; in the order of INDICATOR_GROUPS. Ids are the same for every schedule of a city. */
export function scenarioIndicators(source: IndicatorSource): readonly ScenarioIndicator[] {
  return [
    ...vehicleIndicators(source),
    ...lengthIndicators(source),
    ...reachIndicators(source),
    ...travelIndicators(source),
    ...pipelineIndicators(source),
    ...siteIndicators(source),
    ...sportsIndicators(source),
    ...investmentIndicators(source),
  ]
}
