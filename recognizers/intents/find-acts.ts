import { type NormalText } from '../text/normalize';
import { chooseActs, type ScoredIntent } from './choose-acts';
import { clauseActs } from './clause-acts';
import { type FoundAct } from './found-act';
import { NO_INTENT, type Classifier } from './classifier';
import { clausesOf, storyPartsOf } from './clauses';
import { deniesComplaint, isComplaint } from './guards';
import {
  guardedPrediction,
  isOutside,
  type GuardedPrediction,
  type IntentReader,
} from './guarded-prediction';
import { intentWords } from './intent-words';
import { COURTESY, INTRODUCTION, isOpening, isSteering, isWish, standsBehind } from './intent-kinds';
import { withoutDoubtfulYes } from './doubtful-yes';
import { putsOff, withoutPutOffYes } from './put-off';
import { shortcutIntent } from './shortcuts';
import { isUnreadable } from './unreadable';

/** A stretch of words, `to` exclusive, and what it wants. */
export interface IntentPart {
  intent: string;
  score: number;
  from: number;
  to: number;
}

/** Courtesies that decide something: only where they are acts. */
const DECIDING: ReadonlySet<string> = new Set(['affirm', 'deny']);

/** What a text wants, after thresholds. */
export interface ActReading {
  /** Where each of `acts` stands, and the courtesies beside them. */
  parts: IntentPart[];
  inScope: boolean;
  intents: ScoredIntent[];
  acts: string[];
  reasons: string[];
}

/** A clause's act that the whole text holds for less probable than this is a slip, unless it is very sure. */
const HARDLY = 0.01;
const VERY_SURE = 0.97;
/** A complaint in a clause of its own counts from this probability on, whatever else is wanted with it. */
const TOLD_SURE = 0.9;
/** The only act of the clauses that the whole holds for less probable than this yields to the best of the whole. */
const LONE = 0.1;
/** Manners beside a wish count at most this much. */
const BEHIND = 0.4;
/** A shortcut is believed this much. */
const SHORTCUT = 0.98;

/** More words than this tell a story, in which single clauses mean little. */
const STORY_WORDS = 36;

/**
 * All intents of a text in order of mention: each clause is asked, then the whole.
 * @param isAsked a question of ours is open: without one a yes beside a wish agrees to nothing
 */
export function findActs(normal: NormalText, reader: IntentReader, isAsked = false): ActReading {
  const { classifier } = reader;
  const words = intentWords(normal);
  if (words.length === 0) return { inScope: false, intents: [], acts: [], parts: [], reasons: [] };
  const short = shortcutIntent(words);
  const whole = guardedPrediction(words, reader);
  if (short !== undefined) return shortcutReading(short, whole, classifier, normal);
  const story = words.length > STORY_WORDS;
  const clauses = story ? storyPartsOf(normal) : clausesOf(normal);
  const told = withoutDoubtfulYes(
    clauses.length > 1 ? clauseActs(normal, clauses, reader) : [],
    normal,
    clauses,
    reader.canBeYes,
    isAsked,
  );
  const said = putsOff(words) ? withoutPutOffYes(told) : told;
  const found = believed(said, whole, classifier, story);
  // Set phrases and nothing else: what the whole sounds like adds nothing ("kenapa enggak, ayo").
  const isAllPlain = said.length === clauses.length && said.every(({ plain }) => plain);
  const scores = combined(classifier, whole, found);
  const outside = isOutside(whole, said, classifier) && !isUnreadable(words);
  const acts = outside ? [] : chooseActs(scores, found, isAllPlain ? undefined : whole, classifier);
  const reasons = deniesComplaint(words) ? ['guard:complaint-denied'] : [];
  if (clauses.length > 1) reasons.push(`clauses:${clauses.length}`);
  const courtesies = said.filter(
    ({ intent }) => COURTESY.has(intent) && !acts.includes(intent) && !DECIDING.has(intent),
  );
  const parts = [
    ...acts.map((intent) => partOf(intent, found, scores, normal)),
    ...courtesies.map(({ intent, score, at, to }) => ({ intent, score, from: at, to })),
  ];
  // "Ok, then go ahead", "iya, bener, gas": the same answer in several clauses.
  const repeated = said.filter(
    ({ intent, at }) =>
      DECIDING.has(intent) && acts.includes(intent) && !parts.some(({ from, to }) => from <= at && at < to),
  );
  parts.push(...repeated.map(({ intent, score, at, to }) => ({ intent, score, from: at, to })));
  return { inScope: !outside, intents: outside ? withNoneFirst(scores) : scores, acts, parts, reasons };
}

/** Where an act stands: in its clause, or in the whole text when that alone tells it. */
function partOf(
  intent: string,
  found: readonly FoundAct[],
  scores: readonly ScoredIntent[],
  normal: NormalText,
): IntentPart {
  const clause = found.find((act) => act.intent === intent);
  const score = scores.find((scored) => scored.intent === intent)?.score ?? 0;
  return { intent, score, from: clause?.at ?? 0, to: clause?.to ?? normal.words.length };
}

function shortcutReading(
  intent: string,
  { odds }: GuardedPrediction,
  { labels }: Classifier,
  { words }: NormalText,
): ActReading {
  const rest = labels.map((label, index) => ({
    intent: label,
    score: label === intent ? SHORTCUT : (odds[index] as number) * (1 - SHORTCUT),
  }));
  if (!labels.includes(intent)) rest.push({ intent, score: SHORTCUT });
  const parts = [{ intent, score: SHORTCUT, from: 0, to: words.length }];
  return { inScope: true, intents: sorted(rest), acts: [intent], parts, reasons: [`shortcut:${intent}`] };
}

const sorted = (scores: ScoredIntent[]) => scores.sort((first, second) => second.score - first.score);

/** What is outside is so for a reason: "none" is the most probable then. */
function withNoneFirst(scores: ScoredIntent[]): ScoredIntent[] {
  const best = scores[0]?.score ?? 0;
  return sorted(
    scores.map(({ intent, score }) => ({
      intent,
      score: intent === NO_INTENT ? Math.max(best, score) : Math.min(score, 1 - best),
    })),
  );
}

const LEAST_REST = 0.02;

/** The acts of clauses without the slips: what the whole text denies, steering words within a story. */
function believed(
  said: readonly FoundAct[],
  whole: GuardedPrediction,
  { labels }: Classifier,
  story: boolean,
): FoundAct[] {
  const oddsOf = (intent: string) => whole.odds[labels.indexOf(intent)] ?? 0;
  // Name and number say nothing against what is told behind them, however much of the whole they are.
  const rest = Math.max(1 - oddsOf(INTRODUCTION), LEAST_REST);
  const shareOf = (intent: string) =>
    intent === INTRODUCTION ? oddsOf(intent) : Math.min(1, oddsOf(intent) / rest);
  const kept = said.filter(({ intent, score }) => {
    const share = shareOf(intent);
    if (isSteering(intent)) return !story && score >= VERY_SURE;
    if (story) return share >= HARDLY && (isComplaint(intent) || score >= VERY_SURE || share >= 0.1);
    return share >= HARDLY || score >= (isComplaint(intent) ? TOLD_SURE : VERY_SURE);
  });
  const [lone, ...others] = kept;
  if (lone && others.length === 0 && !lone.plain && !story && shareOf(lone.intent) < LONE) return [];
  const wanted = kept.filter(({ intent }) => !isOpening(intent));
  return wanted.length > 0 ? wanted.filter((act) => keepsCourtesy(act, wanted)) : kept;
}

/** Who goes on agrees in doing so. */
const AGREEING: ReadonlySet<string> = new Set(['resume']);

/**
 * "makasih ya" after a request is a courtesy; after "ga usah" it is an act. Beside a wish a no is said in
 * so many words: "not much" and "nothing is broken" refuse nothing.
 */
function keepsCourtesy({ intent, plain }: FoundAct, wanted: readonly FoundAct[]): boolean {
  const rest = wanted.filter((other) => !COURTESY.has(other.intent));
  if (intent === 'affirm' && rest.some((other) => AGREEING.has(other.intent))) return false;
  if (intent === 'deny') return plain || rest.length === 0;
  return (intent !== 'thanks' && intent !== 'bye') || rest.every((other) => isSteering(other.intent));
}

/** The better of whole and clause for each intent, best first; courtesies stand behind what is wanted. */
function combined(
  classifier: Classifier,
  whole: GuardedPrediction,
  found: readonly FoundAct[],
): ScoredIntent[] {
  const scores = new Map(classifier.labels.map((label, index) => [label, whole.odds[index] as number]));
  for (const { intent, score } of found) scores.set(intent, Math.max(score, scores.get(intent) ?? 0));
  const wanted = found.some(({ intent }) => !standsBehind(intent));
  // Name and number are told beside a wish; the wish is what the text is about.
  const wish = Math.max(0, ...found.filter(({ intent }) => isWish(intent)).map(({ score }) => score));
  const most = (intent: string) => {
    if (wanted && standsBehind(intent)) return BEHIND;
    return intent === INTRODUCTION && wish > 0 ? wish - LEAST_REST : 1;
  };
  return sorted([...scores].map(([intent, score]) => ({ intent, score: Math.min(score, most(intent)) })));
}
