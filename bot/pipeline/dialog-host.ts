import { type Activity, BotAdapter, type ConversationReference, TurnContext } from 'botbuilder';
import {
  Dialog,
  DialogContext,
  type DialogInstance,
  type DialogReason,
  DialogSet,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { type AnyDialog, type Step } from '../../dialogs/contract/dialog';
import { type OpenDialog } from '../../dialogs/contract/turn';
import { type Move, fallback, isFitting, planTurn } from '../../dialogs/steering/agenda';
import { type DialogFrame } from '../../domain/conversation/conversation';
import { type RecognitionContext } from '../../domain/recognition/recognition';
import { type TurnRun } from './turn-run';

/** Two levels at most: a third drops the oldest (architecture §4). */
const MAX_DEPTH = 2;

/** Where a hosted dialog finds the turn it works in. */
const RUN = Symbol('turn run');

/** Where `DialogStateManager` keeps its memory scopes for the other dialog contexts of a turn. */
const MEMORY = 'DialogStateManagerConfiguration';

/** Never sends: what is said is collected, rendered and committed first (promise 2). */
class SilentAdapter extends BotAdapter {
  override sendActivities(): Promise<never> {
    return Promise.reject(new Error('dialogs answer with outputs, they do not send'));
  }
  override updateActivity(): Promise<never> {
    return this.sendActivities();
  }
  override deleteActivity(): Promise<never> {
    return this.sendActivities();
  }
  override continueConversation(_reference: Partial<ConversationReference>): Promise<never> {
    return this.sendActivities();
  }
}

/** A dialog that was begun before it is put on the stack. */
interface Begun {
  step: Step;
}

/** A dialog of ours as one of Bot Framework's: its stack, its begin, continue, resume and end. */
class HostedDialog extends Dialog {
  constructor(private readonly dialog: AnyDialog) {
    super(dialog.id);
  }

  /** @param begun what the dialog has already answered with when the order of the answers was decided */
  override beginDialog(context: DialogContext, begun?: Begun): Promise<DialogTurnResult> {
    return this.follow(context, begun?.step ?? this.dialog.begin(runOf(context).turn()));
  }

  override continueDialog(context: DialogContext): Promise<DialogTurnResult> {
    const run = runOf(context);
    const step = this.dialog.reply?.(stateOf(context), run.turn());
    if (!step || step.status === 'not_understood') {
      run.notUnderstood = true;
      return Promise.resolve(Dialog.EndOfTurn);
    }
    return this.follow(context, step);
  }

  /** What lay on top is done. The question below waits until everything else has been answered. */
  override resumeDialog(context: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    runOf(context).uncovered = true;
    return Promise.resolve(Dialog.EndOfTurn);
  }

  /** The open question is asked again, in the dialog's own words. */
  async takeUp(context: DialogContext): Promise<void> {
    const turn = runOf(context).turn();
    const step = this.dialog.resume?.(stateOf(context), turn) ?? this.dialog.begin(turn);
    await this.follow(context, step);
  }

  private async follow(context: DialogContext, step: Step): Promise<DialogTurnResult> {
    const frame = context.activeDialog;
    if (step.status === 'not_understood') return Dialog.EndOfTurn;
    runOf(context).take(step.outputs);
    if (step.status === 'complete') return context.endDialog();
    if (frame) frame.state = { version: this.dialog.version, state: step.state };
    return Dialog.EndOfTurn;
  }
}

function runOf(context: DialogContext): TurnRun {
  return context.context.turnState.get<TurnRun>(RUN);
}

function stateOf(context: DialogContext): object {
  return (context.activeDialog?.state as { state: object }).state;
}

/** Runs turns on a fixed set of dialogs. */
export class DialogHost {
  private readonly set = new DialogSet();
  private readonly byId: ReadonlyMap<string, AnyDialog>;
  private readonly adapter = new SilentAdapter();
  private memory: object | undefined;

  constructor(private readonly dialogs: readonly AnyDialog[]) {
    for (const dialog of dialogs) this.set.add(new HostedDialog(dialog));
    this.byId = new Map(dialogs.map((dialog) => [dialog.id, dialog]));
  }

  /** Begins, answers and resumes what the turn calls for; the result is in the run. */
  async run(run: TurnRun): Promise<void> {
    const stack = this.restore(run.snapshot.conversation.stack);
    const context = this.contextOf(run, stack);
    await this.follow(context, run, planTurn(run.turn(), this.dialogs));
    // Nobody has said anything when a moment comes: the open question still stands where it was asked.
    if (run.turn().input.kind !== 'due') await this.takeUp(context, run);
    const [begun] = run.begins
      .flatMap((id) => this.byId.get(id) ?? [])
      .filter((dialog) => isFitting(run.turn(), dialog));
    if (begun !== undefined && stack.length === 0) await context.beginDialog(begun.id);
    run.setStack(framesOf(stack));
  }

  /**
   * Every dialog is begun once and in order. At most one is left waiting: its question comes behind what the
   * others answer, and what a second one would ask is not asked in this turn.
   */
  private async follow(context: DialogContext, run: TurnRun, plan: readonly Move[]): Promise<void> {
    let asking: { dialog: AnyDialog; step: Step } | undefined;
    for (const move of plan) {
      if (move.kind === 'reply') {
        await this.reply(context, run);
        continue;
      }
      const mark = run.numbers.mark();
      const step = move.dialog.begin(run.turn());
      if (step.status !== 'waiting') await this.begin(context, run, move.dialog, step);
      else if (asking) run.numbers.backTo(mark);
      else asking = { dialog: move.dialog, step };
    }
    if (asking) await this.begin(context, run, asking.dialog, asking.step);
  }

  /** Asks the questions again that lay below what has just been completed; one that is done uncovers the next. */
  private async takeUp(context: DialogContext, run: TurnRun): Promise<void> {
    while (run.uncovered && context.activeDialog) {
      run.uncovered = false;
      const dialog = this.set.find(context.activeDialog.id);
      if (dialog instanceof HostedDialog) await dialog.takeUp(context);
    }
  }

  /** What a turn may know of the dialogs that wait. */
  open(frames: readonly DialogFrame[]): OpenDialog[] {
    return this.current(frames)
      .flatMap(({ id }) => this.byId.get(id) ?? [])
      .map(({ id, yields, isUrgent }) => ({ id, yields, isUrgent }));
  }

  /** What the open question asks for, as the recognizer may know it (step 4). */
  expecting(frames: readonly DialogFrame[]): RecognitionContext['expecting'] {
    const frame = frames.at(-1);
    const dialog = frame && this.byId.get(frame.id);
    return dialog?.version === frame?.version ? dialog?.expects?.(frame?.state ?? {}) : undefined;
  }

  private async begin(context: DialogContext, run: TurnRun, dialog: AnyDialog, step: Step): Promise<void> {
    const { id } = dialog;
    // A complaint takes the place of a form; what the form has learned is kept (F-6).
    if (dialog.wins) context.stack.length = 0;
    await context.beginDialog(id, { step } satisfies Begun);
    if (context.activeDialog?.id === id) run.uncovered = false;
    if (run.abandoned) {
      context.stack.length = 0;
      run.abandoned = false;
    }
    while (context.stack.length > MAX_DEPTH) context.stack.shift();
  }

  private async reply(context: DialogContext, run: TurnRun): Promise<void> {
    await context.continueDialog();
    if (!run.notUnderstood) return;
    run.notUnderstood = false;
    await this.follow(context, run, fallback(run.turn(), this.dialogs));
  }

  /** Frames of a dialog that is gone or was made for another version are dropped. */
  private current(frames: readonly DialogFrame[]): readonly DialogFrame[] {
    return frames.filter((frame) => this.byId.get(frame.id)?.version === frame.version);
  }

  private restore(frames: readonly DialogFrame[]): DialogInstance[] {
    return this.current(frames).map((frame) => ({
      id: frame.id,
      state: { version: frame.version, state: frame.state },
    }));
  }

  private contextOf(run: TurnRun, dialogStack: DialogInstance[]): DialogContext {
    const activity: Partial<Activity> = { type: 'message', channelId: run.snapshot.conversation.channel };
    const turnContext = new TurnContext(this.adapter, activity);
    turnContext.turnState.set(RUN, run);
    // The same for every turn; made anew it costs a third of the stack's time.
    if (this.memory) turnContext.turnState.set(MEMORY, this.memory);
    const context = new DialogContext(this.set, turnContext, { dialogStack });
    this.memory ??= turnContext.turnState.get<object>(MEMORY);
    return context;
  }
}

function framesOf(stack: readonly DialogInstance[]): DialogFrame[] {
  return stack.map(({ id, state }) => {
    const { version, state: inner } = state as { version: number; state: object };
    return { id, version, state: inner };
  });
}
