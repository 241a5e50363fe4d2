import { startApp } from '../../bot/assembly/app';
import { readConfig } from '../../bot/settings/config';
import { announce } from './serve';

const FREELY = { requests: 1_000_000, perS: 60 };
/** All visitors come from one address here. */
const UNLIMITED = { pageTokens: FREELY, otherTokens: FREELY, starts: FREELY, posts: FREELY };

/** The shipped product as it starts: SQLite with synchronous=FULL, the whole shop's content. */
async function main(): Promise<void> {
  const config = readConfig({ PORT: '0', DATABASE_URL: process.env.DATABASE_URL });
  const app = await startApp(config, { limits: UNLIMITED });
  announce(Number(new URL(app.url).port));
}

void main();
