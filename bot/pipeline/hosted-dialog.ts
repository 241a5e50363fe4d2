import { type AnyDialog, type Step } from '../../dialogs/contract/dialog';
import { type Attempts, type NextAttempt, nextAttempt } from './attempts';
import { BotAdapter, Dialog, type DialogContext } from './bot-framework';
import { type DialogReason, type DialogTurnResult } from './bot-framework';
import { type TurnRun } from './turn-run';

/** Where a hosted dialog finds the turn it works in. */
export const RUN = Symbol('turn run');

/** Never sends: what is said is collected, rendered and committed first (promise 2). */
export class SilentAdapter extends BotAdapter {
  override sendActivities(): Promise<never> {
    return Promise.reject(new Error('dialogs answer with outputs, they do not send'));
  }
  override updateActivity(): Promise<never> {
    return this.sendActivities();
  }
  override deleteActivity(): Promise<never> {
    return this.sendActivities();
  }
  override continueConversation(_reference: Partial<ConversationReferenceOf>): Promise<never> {
    return this.sendActivities();
  }
}

type ConversationReferenceOf = Parameters<BotAdapter['continueConversation']>[0];

/** What a dialog has already answered with when the order of the answers was decided. */
export interface Decided {
  step: Step;
}

/** The state that is kept on Bot Framework's stack for one of our dialogs. */
export interface HostedState {
  version: number;
  state: object;
  attempts?: Attempts | undefined;
}

/** One of our dialogs as a Bot Framework dialog: its stack, its begin, continue, resume and end. */
export class HostedDialog extends Dialog {
  constructor(
    readonly dialog: AnyDialog,
    /** The dialog that shows another way out when a question would be asked too often. */
    private readonly wayOut: AnyDialog | undefined,
  ) {
    super(dialog.id);
  }

  override beginDialog(context: DialogContext, decided?: Decided): Promise<DialogTurnResult> {
    return this.follow(context, decided?.step ?? this.dialog.begin(runOf(context).turn()));
  }

  override continueDialog(): Promise<DialogTurnResult> {
    return Promise.reject(new Error('a reply is asked for by `reply` and followed by `follow`'));
  }

  /** What lay on top is done. The question below waits until everything else has been answered. */
  override resumeDialog(context: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    runOf(context).uncovered = true;
    return Promise.resolve(Dialog.EndOfTurn);
  }

  /** The step that answers the open question; undefined when the message does not answer it. */
  reply(context: DialogContext): Step | undefined {
    const turn = runOf(context).turn();
    const { state } = hostedState(context);
    const isSkipped = turn.chosen?.kind === 'reply' && turn.chosen.reply === 'skip';
    const step = (isSkipped && this.dialog.skip?.(state, turn)) || this.dialog.reply?.(state, turn);
    return step?.status === 'not_understood' ? undefined : step;
  }

  /** The open question is asked again, in the dialog's own words. */
  async takeUp(context: DialogContext): Promise<void> {
    const turn = runOf(context).turn();
    const step = this.dialog.resume?.(hostedState(context).state, turn) ?? this.dialog.begin(turn);
    await this.follow(context, step);
  }

  async follow(context: DialogContext, step: Step): Promise<DialogTurnResult> {
    if (step.status === 'not_understood') return Dialog.EndOfTurn;
    const run = runOf(context);
    const frame = context.activeDialog;
    const before = (frame?.state as Partial<HostedState> | undefined)?.attempts;
    const next = nextAttempt(before, step);
    if (next.kind !== 'ask' && this.wayOut) return this.leaveQuestion(context, step, next);
    run.take(step.outputs);
    if (step.status === 'complete') return context.endDialog();
    if (frame) frame.state = this.stateAfter(step.state, next);
    return Dialog.EndOfTurn;
  }

  /** What the step has recorded stands; instead of its question another way out is shown, and then the end. */
  private async leaveQuestion(
    context: DialogContext,
    step: Exclude<Step, { status: 'not_understood' }>,
    next: NextAttempt,
  ): Promise<DialogTurnResult> {
    const run = runOf(context);
    run.take(step.outputs.filter(({ kind }) => kind === 'record'));
    const stuck = { canSkip: this.dialog.skip !== undefined, isLast: next.kind === 'give_up' };
    const shown = this.wayOut?.begin({ ...run.turn(), stuck });
    if (shown && shown.status !== 'not_understood') run.take(shown.outputs);
    if (stuck.isLast || step.status !== 'waiting') return context.endDialog();
    if (context.activeDialog) context.activeDialog.state = this.stateAfter(step.state, next);
    return Dialog.EndOfTurn;
  }

  private stateAfter(state: object, { attempts }: NextAttempt): HostedState {
    return { version: this.dialog.version, state, attempts };
  }
}

export function runOf(context: DialogContext): TurnRun {
  return context.context.turnState.get<TurnRun>(RUN);
}

function hostedState(context: DialogContext): HostedState {
  return context.activeDialog?.state as HostedState;
}
