import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files of the browser lanes by the time that they took when last measured, the longest first: the two workers then end
 * together. A file that is not named comes first.
 */
const LONGEST_FIRST = [
  'kiosk-soak.gl',
  'gallery',
  'export.gl',
  'moments',
  'stage-context-loss.gl',
  'comparison.gl',
  'picking',
  'planner-layout.gl',
  'systems-cockpit',
  'kiosk-guard',
  'planner-layout.test',
  'scenario-forms',
  'presenter-map.gl',
  'presenter.test',
  'kiosk-touch.gl',
  'planner-map-first',
  'scenario-editor',
  'results',
  'planner-readings',
  'fov',
  'planner-stated-days',
  'bloom',
  'follow',
  'planner-timeline',
  'look',
  'capture',
  'scrub-cost',
  'terrain',
  'presenter-hands',
  'kiosk.test',
  'sides',
  'fabric',
  'kiosk-sizes',
  'comparison.test',
  'own-data',
  'own-layers',
  'own-briefings',
  'cockpit-spans',
  'planner-card',
  'start-fault',
  'plan-on-map',
  'single-file.gl',
  'planner-states.gl',
  'as-of',
  'own-phase-on-gpu',
  'occlusion',
  'planner-list',
  'names',
  'still',
  'own-records',
  'own-documents',
  'address.test',
  'presenter-window',
  'stage-address.gl',
  'briefing-editor',
  'storage-refused',
  'phase-on-gpu',
  'bundle',
]

const rankOf = ({ moduleId }: TestSpecification): number =>
  LONGEST_FIRST.findIndex((stem) => basename(moduleId).startsWith(stem))

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}
