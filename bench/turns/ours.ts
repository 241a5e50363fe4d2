import { startApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { announce } from './serve';

/** The shipped product as it starts: SQLite with synchronous=FULL, the whole shop's content. */
async function main(): Promise<void> {
  const app = await startApp(readConfig({ PORT: '0', DATABASE_URL: process.env.DATABASE_URL }));
  announce(Number(new URL(app.url).port));
}

void main();
