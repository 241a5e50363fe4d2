import { type Asked, type Question, isRepair, questionIn } from './asked';
import { type Bubble, type Button, type DirectLineClient } from './direct-line';
import { type Allowed, type Expectation, type Goal, type Step, type Watch } from './goal';

/** A turn as it went: what the customer did and what the bot said to it. */
export interface Turn {
  customerWords: string;
  pressed: boolean;
  /** Own words, an answer to a question, or the request once more. */
  as: 'start' | 'step' | 'answer' | 'again';
  replies: readonly Bubble[];
  question: Question | undefined;
  /** The language the customer wrote in, where a step changes it. */
  language: 'id' | 'en';
  /** What the store holds of the customer, before and after, in one line. */
  before: string;
  after: string;
}

export interface Talk {
  turns: readonly Turn[];
  /** What the customer truly allowed by now. */
  allowed: ReadonlySet<Allowed>;
  /** Expectations with the replies they were met or missed by. */
  expected: ReadonlyArray<{ expectation: Expectation; replies: string }>;
  /** How it ended: the errand was finished, or one side did not know how to go on. */
  end: 'done' | 'stuck' | 'too long' | 'silent';
  /** Steps that never became due. */
  unsaid: readonly Step[];
}

/** What is looked up of the customer between two turns. */
export type Glance = () => Promise<string>;

const MOST_TURNS = 26;
/** Questions a customer in a hurry passes over when they have something to say themselves. */
const PASSED_OVER: ReadonlySet<Asked> = new Set<Asked>(['remember', 'ask the team', 'unknown', 'more']);

/** Leads one conversation to its end. */
export class Conversation {
  private readonly turns: Turn[] = [];
  private readonly allowed = new Set<Allowed>();
  private readonly expected: Array<{ expectation: Expectation; replies: string }> = [];
  private readonly times = new Map<Asked, number>();
  private readonly waiting: Step[];
  private readonly watch: Watch[];
  /** Said last against a summary, and said again when the bot asks what to change. */
  private objected: string | undefined;
  private open: { expectation: Expectation; replies: string } | undefined;
  private language: 'id' | 'en';
  private lost = 0;
  /** What is said again when the bot does not understand: of the step that was said last. */
  private again: readonly string[];
  private shown = '';
  private store = '';

  constructor(
    private readonly client: DirectLineClient,
    private readonly goal: Goal,
    private readonly glance: Glance,
    private readonly typesInstead: boolean,
    language: 'id' | 'en',
  ) {
    this.waiting = [...goal.steps];
    this.again = goal.again;
    this.watch = [...goal.watch];
    this.language = language;
  }

  async lead(): Promise<Talk> {
    await this.turn('', 'start', () => this.client.replies());
    let end: Talk['end'] = 'too long';
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      if (this.turns.at(-1)?.replies.length === 0) {
        end = 'silent';
        break;
      }
      const ended = await this.next();
      if (ended) {
        end = ended;
        break;
      }
    }
    this.close();
    const { turns, allowed, expected, waiting } = this;
    return { turns, allowed, expected, end, unsaid: waiting };
  }

  private async next(): Promise<Talk['end'] | undefined> {
    const question = this.turns.length > 1 ? this.turns.at(-1)?.question : undefined;
    const [step] = this.waiting;
    if (step && this.isDue(step, question)) {
      this.waiting.shift();
      await this.sayStep(step);
      return undefined;
    }
    if (this.isOver() && this.isAnswered()) return 'done';
    if (question) return this.reply(question);
    if (this.isOver()) return 'done';
    // The bot waits for us and the thing we wait for does not come: the request once more, then goodbye.
    return this.sayAgain();
  }

  private isDue({ when }: Step, question: Question | undefined): boolean {
    if (when instanceof RegExp) return when.test(this.shown);
    if (when !== undefined) return question?.asked === when;
    // What belongs to the request is cleared up before the next thing is said.
    return (
      question === undefined ||
      this.turns.length < 2 ||
      PASSED_OVER.has(question.asked) ||
      this.isTelling(question)
    );
  }

  /** People who tell one thing after the other go on telling, whatever the form asks. */
  private isTelling({ asked }: Question): boolean {
    return this.goal.kind.startsWith('lead') && asked !== 'which';
  }

  private async sayStep(step: Step): Promise<void> {
    const { bubbles, expect, allows = [], language } = step;
    this.close();
    if (step.again) {
      this.again = step.again;
      this.lost = 0;
    }
    if (language) this.language = language;
    for (const one of allows) this.allowed.add(one);
    if (expect) this.open = { expectation: expect, replies: '' };
    // Bubbles typed in one go reach the bot as one turn; joined, the run does not depend on the clock.
    await this.turn(bubbles.join('\n'), 'step', () => this.client.say(bubbles.join('\n')));
  }

  private async reply(question: Question): Promise<Talk['end'] | undefined> {
    const { asked, buttons } = question;
    const answer = this.goal.answers[asked];
    if (asked === 'which' || (asked === 'unknown' && !answer)) return this.choose(buttons);
    if (!answer) return this.passOver(asked);
    if (asked === 'confirm') this.objected = this.objection();
    const objection = asked === 'confirm' || asked === 'change' ? this.objected : undefined;
    if (objection !== undefined) {
      if (asked === 'change') this.objected = undefined;
      await this.turn(objection, 'answer', () => this.client.say(objection));
      return undefined;
    }
    const time = this.times.get(asked) ?? 0;
    if (time >= 4) return 'stuck';
    this.times.set(asked, time + 1);
    for (const one of answer.allows ?? []) this.allowed.add(one);
    const button = buttons.find(({ choice }) => answer.button?.test(choice));
    if (button && !this.typesInstead) return this.pressed(button);
    const text = answer.texts[Math.min(time, answer.texts.length - 1)] ?? '';
    await this.turn(text, 'answer', () => this.client.say(text));
    return undefined;
  }

  /** The first thing of a summary that is wrong and was not objected to before. */
  private objection(): string | undefined {
    const wrong = this.watch.findIndex(({ about, right }) => {
      const lastAnswer = this.turns.findLast(({ replies }) => replies.some(({ text }) => about.test(text)));
      return lastAnswer !== undefined && !right.test(lastAnswer.replies.map(({ text }) => text).join('\n'));
    });
    return wrong < 0 ? undefined : this.watch.splice(wrong, 1)[0]?.objection;
  }

  /** A question this errand has no answer for: left alone, politely refused, or the end of it. */
  private async passOver(asked: Asked): Promise<Talk['end'] | undefined> {
    const time = this.times.get(asked) ?? 0;
    this.times.set(asked, time + 1);
    if (this.isOver()) return 'done';
    if (time >= 2) return 'stuck';
    return this.sayAgain();
  }

  /** Of choices the meant one; when none is, the request in other words. */
  private async choose(buttons: readonly Button[]): Promise<Talk['end'] | undefined> {
    const meant = this.goal.meant
      .map((pattern) => buttons.find(({ title }) => pattern.test(title)))
      .find(Boolean);
    const time = this.times.get('which') ?? 0;
    this.times.set('which', time + 1);
    if (time >= 3) return 'stuck';
    if (meant) return this.pressed(meant);
    if (this.isOver() && this.open === undefined && this.lost > 0) return 'done';
    return this.sayAgain();
  }

  /** Whether nothing is left to be said, and what the errand is for has been shown. */
  private isOver(): boolean {
    const { until } = this.goal;
    const isShown = (turn: Turn): boolean => turn.replies.some(({ text }) => until?.test(text));
    const isDone = until === undefined || this.turns.some(isShown);
    return isDone && this.waiting.every(({ isOptional }) => isOptional);
  }

  /** Whether what was asked has been answered by now; an errand without such a question is never done by words. */
  private isAnswered(): boolean {
    const { open } = this;
    return open !== undefined && open.expectation.must.every((pattern) => pattern.test(open.replies));
  }

  private async pressed(button: Button): Promise<undefined> {
    await this.turn(button.title, 'answer', () => this.client.press(button), true);
    return undefined;
  }

  private async sayAgain(): Promise<Talk['end'] | undefined> {
    const again = this.again[Math.min(this.lost, this.again.length - 1)];
    this.lost += 1;
    const isLast = this.isOver();
    if (isLast && this.isAnswered()) return 'done';
    if (again === undefined || this.lost > 2) return isLast && this.lost <= 2 ? 'done' : 'stuck';
    await this.turn(again, 'again', () => this.client.say(again));
    return undefined;
  }

  private async turn(
    customerWords: string,
    as: Turn['as'],
    act: () => Promise<Bubble[]>,
    pressed = false,
  ): Promise<void> {
    const replies = await act();
    const text = replies.map((bubble) => bubble.text).join('\n');
    this.shown = text;
    if (this.open) this.open.replies += `\n${text}`;
    const before = this.store;
    this.store = await this.glance();
    const question = questionIn(replies);
    const { language } = this;
    const heard = { customerWords, pressed, as, replies, question };
    this.turns.push({ ...heard, language, before, after: this.store });
    const wantsMore = isRepair(replies) && this.open !== undefined && this.lost < 1 && question === undefined;
    // Somebody who was not understood says it once more in other words.
    if (wantsMore && as !== 'again' && this.again.length > 0) await this.sayAgain();
  }

  private close(): void {
    if (this.open) this.expected.push(this.open);
    this.open = undefined;
  }
}
