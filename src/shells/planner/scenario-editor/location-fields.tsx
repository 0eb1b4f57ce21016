import { useState, type Dispatch, type SetStateAction } from 'react'
import type { PlaceNote } from '../../../city/build-city.ts'
import type { EditOf } from '../../../scenario/schema.ts'
import { NumberField, SelectField } from '../../../ui/fields.tsx'
import { useStageView, useLanguage, useApp } from '../../../app/use-app.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { ChoiceField } from '../choice-field.tsx'
import { PointPicker } from './point-picker.tsx'
import { Button } from '../../../ui/button.tsx'

const WAYS = ['place', 'point', 'none'] as const

/** Where an added thing is, as it stands in the fields: at a place of the city, at a point, or nowhere. */
export interface Location {
  readonly way: (typeof WAYS)[number]
  readonly place: string
  /** In degrees, and in metres. */
  readonly lng: string
  readonly lat: string
  readonly accuracy: string
}

/** What of it an edit says. */
export function locationOf({ way, place, lng, lat, accuracy }: Location): Pick<EditOf<'add'>, 'place' | 'at'> {
  return {
    place: way === 'place' ? place : null,
    at: way === 'point' ? { lng: Number(lng), lat: Number(lat), accuracyM: Number(accuracy) } : null,
  }
}

/** The city's places by name, but for those that are no place to build at. */
function usePlaces(): readonly PlaceNote[] {
  const { city } = useApp()
  const language = useLanguage()
  return [...city.placeNotes.values()]
    .filter(({ id, kind }) => !id.includes(':') && !kind.includes('pipeline'))
    .toSorted((a, b) => a.name[language].localeCompare(b.name[language], language))
}

export function useLocation(): [Location, Dispatch<SetStateAction<Location>>] {
  const [first] = usePlaces()
  return useState<Location>({ way: 'place', place: first?.id ?? '', lng: '113.74', lat: '34.77', accuracy: '500' })
}

interface LocationProps {
  readonly location: Location
  readonly onChange: Dispatch<SetStateAction<Location>>
}

export function LocationFields({ location, onChange }: LocationProps) {
  const text = useScenarioText()
  const language = useLanguage()
  const places = usePlaces()
  return (
    <>
      <ChoiceField
        className="scenario-choice"
        legend={text('scenario.add.where')}
        name="scenario-where"
        value={location.way}
        choices={WAYS.map((value) => ({ value, label: text(`scenario.add.where.${value}`) }))}
        onChange={(way) => onChange((before) => ({ ...before, way }))}
      />
      {location.way === 'place' && (
        <SelectField
          label={text('scenario.add.place')}
          value={location.place}
          choices={places.map(({ id, name }) => ({ value: id, label: name[language] }))}
          onChange={(place) => onChange((before) => ({ ...before, place }))}
        />
      )}
      {location.way === 'point' && <PointFields location={location} onChange={onChange} />}
    </>
  )
}

/** A point in degrees, to type or to pick on the map where there is one. */
function PointFields({ location, onChange }: LocationProps) {
  const view = useStageView()
  const text = useScenarioText()
  const [picking, setPicking] = useState(false)
  const set = (part: Partial<Location>): void => onChange((before) => ({ ...before, ...part }))
  return (
    <>
      <div className="scenario-row">
        <NumberField
          label={text('scenario.add.lng')}
          value={location.lng}
          min={70}
          max={136}
          step="any"
          onChange={(lng) => set({ lng })}
        />
        <NumberField
          label={text('scenario.add.lat')}
          value={location.lat}
          min={17}
          max={55}
          step="any"
          onChange={(lat) => set({ lat })}
        />
        <NumberField
          label={text('scenario.add.accuracy')}
          value={location.accuracy}
          min={1}
          max={100_000}
          onChange={(accuracy) => set({ accuracy })}
        />
        {view && (
          <Button aria-pressed={picking} onClick={() => setPicking(!picking)}>
            {text('scenario.add.pick')}
          </Button>
        )}
      </div>
      {picking && view && (
        <PointPicker
          view={view}
          onClose={() => setPicking(false)}
          onPicked={({ lng, lat }) => {
            set({ lng: lng.toFixed(5), lat: lat.toFixed(5) })
            setPicking(false)
          }}
        />
      )}
    </>
  )
}
