import { type Logger } from 'pino';
import { type Views } from '../../dialogs/contract/turn';
import { type Handoff } from '../../domain/handoff/handoff';
import { type RepWork, type TaskLine } from '../pipeline/rep-commands';
import { type Instant, type Language } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { type Config } from '../settings/config';
import { type FileStore } from '../files/file-store';
import { type Intake } from '../pipeline/intake';
import { type Changes } from './changes';
import { type HashCost } from './passwords';

/** Somebody of the team, from the company's `reps.yaml`. */
export interface Rep {
  id: string;
  name: string;
  roles: readonly string[];
  languages: readonly string[];
}

/** What the desk needs of the rest; `main.ts` hands it over. */
export interface DeskDeps {
  config: Pick<Config, 'publicUrl' | 'trustProxy' | 'host' | 'port'> & {
    secrets: Pick<Config['secrets'], 'deskPassword'>;
  };
  /** Times are shown in the company's zone. */
  company: { name: string; timeZone: string };
  intake: Pick<Intake, 'accept' | 'settled'>;
  changes: Changes;
  database: Database;
  reps: readonly Rep[];
  /** Catalogue, rules and calendar, as they are now. */
  views: () => Views;
  /** The company's texts: a score is explained in its words. */
  locales: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** Takes changed prices and stock up at once, instead of within seconds. */
  refreshGoods?: () => Promise<unknown>;
  /** Shows the typing indicator to the customer; absent where a channel has none. */
  sendTyping?: (conversationId: string) => void;
  /** What goes with messages, both ways. */
  files: Pick<FileStore, 'keep' | 'open' | 'limits'>;
  /** Tells the desks of the other processes on this database. */
  tellFellows?: (kind: 'seats' | 'sessions') => void;
  /** Looks at once for what may be sent again. */
  wakeOutbox: (conversationId: string) => void;
  /** How often processes tell each other who has the desk open, in milliseconds; 10 000 if not given. */
  presenceMs?: number;
  /** Makes a code by which a rep links their Telegram; absent where no bot serves reps. */
  makeLinkCode?: (repId: string) => Promise<{ code: string; expiresAt: Instant }>;
  /** What hashing a password costs; tests take less than the default of `passwords.ts`. */
  passwordCost?: HashCost;
  /** Carries out what a rep's command says for the customer in hand. @returns what the rep is told */
  doWork?: (
    worker: { rep: Pick<Rep, 'id' | 'name'>; handoff: Handoff; language: Language; key: string },
    work: RepWork,
  ) => Promise<string>;
  /** Lists who is to be called, or records what came of it. @returns what the rep is told */
  doTasks?: (
    worker: { rep: Pick<Rep, 'id' | 'name' | 'roles'>; language: Language },
    line: TaskLine,
  ) => Promise<string>;
  signingKey: string;
  /** Where the web build put `desk.js` and `desk/` (`dist/web`). */
  webFolder: string;
  clock: () => Instant;
  log: Logger;
  /** Somebody has used the one-time link: the place to print the next one. */
  onEntered?: () => void;
}
