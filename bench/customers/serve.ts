import { startApp } from '../../bot/assembly/app';
import { readConfig } from '../../bot/settings/config';

const FREELY = { requests: 1_000_000, perS: 60 };
/** All customers come from one address here. */
const UNLIMITED = { pageTokens: FREELY, otherTokens: FREELY, starts: FREELY, posts: FREELY, uploads: FREELY };
/** A Monday, ten in the morning in Jakarta: the team is there, and every run is on the same day. */
const OPENS_AT = Date.parse('2026-11-30T03:00:00.000Z');

/** The shipped product as it starts, with its clock set to one working day. */
async function main(): Promise<void> {
  const began = Date.now();
  const config = readConfig({ PORT: '0', DATABASE_URL: process.env.DATABASE_URL });
  const clock = (): string => new Date(OPENS_AT + Date.now() - began).toISOString();
  const app = await startApp(config, { limits: UNLIMITED, clock });
  process.on('message', (question) => {
    if (question === 'stop') void app.close().then(() => process.exit(0));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ url: app.url });
}

void main();
