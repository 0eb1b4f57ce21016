import type { StoreApi } from 'zustand/vanilla'
import type { LocalizedText } from '../base/localized-text.ts'
import type { City } from '../city/build-city.ts'
import type { SearchNames } from '../city/search-names.ts'
import type { CityView } from '../moment/city-view.ts'
import type { Schedule } from '../scenario/build-schedule.ts'
import type { EmbeddedScenario } from '../scenario/embedded-scenario.ts'
import type { OwnFeatureRef } from '../own-layers/layer-style.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Clock } from '../session/clock.ts'
import type { Commands } from '../session/commands.ts'
import type { OwnDocuments } from '../session/own-documents.ts'
import type { OwnRecords } from '../session/own-records.ts'
import type { ScenarioLibrary } from '../session/scenario-library.ts'
import type { Day } from '../base/day.ts'
import type { Session, SessionStore } from '../session/session.ts'
import type { PictureSize, StageRenderer } from '../stage/stage-renderer.ts'
import type { RealBuilding } from '../base-map/building.ts'
import type { StageView } from '../stage/stage-view.ts'
import type { CityViewState } from '../stage/view-state.ts'
import type { Shot } from '../story/schema.ts'
import type { BrokerPlace } from '../session/settings.ts'
import type { OpenPanels } from '../session/open-panels.ts'
import type { BaseMapServices } from './base-map.ts'
import type { OwnDataServices } from './own-data/own-data.ts'
import type { AddressFault, PageAddress, ShellStore } from '../session/page-address.ts'
import type { BriefingsPack, GeometryPack, SystemsPack } from '../intake/read-pack.ts'

/** How far the map has come. A shell is wholly usable in each of these states. */
export type StageStatus =
  | { state: 'loading'; share: number }
  | { state: 'ready'; view: StageView }
  | { state: 'unavailable'; reason: 'no-webgl2' | 'failed'; detail: string }
  | { state: 'restoring' }

/** The thing under the pointer, and where the pointer is, in CSS pixels of the window. */
export interface Hovered {
  readonly entity: string | null
  /** A feature of a layer of the viewer's own is there. */
  readonly own: OwnFeatureRef | null
  /** A building of the illustrative fabric is there, on the thing's ground or on nothing's. */
  readonly illustrative: boolean
  /** A building of the base map is there: what the map says of it. */
  readonly real?: RealBuilding | undefined
  readonly x: number
  readonly y: number
}

/** Whose data a file of the pack is, and under which terms. */
export interface Credit {
  readonly file: string
  readonly credit: LocalizedText
  readonly licence: string
}

/** Scenarios: those that are there, and the viewer's own. */
export interface ScenarioServices {
  /** The scenarios that come with the twin, and what came along with this page. */
  readonly shippedScenarios: readonly Scenario[]
  /** A scenario that the page or its address brought along; where `from` is `page`, scenarios are for reading only. */
  readonly embedded: EmbeddedScenario | null
  /** These and the viewer's own: comes when it is first asked for, or at once where something of one's own is stored. What it changes shows at once. */
  readonly loadLibrary: () => Promise<ScenarioLibrary>
  /** Whether there are any own records at all: cheap, and nothing is read for it. */
  readonly holdsOwnRecords: () => boolean
  /** A bureau's own records, by the scenario that they came with; fetched when first asked for. */
  readonly loadOwnRecords: () => Promise<OwnRecords>
  /**
   * Shows a scenario in the first side's place on the map, as it would be, and gives its schedule: nothing else follows and
   * nothing is stored. Null shows again what is.
   */
  readonly previewScenario: (scenario: Scenario | null) => Schedule
}

/** What comes with the twin, most of it fetched when it is first asked for. */
export interface ContentServices {
  readonly credits: readonly Credit[]
  /** Views composed by hand. */
  readonly shots: readonly Shot[]
  /** Where everything is: fetched with the map, or when something else asks first. */
  readonly loadGeometry: () => Promise<GeometryPack>
  /** Systems, indicators, pairs and forms: fetched when the cockpit, or something of it, is first opened. */
  readonly loadSystems: () => Promise<SystemsPack>
  /** How names are spelled, for the search: fetched when it is first opened. */
  readonly loadSearchNames: () => Promise<SearchNames>
  /** Briefings, and what is wrong with those left out: fetched when one is first asked for. */
  readonly loadBriefings: () => Promise<BriefingsPack>
}

/** The page itself: its address, and what whoever put it up has set. */
export interface PageServices {
  /** As the page was opened with. */
  readonly asked: PageAddress
  /** Parts of the view's address that could not be read; what means nothing at all is in `asked.unread`. */
  readonly notices: readonly AddressFault[]
  /** Which shell is shown, and what it keeps in the address; empty for the planner. */
  readonly shell: ShellStore
  /** What lies open over the map, as the address has it: the planner's panels and this are the same thing. */
  readonly opened: StoreApi<OpenPanels>
  /** The query string of what is shown at this moment, with nothing behind "#"; see `AddressBar.present`. */
  readonly presentAddress: (asLink?: boolean) => string
  /** The map review number (审图号); null until one is granted. */
  readonly reviewNumber: string | null
  /** By which a presentation may be followed from elsewhere; null where none is configured. */
  readonly broker: BrokerPlace | null
}

/** All that a shell is given: it chooses and shows, and knows nothing of where this came from. */
export interface AppServices {
  /** By all documents that count, whatever is known on the chosen day: it changes with the own ones. */
  readonly wholeCity: City
  /** The viewer's own documents: fetched when first asked for. What they change shows at once. */
  readonly loadOwnDocuments: () => Promise<OwnDocuments>
  readonly cityView: StoreApi<CityView>
  readonly store: SessionStore
  readonly clock: Clock
  readonly commands: Commands
  readonly scenarios: ScenarioServices
  readonly ownData: OwnDataServices
  readonly baseMap: BaseMapServices
  readonly content: ContentServices
  readonly page: PageServices
  /** Hears of presses on the map in place of all others, until the returned function is called. */
  readonly onMapPress: (onPress: (entity: string | null, own: OwnFeatureRef | null) => void) => () => void
  /** Runs a composed view. */
  readonly runShot: (shot: Shot) => Promise<void>
  /** The view of a session on a day, with the city as it is known under its scenarios. */
  readonly viewOf: (session: Session, day: Day) => CityViewState
  /** Takes the map over for pictures of a size, of any views; session, clock and address stay as they are. */
  readonly openRenderer: (size: PictureSize) => Promise<StageRenderer>
  readonly stage: StoreApi<StageStatus>
  readonly hover: StoreApi<Hovered | null>
}
