import { type Cues } from '../../dialogs/contract/cues';
import {
  type Category,
  type FaqEntry,
  type Product,
  type Spec,
  type Store,
} from '../../domain/products/catalogue';
import { type IntentColumns } from '../../domain/recognition/intent-kinds';
import { type Language } from '../../domain/time/instant';
import { type Offer } from '../../domain/products/offers';
import { type Rules } from '../../domain/rules';
import { type OutsideNames } from '../../recognizers/outside/outside-names';
import { type IntentText, type Phrase } from '../../recognizers/recognizer';

/** Everything of `content/<company>/`, read once, checked and never changed afterwards. */
export interface Content {
  /** The folder it was read from. */
  folder: string;
  company: Company;
  /** The lists of `cues.yaml`, ready to be looked for. */
  cues: Cues;
  rules: Rules;
  intents: ReadonlyArray<IntentText & IntentColumns>;
  /** Message texts by key, ICU MessageFormat; empty when a locale file is not there yet. */
  locales: Readonly<Record<Language, LocaleTexts>>;
  phrases: readonly Phrase[];
  /** What the database is filled with once; afterwards the catalogue lives there. */
  products: readonly Product[];
  /** How a product of the file is called in each language, by sku. An imported product may have none. */
  productTexts: ReadonlyMap<string, Readonly<Record<Language, ProductWords>>>;
  categories: readonly CategoryContent[];
  specNames: readonly SpecName[];
  faq: readonly FaqEntry[];
  stores: readonly Store[];
  offers: readonly OfferContent[];
  /** Undefined: the company has no membership. */
  membership: MembershipContent | undefined;
  /** What a recognizer outside calls by other names. */
  outsideNames: OutsideNames;
  delivery: Delivery;
  /** Names of cities to recognise. */
  cities: readonly string[];
  calendar: BusinessCalendar;
  reps: readonly RepContent[];
  targetMarket: TargetMarket;
  /** Where a thing was written, for messages: keys are made by `placeKey`. */
  places: ReadonlyMap<string, Place>;
}

export type LocaleTexts = Readonly<Record<string, string>>;

export interface Place {
  file: string;
  line: number;
}

type PlaceKind = 'intent' | 'sku' | 'extra' | 'faq' | 'text' | 'phrase';

/** @param id the intent, sku, `<language>:<faq id or message key>`, or the number of a phrase in `phrases`. */
export function placeKey(kind: PlaceKind, id: string | number): string {
  return `${kind} ${id}`;
}

export interface Company {
  name: string;
  botName: string;
  tagline: Record<Language, string>;
  timeZone: string;
  currency: string;
  defaultLanguage: Language;
  website: string;
  /** What order numbers begin with; undefined: the initials of the name. */
  orderPrefix?: string;
  colours: { primary: string; onPrimary: string; accent: string };
  phone: string;
  email: string;
  privacy: { controller: string; address: string; contact: string; officer: string; policyUrl: string };
  /** Where we install and send technicians, and where we only send parcels. */
  cities: { served: string[]; deliveryOnly: string[] };
}

/** What a member has, as it is said to customers. */
export interface MembershipContent {
  privileges: ReadonlyArray<Record<Language, string>>;
  /** The reward for referring a friend; undefined: there are no referral codes. */
  referral?: { reward: Record<Language, string> } | undefined;
}

/** A promotion with its text, formed to stand within a sentence. */
export interface OfferContent extends Offer {
  permitNumber?: string;
  text: Record<Language, string>;
}

/** A product's words in one language. */
export interface ProductWords {
  name: string;
  description: string;
  unit: string;
  specs: Spec[];
}

/** A category, with what holds for its products unless a product says otherwise. */
export interface CategoryContent extends Category {
  involvement: 'high' | 'low';
  unit: Record<Language, string>;
}

/** How a spec is called and what people say when they ask for it. */
export interface SpecName {
  key: string;
  label: Record<Language, string>;
  words: Record<Language, string[]>;
}

export interface DeliveryZone {
  id: string;
  name: Record<Language, string>;
  /** For a parcel of up to `parcelKg`; undefined: a person works it out. */
  idr: number | undefined;
  perKgIdr: number | undefined;
  days: { from: number; to: number };
  /** Orders from `freeFromIdr` on are sent free. */
  freeZone: boolean;
  cities: string[];
  /** Of places that stand in no list of cities, those in these provinces belong to it. */
  provinces?: string[];
}

export interface Delivery {
  parcelKg: number;
  freeFromIdr: number;
  /** A piece heavier than this goes by cargo: free where we install, else a person works it out. */
  cargoFromKg?: number;
  /** Keys of specs that tell what a piece weighs. */
  weightSpecs?: string[];
  /** The spec, and what it says of goods that are for the served cities only. */
  servedOnly?: { spec: string; value: string } | undefined;
  pickUp: Record<Language, string>;
  couriers: string[];
  zones: DeliveryZone[];
}

/** 0 is Sunday, as `LocalTime.weekday`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface BusinessCalendar {
  timeZone: string;
  /** `HH:MM` on the wall clock; a weekday that is missing is closed. */
  hours: ReadonlyMap<Weekday, { open: string; close: string }>;
  /** `YYYY-MM-DD` → name. */
  holidays: ReadonlyMap<string, string>;
  /** City in small letters → the zone its customers live by. */
  cityZones: ReadonlyMap<string, string>;
}

export interface RepContent {
  id: string;
  name: string;
  roles: Array<'sales' | 'care' | 'supervisor' | 'admin'>;
  languages: Language[];
  /** Cities; empty: everywhere. */
  territories: string[];
  /** Category ids; empty: all. */
  productLines: string[];
  capacity: number;
  senior: boolean;
  onCall: boolean;
  email?: string | undefined;
  quiet?: { from: string; to: string } | undefined;
}

export interface Segment {
  id: string;
  kind: 'b2b' | 'b2c';
  name: Record<Language, string>;
  words: Record<Language, string[]>;
}

/** What makes a contact a match or a mismatch (L-1); a value in neither list leaves it unknown. */
export interface TargetCriterion {
  id: string;
  kind: 'b2b' | 'b2c' | 'any';
  field: 'segment' | 'companySize' | 'territory' | 'contactType';
  match: string[];
  mismatch: string[];
  because: Record<Language, string>;
}

export interface TargetMarket {
  segments: Segment[];
  companySizes: Array<{ id: string; from: number; to?: number }>;
  criteria: TargetCriterion[];
}
