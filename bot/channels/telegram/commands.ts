import { type MessageKey } from '../../../dialogs/contract/texts';

/** What a command of the menu stands for: the same as asking for it in words. */
interface Command {
  /** As Telegram wants it: small letters, digits and underscores, at most 32. */
  name: string;
  intent: string;
  /** Its line in the menu; a command without one works and is not shown. */
  description: MessageKey | undefined;
}

export const COMMANDS: readonly Command[] = [
  { name: 'start', intent: 'greet', description: undefined },
  { name: 'products', intent: 'browse_products', description: 'telegram.command-products' },
  { name: 'promo', intent: 'ask_promotion', description: 'telegram.command-promo' },
  { name: 'orders', intent: 'my_orders', description: 'telegram.command-orders' },
  { name: 'human', intent: 'human', description: 'telegram.command-human' },
  { name: 'language', intent: 'change_language', description: 'telegram.command-language' },
  { name: 'privacy', intent: 'privacy', description: 'telegram.command-privacy' },
  { name: 'stop', intent: 'opt_out', description: 'telegram.command-stop' },
  { name: 'help', intent: 'help', description: 'telegram.command-help' },
];

/** A command at the beginning of a message: `/start ig_teaser`, `/help@nusaseduh_bot`. */
export interface GivenCommand {
  name: string;
  /** Whose it is, when it says so. */
  addressee: string | undefined;
  rest: string | undefined;
}

export function readCommand(text: string): GivenCommand | undefined {
  const [whole, name, addressee] = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?=\s|$)/.exec(text) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const rest = text.slice(whole.length).trim();
  return { name: name.toLowerCase(), addressee, rest: rest === '' ? undefined : rest };
}

/** The intent of a command; undefined for one we do not have. */
export function intentOf(command: GivenCommand): string | undefined {
  return COMMANDS.find(({ name }) => name === command.name)?.intent;
}
