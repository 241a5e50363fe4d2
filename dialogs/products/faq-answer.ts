import { isKind } from '../../domain/recognition/intent';
import { type FaqEntry, faqKey } from '../../domain/products/catalogue';
import { privilegesOutput } from '../membership/card';
import { complete, defineDialog } from '../contract/dialog';
import { promotionOutputs } from './offers';
import { type Output, say } from '../contract/outputs';
import { offerToRemember } from '../profile/remember';
import { type Turn } from '../contract/turn';
import { askTheTeam } from './unanswered';

const TOPICS = ['ask_payment', 'ask_store', 'membership_info'] as const;

/** Payment, stores, membership: answered in the words the company has approved (P-14). */
export const faqAnswer = defineDialog({
  id: 'faq-answer',
  version: 1,
  startsOn: TOPICS,
  startsAt: ['known_question'],
  isPublic: true,
  gives: 'advice',
  begin: (turn) => {
    const asked = TOPICS.filter((topic) => turn.acts.includes(topic));
    const answers = faqOutputs(turn, asked);
    if (!answers) return complete(...askTheTeam(turn, say('product.unknown')));
    return complete(...answers, ...offerToRemember(turn));
  },
});

/**
 * The answers of the entries that fit best, one for each topic asked; undefined when none is sure enough.
 * @param topics intents the message was understood as; empty to trust retrieval alone
 */
export function faqOutputs(turn: Turn, topics: readonly string[]): Output[] | undefined {
  const sure = asksOneThing(turn) ? bestEntry(turn, undefined) : undefined;
  const ofTopics = topics.flatMap((topic) => bestEntry(turn, topic) ?? []);
  const entries = sure || topics.length === 0 ? [sure ?? bestEntry(turn, undefined)] : ofTopics;
  const distinct = [...new Set(entries)].flatMap((entry) => entry ?? []);
  return distinct.length > 0 ? distinct.flatMap((entry) => entryOutputs(turn, entry)) : undefined;
}

/** A likely entry that none rivals, where a question names no thing it could be about. */
export function likelyAnswer(turn: Turn): Output[] | undefined {
  const [first, second] = turn.recognition.faq;
  const isLikely = first !== undefined && first.score >= turn.views.rules.understanding.askBack;
  if (!isLikely || (second?.score ?? 0) > first.score / 2) return undefined;
  const entry = entryOf(turn, first.id);
  return entry && entryOutputs(turn, entry);
}

/** With one question in the message a sure answer is its answer, whatever it was read as: "instalasi bayar lagi ga?" */
function asksOneThing({ acts }: Turn): boolean {
  return acts.filter((act) => isKind(act, 'ask', 'want')).length === 1;
}

/** The answer on a topic, whatever the message was; undefined when the content has none. */
export function generalOutputs(turn: Turn, topic: string): Output[] | undefined {
  const entry = general(turn, topic);
  return entry && entryOutputs(turn, entry);
}

/** Knowing the topic, a likely entry will do (`askBack`); without one only a sure entry is an answer. */
function bestEntry(turn: Turn, topic: string | undefined): FaqEntry | undefined {
  const { answer } = turn.views.rules.product;
  const least = topic === undefined ? answer : turn.views.rules.understanding.askBack;
  const candidates = turn.recognition.faq
    .filter((ranked) => ranked.score >= least)
    .flatMap((ranked) => entryOf(turn, ranked.id) ?? [])
    .filter((entry) => topic === undefined || entry.topic === topic);
  return candidates[0] ?? leadingEntry(turn, topic) ?? general(turn, topic);
}

/** Less than this tells nothing, even among the entries of one topic. */
const FAINT = 0.03;
/** So much of what the entries of a topic share goes to the one that is meant. */
const LEADS = 0.6;

/** The entry that leads those of its topic by far, however faint its sound: "kalau pecah di jalan diganti?". */
function leadingEntry(turn: Turn, topic: string | undefined): FaqEntry | undefined {
  if (topic === undefined) return undefined;
  const ofTopic = turn.recognition.faq.flatMap(({ id, score }) => {
    const entry = entryOf(turn, id);
    return entry?.topic === topic ? [{ entry, score }] : [];
  });
  const [first] = ofTopic;
  const all = ofTopic.reduce((sum, { score }) => sum + score, 0);
  return first && first.score >= FAINT && first.score >= LEADS * all ? first.entry : undefined;
}

/** The entry in the language of the conversation, else in the one it was written in. */
function entryOf(turn: Turn, id: string): FaqEntry | undefined {
  const { language } = turn.conversation;
  const other = language === 'id' ? 'en' : 'id';
  const { faq } = turn.views.catalogue;
  return faq.get(faqKey({ language, id })) ?? faq.get(faqKey({ language: other, id }));
}

/** An entry is without a rival when no other is this share as probable; then so much of the least will do. */
const RIVAL = 0.1;
const WITHOUT_RIVAL = 0.8;

/**
 * The best entry for a question no row of the catalogue answers, when it is of that topic.
 * @param least the lowest probability that counts, 0..1; less where no other entry comes near
 */
export function bestOf(turn: Turn, topic: string, least: number): FaqEntry | undefined {
  const [best, second] = turn.recognition.faq;
  const isAlone = best !== undefined && (second?.score ?? 0) < best.score * RIVAL;
  if (!best || best.score < least * (isAlone ? WITHOUT_RIVAL : 1)) return undefined;
  const entry = entryOf(turn, best.id);
  return entry?.topic === topic ? entry : undefined;
}

/** The first entry of a topic is its general one: what to say when the question is as general. */
function general(turn: Turn, topic: string | undefined): FaqEntry | undefined {
  if (topic === undefined) return undefined;
  const { language } = turn.conversation;
  const ofTopic = [...turn.views.catalogue.faq.values()].filter((entry) => entry.topic === topic);
  return ofTopic.find((entry) => entry.language === language) ?? ofTopic[0];
}

/** An answer that is filled with the promotions of the day (`offers.yaml`). */
const OFFERS = '{offers}';
/** One that is filled with what a member has (`membership.yaml`). */
const PRIVILEGES = '{privileges}';

function entryOutputs(turn: Turn, entry: FaqEntry): Output[] {
  if (entry.answer.trim() === OFFERS) return promotionOutputs(turn);
  if (entry.answer.trim() === PRIVILEGES) return [privilegesOutput(turn)];
  const outputs: Output[] = [];
  if (entry.language !== turn.conversation.language) outputs.push(say('faq.other-language'));
  outputs.push(say('faq.answer', { answer: entry.answer }));
  if (entry.sourceUrl) outputs.push(say('faq.source', { url: entry.sourceUrl.replace(/^https?:\/\//, '') }));
  return outputs;
}
