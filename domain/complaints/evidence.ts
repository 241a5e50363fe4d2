/** What a message and its moment tell about whether something is really wrong. */
export interface TroubleSigns {
  /** About goods, their way or their price; else about people or the site. */
  isAboutGoods: boolean;
  /** How sure the reading is, 0..1. */
  sure: number;
  /** It has happened: it came, was paid, was waited for, or an order is named. */
  happened: boolean;
  /** A worry, a condition, or a question whether it is usual. */
  worries: boolean;
  boughtNothing: boolean;
  /** Their old thing gave up, and another one is asked for. */
  seeksAnother: boolean;
  /** A thing of another shop or maker is broken. */
  isOfOthers: boolean;
  /** Only that a call was not answered, with no complaint of theirs open. */
  missedCall: boolean;
  isAngry: boolean;
  /** Goods are asked about or wanted in the same message, and that is read more surely. */
  shopsToo: boolean;
  /** What is in progress: nothing, an open question of the bot, or waiting for a rep. */
  moment: 'free' | 'question' | 'waiting';
}

/** At rest a trouble without such a sign must be as sure as this. */
const AT_REST = 0.5;
/** "Saya maunya yang 1 kg, kena berapa": beside a surer wish for goods it must be as sure as this. */
const BESIDE_A_WISH = 0.95;
/** Over another open question a trouble without a sign that it happened must be as sure as this. */
const OVER_A_QUESTION = 0.95;

/**
 * Whether what reads like a complaint is one (§2.4.3). Something that has not happened is a question. Without a
 * purchase nothing can be broken. A missed telephone call alone is a question to be answered. An objection to an open
 * question belongs to that question, and a remark about waiting for a rep belongs to that wait.
 */
export function isTrouble(signs: TroubleSigns): boolean {
  const { isAboutGoods, sure, happened, worries, boughtNothing, missedCall, seeksAnother } = signs;
  const { isOfOthers, isAngry, shopsToo, moment } = signs;
  if ((boughtNothing || seeksAnother || isOfOthers) && isAboutGoods) return false;
  if (missedCall && !isAngry) return false;
  if (happened) return true;
  if (worries) return false;
  switch (moment) {
    case 'free':
      return isAngry || sure >= (shopsToo ? BESIDE_A_WISH : AT_REST);
    case 'question':
      return isAngry || sure >= OVER_A_QUESTION;
    case 'waiting':
      return false;
  }
}
