import { type Asked } from '../asked';
import { type Goal } from '../goal';
import { type Manner } from '../manner';
import { type Kept } from '../store';
import { type Talk, type Turn } from '../talk';
import { type Finding } from './finding';

/** Questions that rightly come again: after each change, or because each is another choice. */
const MAY_RECUR: ReadonlySet<Asked> = new Set<Asked>([
  'which',
  'unknown',
  'confirm',
  'summary',
  'change',
  'ask the team',
  'items',
]);

export function judgeRepeats({ turns }: Talk): Finding[] {
  const times = new Map<Asked, number>();
  for (const { question } of turns) {
    if (question) times.set(question.asked, (times.get(question.asked) ?? 0) + 1);
  }
  return [...times]
    .filter(([asked, count]) => count >= 3 && !MAY_RECUR.has(asked))
    .map(([asked, count]) => ({
      category: 'question a third time',
      seen: `"${asked}" was asked ${count} times`,
    }));
}

/** Questions whose answer stood in a message before, or in the very one they answer. */
export function judgeKnown(goal: Goal, { turns }: Talk): Finding[] {
  const known = valuesOf(goal);
  for (const [index, { question }] of turns.entries()) {
    const values = question && known.get(question.asked);
    const wordsSoFar = turns.slice(0, index + 1).map(({ customerWords: said }) => said.toLowerCase());
    if (!values || !values.every((value) => wordsSoFar.some((said) => said.includes(value)))) continue;
    const isRetry = wordsSoFar.length > 0 && turns[index - 1]?.question?.asked === question.asked;
    if (!isRetry)
      return [
        {
          category: 'asked what was told',
          seen: `"${question.asked}" was asked behind ${values.join(', ')}`,
        },
      ];
  }
  return [];
}

/** What the customer has to tell, by the question it answers. Numbers are left out: people write them in many ways. */
function valuesOf({ truth: { order, lead, facts = {} } }: Goal): Map<Asked, string[]> {
  const name = order?.recipient ?? facts.display_name;
  const values: Array<readonly [Asked, string | undefined]> = [
    ['place', order?.town ?? lead?.town],
    ['name', name],
    ['recipient', name],
    ['name and contact', facts.display_name],
    ['company', lead?.company ?? facts.company],
    ['people', lead?.people === undefined ? undefined : String(lead.people)],
  ];
  return new Map(
    values.flatMap(([asked, value]) => (value === undefined ? [] : [[asked, [value.toLowerCase()]]])),
  );
}

export function judgeExpected({ expected, unsaid, end }: Talk): Finding[] {
  const findings: Finding[] = [];
  for (const { expectation, replies } of expected) {
    const { what, must, mustNot = [], isSide } = expectation;
    if (must.some((pattern) => !pattern.test(replies))) {
      findings.push({
        category: isSide ? 'side question unanswered' : 'not said',
        seen: `${what}: "${shortened(replies)}"`,
      });
    }
    const wrong = mustNot.find((pattern) => pattern.test(replies));
    if (wrong) findings.push({ category: 'said wrongly', seen: `${what}: ${wrong.exec(replies)?.[0]}` });
  }
  if (end !== 'done')
    findings.push({
      category: 'dead end',
      seen: `${end}${unsaid.length > 0 ? `, ${unsaid.length} things unsaid` : ''}`,
    });
  return findings;
}

function shortened(text: string): string {
  const line = text.trim().replace(/\n/g, ' | ');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}

const INDONESIAN =
  /\b(yang|untuk|dan|tidak|ada|saya|anda|kami|sudah|belum|mau|berapa|dengan|boleh|bisa|atau|dari|maaf|terima|kasih|silakan|apa|itu|ini)\b/gi;
const ENGLISH =
  /\b(the|is|are|you|your|for|and|we|of|to|please|would|how|with|not|which|what|have|thank|sorry|any|this|that|it)\b/gi;

export function judgeLanguage({ turns }: Talk, goal: Goal, manner: Manner): Finding[] {
  if (manner.mixed || goal.anyLanguage) return [];
  const wrong = turns.filter(
    (turn) => turn.as !== 'start' && spokenIn(turn) === (turn.language === 'id' ? 'en' : 'id'),
  );
  return wrong.slice(0, 1).map(({ customerWords: said, language }) => ({
    category: 'wrong language',
    seen: `${wrong.length} of ${turns.length - 1} replies not in ${language}, first to "${said}"`,
  }));
}

/** By its small words; undefined when they do not decide. */
function spokenIn({ replies }: Turn): 'id' | 'en' | undefined {
  const text = replies.map((bubble) => bubble.text).join(' ');
  const id = text.match(INDONESIAN)?.length ?? 0;
  const en = text.match(ENGLISH)?.length ?? 0;
  if (Math.abs(id - en) < 3) return undefined;
  return id > en ? 'id' : 'en';
}

const PROMISED =
  /saya catat|sudah (saya )?(catat|teruskan)|sudah tercatat|saya teruskan|i have noted|noted[:,.]|logged as|i have passed|have added that/i;
/** Said of what was promised before, or may be said without an event. */
const OF_EARLIER = /tadi|already|perlu diulang|need not repeat/i;

/** @param facts what is stored: told again, it is noted already */
export function judgePromises({ turns }: Talk, { facts }: Kept): Finding[] {
  const stored = Object.values(facts).map((value) => value.toLowerCase());
  return turns.flatMap(({ as, replies, before, after, customerWords: said }): Finding[] => {
    const promise = replies.map((bubble) => PROMISED.exec(bubble.text) && bubble.text).find(Boolean);
    if (!promise || as === 'start' || before !== after || OF_EARLIER.test(promise)) return [];
    if (stored.some((value) => said.toLowerCase().includes(value))) return [];
    return [
      { category: 'promise without an event', seen: `"${shortened(promise)}" to "${shortened(said)}"` },
    ];
  });
}
