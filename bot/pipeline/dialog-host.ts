import { type Activity } from 'botbuilder';
import { type AnyDialog, type Occasion, type Step } from '../../dialogs/contract/dialog';
import { type OpenDialog, type Turn } from '../../dialogs/contract/turn';
import { type Move, fallback, isFitting, isRestOfAlbum, planTurn } from '../../dialogs/steering/agenda';
import { passes, sideDialogs } from '../../dialogs/steering/leftover';
import { isWishDue } from '../../dialogs/steering/put-off';
import { type DialogFrame } from '../../domain/conversation/conversation';
import { ownershipOf } from '../../domain/handoff/handoff';
import { type RecognitionContext } from '../../domain/recognition/recognition';
import { DialogContext, type DialogInstance, DialogSet, TurnContext } from './bot-framework';
import { type Decided, HostedDialog, type HostedState, RUN, SilentAdapter } from './hosted-dialog';
import { type TurnRun } from './turn-run';

/** Two levels at most: a third drops the oldest (architecture §4). */
const MAX_DEPTH = 2;

/** Where `DialogStateManager` keeps its memory scopes for the other dialog contexts of a turn. */
const MEMORY = 'DialogStateManagerConfiguration';

/** A step that asks: its question comes behind everything else that is answered. */
interface Pending {
  dialog: AnyDialog;
  step: Step;
  isReply: boolean;
}

/** Runs turns on a fixed set of dialogs. */
export class DialogHost {
  private readonly set = new DialogSet();
  private readonly byId: ReadonlyMap<string, AnyDialog>;
  private readonly adapter = new SilentAdapter();
  private memory: object | undefined;

  constructor(private readonly dialogs: readonly AnyDialog[]) {
    const wayOut = this.dialogAt('stuck');
    for (const dialog of dialogs) this.set.add(new HostedDialog(dialog, wayOut));
    this.byId = new Map(dialogs.map((dialog) => [dialog.id, dialog]));
  }

  /** Begins, answers and resumes what the turn calls for; the result is in the run. */
  async run(run: TurnRun): Promise<void> {
    const stack = this.restore(run.snapshot.conversation.stack);
    const context = this.contextOf(run, stack);
    run.attempt = (stack.at(-1)?.state as HostedState | undefined)?.attempts?.asked ?? 0;
    const planned = await this.follow(context, run, planTurn(run.turn(), this.dialogs));
    const pending = this.answerLeftover(run, stack, planned);
    if (pending) await this.ask(context, run, pending);
    // A due moment or an opened page is not a message: the open question remains open.
    if (run.turn().input.kind !== 'due') await this.takeUp(context, run);
    this.offerPutOff(run, stack);
    const [begun] = run.begins
      .flatMap((id) => this.byId.get(id) ?? [])
      .filter((dialog) => isFitting(run.turn(), dialog))
      .filter(({ yields }) => yields !== 'to_anything' || !run.offersChoices());
    if (begun !== undefined && stack.length === 0) await context.beginDialog(begun.id);
    await this.breakSilence(context, run);
    run.setStack(framesOf(stack));
  }

  /**
   * Every dialog is begun once and in order. At most one is left waiting: its question comes behind what the
   * others answer, and what a second one would ask is not asked in this turn.
   */
  private async follow(
    context: DialogContext,
    run: TurnRun,
    plan: readonly Move[],
  ): Promise<Pending | undefined> {
    let pending: Pending | undefined;
    for (const move of plan) {
      if (move.kind === 'reply') {
        pending = (await this.reply(context, run)) ?? pending;
        continue;
      }
      const step = this.beginOnce(run, move.dialog, run.turn(), pending === undefined);
      if (step?.status === 'waiting') pending = { dialog: move.dialog, step, isReply: false };
      else if (step) await this.begin(context, run, move.dialog, step);
    }
    return pending;
  }

  /** A dialog's first step; undefined when it would ask and may not: what it drew is given back. */
  private beginOnce(run: TurnRun, dialog: AnyDialog, turn: Turn, mayAsk: boolean): Step | undefined {
    const mark = run.numbers.mark();
    run.begun.add(dialog.id);
    const step = dialog.begin(turn);
    if (step.status === 'waiting' && !mayAsk) {
      run.numbers.backTo(mark);
      return undefined;
    }
    run.tookStep(dialog, step, false);
    return step;
  }

  /** The answer to the open question. A new question is asked behind what else is answered. */
  private async reply(context: DialogContext, run: TurnRun): Promise<Pending | undefined> {
    const hosted = context.activeDialog && this.set.find(context.activeDialog.id);
    const step = hosted instanceof HostedDialog ? hosted.reply(context) : undefined;
    if (!step || !(hosted instanceof HostedDialog)) {
      return this.follow(context, run, fallback(run.turn(), this.dialogs));
    }
    run.tookStep(hosted.dialog, step, true);
    if (step.status === 'waiting') return { dialog: hosted.dialog, step, isReply: true };
    await hosted.follow(context, step);
    return undefined;
  }

  private async ask(context: DialogContext, run: TurnRun, { dialog, step, isReply }: Pending): Promise<void> {
    if (!isReply) return this.begin(context, run, dialog, step);
    const hosted = this.set.find(dialog.id);
    if (hosted instanceof HostedDialog) await hosted.follow(context, step);
  }

  private async followAndAsk(context: DialogContext, run: TurnRun, plan: readonly Move[]): Promise<void> {
    const pending = await this.follow(context, run, plan);
    if (pending) await this.ask(context, run, pending);
  }

  /** Every message gets a reply: when no dialog replied, the bot says that it did not understand. */
  private async breakSilence(context: DialogContext, run: TurnRun): Promise<void> {
    const turn = run.turn();
    const isOurs = turn.input.kind === 'message' && ownershipOf(turn.handoff) !== 'human';
    if (!isOurs || isRestOfAlbum(turn)) return;
    // Acts of the message that a repeated question leaves unanswered are answered after it.
    if (run.outputs.length > 0) return this.tellLeftover(run, true);
    await this.followAndAsk(context, run, fallback(turn, this.dialogs));
    // A dialog that answers statements may reply nothing; when the turn is still silent, repair replies.
    const unclear = this.dialogAt('unclear');
    if (run.outputs.length === 0 && unclear) {
      await this.followAndAsk(context, run, [{ kind: 'begin', dialog: unclear }]);
    }
    if (run.outputs.length > 0) run.took('all', 'leftover');
  }

  /**
   * Acts no dialog has taken: a side question is answered by the dialog it belongs to, as long as that asks nothing;
   * the rest is given to one dialog. @returns what is to be asked at the end
   */
  private answerLeftover(
    run: TurnRun,
    stack: readonly DialogInstance[],
    planned: Pending | undefined,
  ): Pending | undefined {
    const isAnswered = planned !== undefined || run.outputs.length > 0;
    if (run.turn().input.kind !== 'message') return planned;
    // While a rep has the conversation the message is theirs to answer.
    if (ownershipOf(run.turn().handoff) === 'human') run.took('all', 'rep');
    if (!isAnswered) return planned;
    let pending = planned;
    for (const { dialog, intent } of sideDialogs(run.untaken(), this.dialogs)) {
      const isKnown = run.begun.has(dialog.id) || stack.some(({ id }) => id === dialog.id);
      if (isKnown || !isFitting(run.turn(), dialog)) continue;
      const turn = { ...run.turn(), acts: [intent], chosen: undefined };
      const step = this.beginOnce(run, dialog, turn, pending === undefined && stack.length === 0);
      if (step?.status === 'complete') run.take(step.outputs);
      else if (step) pending = { dialog, step, isReply: false };
    }
    this.tellLeftover(run, pending !== undefined || stack.length > 0 || run.offersChoices());
    return pending;
  }

  private tellLeftover(run: TurnRun, isAsking: boolean): void {
    const rest = run.untaken().filter((act) => !passes(act, isAsking));
    const dialog = this.dialogAt('leftover');
    const step = rest.length > 0 ? dialog?.begin({ ...run.turn(), leftover: rest }) : undefined;
    if (step?.status === 'complete') run.take(step.outputs);
    run.took('all', 'leftover');
  }

  /** What was put off is offered once nothing is asked any more, but not beside other choices. */
  private offerPutOff(run: TurnRun, stack: readonly DialogInstance[]): void {
    const turn = { ...run.turn(), open: this.open(framesOf(stack)) };
    const isNew = run.events.some(({ type }) => type === 'wish_put_off');
    if (turn.input.kind !== 'message' || isNew || !isWishDue(turn) || run.offersChoices()) return;
    const step = this.dialogAt('at_rest')?.begin(turn);
    if (step?.status === 'complete') run.take(step.outputs);
  }

  private dialogAt(occasion: Occasion): AnyDialog | undefined {
    return this.dialogs.find(({ startsAt }) => startsAt?.includes(occasion));
  }

  /** Asks the questions again that lay below what has just been completed; one that is done uncovers the next. */
  private async takeUp(context: DialogContext, run: TurnRun): Promise<void> {
    while (run.uncovered && context.activeDialog && !run.isErased) {
      run.uncovered = false;
      const dialog = this.set.find(context.activeDialog.id);
      if (dialog instanceof HostedDialog) await dialog.takeUp(context);
    }
  }

  /** What a turn may know of the dialogs that wait. */
  open(frames: readonly DialogFrame[]): OpenDialog[] {
    return this.current(frames)
      .flatMap(({ id }) => this.byId.get(id) ?? [])
      .map(({ id, yields, isUrgent, takesCode }) => ({ id, yields, isUrgent, takesCode }));
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
    await context.beginDialog(id, { step } satisfies Decided);
    if (context.activeDialog?.id === id) run.uncovered = false;
    if (run.abandoned) {
      context.stack.length = 0;
      run.abandoned = false;
    }
    while (context.stack.length > MAX_DEPTH) context.stack.shift();
  }

  /** Frames of a dialog that is gone or was made for another version are dropped. */
  private current(frames: readonly DialogFrame[]): readonly DialogFrame[] {
    return frames.filter((frame) => this.byId.get(frame.id)?.version === frame.version);
  }

  private restore(frames: readonly DialogFrame[]): DialogInstance[] {
    return this.current(frames).map((frame) => ({
      id: frame.id,
      state: { version: frame.version, state: frame.state, attempts: frame.attempts } satisfies HostedState,
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
    const { version, state: inner, attempts } = state as HostedState;
    return { id, version, state: inner, ...(attempts && { attempts }) };
  });
}
