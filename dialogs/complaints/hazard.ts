import { type Cues } from '../contract/cues';
import { placesOf } from '../reading/cue-places';
import { endsWithCue, framed } from '../reading/plain-words';

/** What a danger comes from: a thing, or what was eaten or drunk. */
export type Hazard = 'device' | 'food';

/** The danger that a text tells of, unless it says that there was none (S-01 of the approved texts). */
export function hazardIn(text: string, cues: Cues): Hazard | undefined {
  const spoken = framed(text);
  if (cues.hazardFood.test(spoken)) return 'food';
  const places = placesOf(cues.hazardDevice, spoken);
  return places.some(({ before }) => !endsWithCue(cues.noSuchThing, before)) ? 'device' : undefined;
}
