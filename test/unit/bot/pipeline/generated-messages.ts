import fc from 'fast-check';
import { type DialogHost } from '../../../../bot/pipeline/dialog-host';
import { NumberBook } from '../../../../bot/pipeline/drawn-numbers';
import { TurnRun } from '../../../../bot/pipeline/turn-run';
import { type Turn, type Views } from '../../../../dialogs/contract/turn';
import { interpretActs, settledActs } from '../../../../dialogs/steering/interpret';
import { learn, learnedActs } from '../../../../dialogs/steering/learn';
import { type DialogueAct } from '../../../../domain/recognition/acts';
import { type Entity } from '../../../../domain/recognition/entities';
import { ALL_INTENTS, type Intent, isKind } from '../../../../domain/recognition/intent';
import { NOTHING_RECOGNIZED, type Recognition } from '../../../../domain/recognition/recognition';
import { type Snapshot } from '../../../../domain/contact/snapshot';
import { intentOf } from '../../../../dialogs/contract/taking';
import { NOW, snapshotOf } from '../../dialogs/complaints/complaint-turn';
import { NO_PROOF } from '../../../no-proof';

/** An act without its place: a message is built by putting them one after the other. */
export type Part = DialogueAct extends infer A
  ? A extends DialogueAct
    ? Omit<A, 'id' | 'span'>
    : never
  : never;

const sure = fc.double({ min: 0.5, max: 1, noNaN: true });
const asked = ALL_INTENTS.filter((intent) => isKind(intent, 'ask'));
const wanted = ALL_INTENTS.filter((intent) => isKind(intent, 'want', 'steer'));

export const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    kind: fc.constant('ask' as const),
    intent: fc.constantFrom(...asked),
    about: fc.constant([]),
    sure,
  }),
  fc.record({
    kind: fc.constant('want' as const),
    intent: fc.constantFrom(...wanted),
    about: fc.constant([]),
    sure,
  }),
  fc.record({
    kind: fc.constant('inform' as const),
    slot: fc.constantFrom(
      { name: 'name' as const, value: 'Rina' },
      { name: 'city' as const, value: 'Bogor' },
      { name: 'quantity' as const, value: { amount: 35, unit: 'person' as const, approximate: false } },
      { name: 'number' as const, value: 7 },
    ),
    whose: fc.constant('self' as const),
    sure,
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    yes: fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const),
    sure,
  }),
  fc.record({ kind: fc.constant('refuse' as const), sure }),
  fc.record({
    kind: fc.constant('courtesy' as const),
    intent: fc.constantFrom<Intent[]>('greet', 'thanks', 'bye'),
    sure,
  }),
  fc.record({ kind: fc.constant('unread' as const), sure }),
);

/** A message of these parts, each a clause of its own. */
export function messageOf(
  parts: readonly Part[],
  unread = 'kata',
): { text: string; recognition: Recognition } {
  let text = '';
  const dialogueActs = parts.map((one, id): DialogueAct => {
    const word =
      one.kind === 'inform' ? wordOf(one.slot.value) : one.kind === 'unread' ? unread : `kata${id}`;
    const start = text.length;
    text += `${word}, `;
    return { ...one, id, span: { text: word, start, end: start + word.length } };
  });
  const intents = dialogueActs.flatMap((act) => intentOf(act) ?? []);
  const entities = dialogueActs.flatMap((act) =>
    act.kind === 'inform' ? [{ ...act.span, type: act.slot.name, value: act.slot.value } as Entity] : [],
  );
  const acts = [...new Set(intents)];
  const scored = acts.map((intent) => ({ intent, score: sureOf(dialogueActs, intent) }));
  const recognition = { ...NOTHING_RECOGNIZED, inScope: true, acts, intents: scored, dialogueActs, entities };
  return { text, recognition };
}

/** How sure the act is that an intent was read from. */
function sureOf(acts: readonly DialogueAct[], intent: Intent): number {
  return Math.max(...acts.filter((act) => intentOf(act) === intent).map((act) => act.sure));
}

function wordOf(value: unknown): string {
  return typeof value === 'object' ? String((value as { amount: number }).amount) : `${value as string}`;
}

/** A conversation whose messages are heard by real or made-up dialogs, as the pipeline has them heard. */
export class Chat {
  snapshot: Snapshot;
  private turns = 0;

  constructor(
    private readonly host: DialogHost,
    private readonly views: Views,
  ) {
    const { conversation, ...rest } = snapshotOf({});
    this.snapshot = { ...rest, conversation: { ...conversation, greetedAt: NOW } };
  }

  async hear(parts: readonly Part[], unread?: string): Promise<TurnRun> {
    const { text, recognition } = messageOf(parts, unread);
    const input = { kind: 'message', text, button: undefined, attachments: [] } as const;
    const { conversation, contact } = this.snapshot;
    const heard = { input, recognition, views: this.views, open: this.host.open(conversation.stack) };
    const acts = interpretActs({ ...heard, conversation, contact }, undefined);
    const turnNo = (this.turns += 1);
    let serial = turnNo * 100;
    const numbers = new NumberBook().of('message', {
      newId: (kind) => `${kind}-${(serial += 1)}`,
      newSerial: () => (serial += 1),
      newCode: () => `K7PM-4X${String(serial)}`,
    });
    const ground: Omit<Turn, 'contact' | 'behindDoor' | 'conversation' | 'handoff' | 'attempt' | 'recorded'> =
      {
        ...heard,
        ...NO_PROOF,
        now: NOW,
        messageId: `message-${turnNo}`,
        acts,
        chosen: undefined,
        repeated: false,
        leftover: [],
        stuck: undefined,
        wording: () => ({ shown: '', version: '' }),
        newId: numbers.newId,
        newSerial: numbers.newSerial,
        newCode: numbers.newCode,
      };
    const run = new TurnRun(ground, this.snapshot, numbers);
    const learned = learn(run.turn());
    for (const event of learned) run.record(event);
    run.took(learnedActs(recognition.dialogueActs, learned), 'learn');
    run.took(settledActs({ acts, recognition }), 'settle');
    await this.host.run(run);
    this.snapshot = run.snapshot;
    return run;
  }
}
