import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files of the browser lanes by the time that they took when last measured, the longest first: the two workers then end
 * together. A file that is not named comes first.
 */
const LONGEST_FIRST = [
  'picking',
  'export.gl',
  'systems-cockpit',
  'planner-card',
  'scenario-editor',
  'planner-layout.gl',
  'stage-context-loss.gl',
  'kiosk-soak.gl',
  'comparison.gl',
  'moments',
  'bloom',
  'planner-readings',
  'follow',
  'planner-timeline',
  'kiosk.test',
  'kiosk-guard',
  'fov',
  'fabric',
  'sides',
  'kiosk-touch.gl',
  'look',
  'presenter.test',
  'scenario-forms',
  'own-briefings',
  'kiosk-sizes',
  'presenter-map.gl',
  'results',
  'plan-on-map',
  'capture',
  'presenter-hands',
  'planner-list',
  'scrub-cost',
  'terrain',
  'own-records',
  'single-file.gl',
  'planner-states.gl',
  'address.test',
  'presenter-window',
  'names',
  'as-of',
  'stage-address.gl',
  'storage-refused',
  'still',
  'phase-on-gpu',
  'briefing-editor',
  'bundle',
]

const rankOf = ({ moduleId }: TestSpecification): number =>
  LONGEST_FIRST.findIndex((stem) => basename(moduleId).startsWith(stem))

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}
