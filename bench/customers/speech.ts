import { type Language } from '../../domain/time/instant';
import { type Habit, type Manner } from './manner';
import { type Chance } from './random';
import { type Words } from './words';

/** What must arrive as it is: numbers, addresses, names of goods and people begin with a capital or hold a digit. */
const KEPT = /\d|@|[A-Z]{2}|^[A-Z]/;

/** Puts a plain sentence into somebody's manner. Values (names, numbers, product codes) keep their letters. */
export class Speech {
  constructor(
    private readonly words: Words,
    private readonly manner: Manner,
    private readonly chance: Chance,
  ) {}

  /**
   * @param fixedWords words of the sentence that are values and stay as they are
   * @param isRequest whether courtesy, hesitation or a digression may stand around it
   */
  put(sentence: string, language: Language, fixedWords: readonly string[] = [], isRequest = true): string {
    const { register, mixed } = this.manner;
    let text = sentence;
    if (mixed && language === 'id') text = this.replaced(text, this.words.mixed.id, 0.6);
    if (register === 'slang') text = this.replaced(text, this.words.shortened[language], 0.7);
    text = this.misspelt(text, new Set(fixedWords.flatMap((value) => value.split(' '))));
    if (isRequest) text = this.surrounded(text, language);
    if (register === 'formal') text = punctuated(text);
    return text;
  }

  /** A count as this person writes it: a figure, or a word. */
  count(value: number, language: Language): string {
    const word = this.words.counts[language][String(value)];
    return word !== undefined && this.chance.happens(0.35) ? word : String(value);
  }

  /** A phone number as this person writes it. */
  phone(digits: string, language: Language): string {
    if (this.has('dictated digits')) {
      const names = this.words.all('digits', language);
      return [...digits].map((digit) => names[Number(digit)] ?? digit).join(' ');
    }
    return this.chance.pick([
      digits,
      digits.replace(/(\d{4})(\d{4})(\d+)/, '$1 $2 $3'),
      digits.replace(/(\d{4})(\d{4})(\d+)/, '$1-$2-$3'),
      digits.replace(/^0/, '+62'),
    ]);
  }

  has(habit: Habit): boolean {
    return this.manner.habits.includes(habit);
  }

  private replaced(text: string, lexicon: Readonly<Record<string, string>>, share: number): string {
    return text.replace(/[A-Za-z]+/g, (word) => {
      const other = lexicon[word];
      return other !== undefined && this.chance.happens(share) ? other : word;
    });
  }

  private misspelt(text: string, fixedWords: ReadonlySet<string>): string {
    const words = text.split(' ');
    let left = Math.max(1, Math.floor(words.length / 5));
    const written = words.map((word) => {
      const isValue = KEPT.test(word) || fixedWords.has(word) || fixedWords.has(word.replace(/\W+$/, ''));
      const spelt = isValue || word.length < 4 || left === 0 ? word : this.word(word);
      if (spelt !== word) left -= 1;
      return spelt;
    });
    if (!this.has('spaces missing') || written.length < 4 || left === 0) return written.join(' ');
    const place = this.chance.whole(1, written.length - 1);
    const joined = `${written[place - 1]}${written[place]}`;
    const isSafe =
      !/[\d@A-Z]/.test(joined) &&
      ![written[place - 1], written[place]].some((word = '') => fixedWords.has(word.replace(/\W+$/, '')));
    return isSafe
      ? [...written.slice(0, place - 1), joined, ...written.slice(place + 1)].join(' ')
      : written.join(' ');
  }

  private word(word: string): string {
    const { chance } = this;
    if (this.has('vowels dropped') && chance.happens(0.3)) return word.replace(/(?<=\w)[aeiou](?=\w)/, '');
    if (this.has('letters doubled') && chance.happens(0.2))
      return word.replace(/([aeiou])(?=\W*$)/, '$1$1$1');
    if (this.has('typos') && chance.happens(0.2)) {
      const place = chance.whole(1, word.length - 3);
      return `${word.slice(0, place)}${word[place + 1]}${word[place]}${word.slice(place + 2)}`;
    }
    return word;
  }

  private surrounded(text: string, language: Language): string {
    const { chance, words } = this;
    const before = [
      this.has('courtesy first') && chance.happens(0.7) ? words.say('courtesy', language, chance) : '',
      this.has('hesitates') && chance.happens(0.6) ? words.say('hesitate', language, chance) : '',
    ];
    const after = [
      this.has('regional words') && chance.happens(0.7) ? words.say('sprinkle', language, chance) : '',
      this.has('digresses') && chance.happens(0.5) ? words.say('digress', language, chance) : '',
      this.has('angry') ? words.say('angry', language, chance) : '',
    ];
    return `${before.join('')}${text}${after.join('')}`;
  }
}

function punctuated(text: string): string {
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

/** Several sentences in one message; each keeps its own end. */
export function sentences(parts: readonly string[], joint: string): string {
  return parts
    .map((part, index) => (index < parts.length - 1 ? part.replace(/[.,]$/, '') : part))
    .join(joint);
}
