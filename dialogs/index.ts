import { type AnyDialog } from './dialog';
import { faqAnswer } from './faq-answer';
import { greet } from './greet';
import { complaint, human, refer } from './human';
import { productAnswer } from './product-answer';
import { relay } from './relay';
import { remember } from './remember';
import { apology, outside, repair } from './repair';
import { cancel, changeLanguage, courtesy, help, noted, privacy, prompted, restart } from './steering';

/** Every dialog, one line each. Of two that start on the same intent the earlier one has it. */
export const DIALOGS: readonly AnyDialog[] = [
  complaint,
  human,
  productAnswer,
  faqAnswer,
  refer,
  remember,
  greet,
  cancel,
  restart,
  help,
  changeLanguage,
  privacy,
  courtesy,
  noted,
  prompted,
  relay,
  repair,
  outside,
  apology,
];

/** The intents a dialog begins on: an intent that is not here would be a dead end. */
export const HANDLED_INTENTS: readonly string[] = [...new Set(DIALOGS.flatMap((dialog) => dialog.startsOn))];
