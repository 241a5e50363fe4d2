/**
 * What a turn needs of the Bot Framework SDK. The entries of its packages would also load the prompts with their
 * date recognizers of twelve languages and the client of Azure: a third of the time of a start.
 */
export { BotAdapter, TurnContext } from 'botbuilder-core';
export {
  Dialog,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs/lib/dialog';
export { DialogContext } from 'botbuilder-dialogs/lib/dialogContext';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
