import { type AnyDialog, type Step } from '../../dialogs/contract/dialog';
import { tookByDefault } from '../../dialogs/contract/taking';
import { type DialogueAct } from '../../domain/recognition/acts';
import { type Output, type Relay, type Say } from '../../dialogs/contract/outputs';
import { type Turn } from '../../dialogs/contract/turn';
import { type DrawnNumbers } from './drawn-numbers';
import { type DialogFrame } from '../../domain/conversation/conversation';
import { type DomainEvent } from '../../domain/contact/events';
import { behindDoor, visibleContact } from '../../domain/contact/door';
import { evolve } from '../../domain/contact/evolve';
import { type TakenAct, untaken } from '../../domain/recognition/taken';
import { type Language } from '../../domain/time/instant';
import { type Snapshot } from '../../domain/contact/snapshot';

/** Something that will be said, in the language the conversation had at that moment (T58). */
export type SpokenOutput = (Say | Relay) & { language: Language };

/** What of a turn does not change while it runs. */
export type TurnGround = Omit<
  Turn,
  'contact' | 'behindDoor' | 'conversation' | 'handoff' | 'attempt' | 'recorded'
>;

/** A turn while it runs: what was recorded so far is folded in, what was said so far is collected. */
export class TurnRun {
  readonly outputs: SpokenOutput[] = [];
  readonly events: DomainEvent[] = [];
  /** Dialogs to begin when the agenda is done. */
  readonly begins: string[] = [];
  /** Who dealt with which act of the message. */
  readonly taken: TakenAct[] = [];
  /** How often the open question was asked when the message came. */
  attempt = 0;
  /** Dialogs whose `begin` was called, whether or not their step was carried out. */
  readonly begun = new Set<string>();
  abandoned = false;
  /** A dialog that lay on another is done. */
  uncovered = false;

  constructor(
    private readonly ground: TurnGround,
    public snapshot: Snapshot,
    /** What the turn has drawn so far; numbers of a step that was not carried out are given back. */
    readonly numbers: Pick<DrawnNumbers, 'mark' | 'backTo'>,
  ) {}

  /** The turn as the next dialog sees it: of the person no more than may be told here (M-4). */
  turn(): Turn {
    const { contact, conversation } = this.snapshot;
    // A rep and a timer act for the whole person; whoever writes sees what may be told here.
    const { kind } = this.ground.input;
    const isOurs = kind === 'rep' || kind === 'due';
    const visible = isOurs ? contact : visibleContact(contact, conversation, this.ground.now);
    return {
      ...this.ground,
      ...this.snapshot,
      contact: visible,
      behindDoor: behindDoor(contact, visible),
      attempt: this.attempt,
      recorded: this.events,
    };
  }

  take(outputs: readonly Output[]): void {
    for (const output of outputs) {
      switch (output.kind) {
        case 'record':
          this.record(output.event);
          break;
        case 'begin':
          this.begins.push(output.dialog);
          break;
        case 'abandon':
          this.abandoned = true;
          break;
        case 'say':
        case 'relay':
          this.outputs.push({ ...output, language: this.snapshot.conversation.language });
          break;
      }
    }
  }

  /** Whether something that was said waits for a choice: nothing is asked in passing beside it. */
  offersChoices(): boolean {
    return this.outputs.some((one) => one.kind === 'say' && (one.choices?.length ?? 0) > 0);
  }

  /** Acts of the message that no dialog has taken yet. */
  untaken(): DialogueAct[] {
    return untaken(this.ground.recognition.dialogueActs, this.taken);
  }

  tookStep(dialog: AnyDialog, step: Step, isReply: boolean): void {
    if (step.status === 'not_understood') return;
    const { chosen, recognition } = this.ground;
    // Who presses a button says its label and nothing else.
    const isWhole = isReply || chosen !== undefined;
    this.took(step.took ?? tookByDefault(dialog, recognition.dialogueActs, isWhole), dialog.id);
  }

  /** @param by the dialog, or `learn` */
  took(acts: 'all' | readonly number[], by: string): void {
    const own = this.untaken().filter(({ id }) => acts === 'all' || acts.includes(id));
    this.taken.push(...own.map(({ id }) => ({ act: id, by })));
  }

  record(event: DomainEvent): void {
    const next = evolve(this.snapshot, event);
    // A loyalty event whose key is known changes nothing and is not written again (T4).
    if (event.type === 'loyalty' && next === this.snapshot) return;
    // What was learned in the turn of an erasure goes with the rest.
    if (event.type === 'data_erased') this.events.splice(0, this.events.length);
    this.events.push(event);
    this.snapshot = next;
  }

  /** Everything about the person was erased in this turn. */
  get isErased(): boolean {
    return this.events.some(({ type }) => type === 'data_erased');
  }

  /** What was being asked of somebody who is forgotten is forgotten too. */
  setStack(frames: DialogFrame[]): void {
    const stack = this.isErased ? [] : frames;
    this.snapshot = { ...this.snapshot, conversation: { ...this.snapshot.conversation, stack } };
  }
}
