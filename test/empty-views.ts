import { COMPLAINT_CUES } from '../dialogs/contract/complaint-cues';
import { CUES, type Cues } from '../dialogs/contract/cues';
import { type Views } from '../dialogs/contract/turn';
import { DEFAULT_RULES } from '../domain/rules';

const NO_CUES = Object.fromEntries([...CUES, ...COMPLAINT_CUES].map((cue) => [cue, /(?!)/u])) as Cues;

/** A company that sells nothing and knows nobody: what a test starts from that is about something else. */
export const EMPTY_VIEWS: Views = {
  catalogue: { products: new Map(), categories: new Map(), faq: new Map(), stores: [] },
  productWords: new Map(),
  specNames: new Map(),
  allSpecsWords: [],
  cues: NO_CUES,
  offers: [],
  membership: undefined,
  rules: DEFAULT_RULES,
  calendar: { timeZone: 'Asia/Jakarta', hours: new Map(), holidays: new Map() },
  segments: [],
  criteria: [],
  companySizes: [],
  territoryOf: () => 'outside',
  deliveryTo: () => undefined,
  weightOf: () => undefined,
  isServedOnly: () => false,
  servedCities: [],
  roster: [],
  company: {
    name: 'Test',
    botName: 'Bot',
    timeZone: 'Asia/Jakarta',
    website: 'https://test.example',
    orderPrefix: 'T',
    phones: [],
  },
};
