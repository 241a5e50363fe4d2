import { type RunningTelegram } from './running-telegram';

/** Waits until something holds. */
export async function soon(holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  for (const until = Date.now() + withinMs; !(await holds());) {
    if (Date.now() > until) throw new Error('it did not come to hold');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until everything that came in has been taken and answered. */
export function quiet({ app, telegram }: RunningTelegram): Promise<void> {
  return soon(async () => {
    if (telegram.handover.waiting.length > 0) return false;
    const waiting = await app.bot.database.read(`SELECT 1 FROM inbox WHERE state = 'pending'`);
    const leaving = await app.bot.database.read(`SELECT 1 FROM delivery WHERE state = 'waiting'`);
    return waiting.length + leaving.length === 0;
  });
}
