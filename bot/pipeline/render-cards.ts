import { encodeChoice } from '../../dialogs/contract/choices';
import { type Cards, type Choice, type Table } from '../../dialogs/contract/outputs';
import { type Text } from '../../dialogs/contract/texts';
import { type Language } from '../../domain/time/instant';
import { type Phrasing } from './phrasing';
import { type SpokenOutput } from './turn-run';

/** A card in words, as it is kept with its bubble; each channel shows it in its own way. */
export interface ShownCard {
  sku: string;
  title: string;
  /** Price, stock, and why it is shown. */
  lines: readonly string[];
  picture: CardPicture | undefined;
  buttons: readonly CardButton[];
}

export interface CardPicture {
  /** On this server. */
  path: string;
  /** Not every channel shows a drawing. */
  isPhoto: boolean;
}

export interface CardButton {
  title: string;
  /** What pressing it says. */
  spoken: string;
  /** Its meaning, `buy:NS-1`. */
  choice: string;
}

interface CardContext {
  phrasing: Pick<Phrasing, 'phrase'>;
  pictureOf: (sku: string) => CardPicture | undefined;
}

/** What goes with a press of a card's button. Its prompt is never over: it says what it says whenever it is pressed. */
export function cardPressValue({ choice }: CardButton): { promptId: string; choice: string } {
  return { promptId: 'card', choice };
}

export function shownCards({ goods }: Cards, language: Language, context: CardContext): ShownCard[] {
  const { phrasing, pictureOf } = context;
  return goods.map(({ sku, title, lines, choices }) => ({
    sku,
    title: phrasing.phrase(title, language),
    lines: lines.map((line) => phrasing.phrase(line, language)),
    picture: pictureOf(sku),
    buttons: choices.map(({ id, label, spoken }) => ({
      title: phrasing.phrase(label, language),
      spoken: phrasing.phrase(spoken ?? label, language),
      choice: encodeChoice(id),
    })),
  }));
}

/** A table in words. */
export interface ShownTable {
  head: readonly string[];
  rows: ReadonlyArray<{ label: string; cells: readonly string[] }>;
}

export function shownTable(
  { head, rows }: Table,
  language: Language,
  phrasing: Pick<Phrasing, 'phrase'>,
): ShownTable {
  const words = (text: Text): string => phrasing.phrase(text, language);
  return {
    head: head.map(words),
    rows: rows.map(({ label, cells }) => ({ label: words(label), cells: cells.map(words) })),
  };
}

/** The words above cards or a table, which list nothing that these show. */
export function besideShown(
  { text, values, language }: Extract<SpokenOutput, { kind: 'say' }>,
  inPlaceOf: string | undefined,
  phrasing: Pick<Phrasing, 'phrase'>,
): string {
  if (inPlaceOf === undefined) return phrasing.phrase({ text, values }, language);
  return phrasing.phrase({ text, values: { ...values, [inPlaceOf]: '' } }, language).trimEnd();
}

/** Buttons that only name what a card shows are left to the card; what they are called can still be typed. */
export function isOnCard({ id }: Choice, cards: ReadonlySet<string>): boolean {
  return id.kind === 'product' && cards.has(id.sku);
}

/** The goods that are shown as cards in what is said. */
export function skusOnCards(outputs: readonly SpokenOutput[]): Set<string> {
  return new Set(
    outputs.flatMap((item) => (item.kind === 'say' ? (item.cards?.goods ?? []).map(({ sku }) => sku) : [])),
  );
}
