import { createHmac } from 'node:crypto';
import { type Request, type RequestHandler, type Response } from 'restify';
import { HttpProblem } from '../../http/problem';
import { errorFields, telegramLog } from '../../settings/logger';
import { type ChannelHost } from '../channel';
import { sameText } from '../directline/credentials';
import { type Receiver } from './receiver';

export const WEBHOOK_PATH = '/telegram/webhook';

/** How soon Telegram may try again; it decides itself. */
const RETRY_AFTER_S = 5;

/** What proves that a request is Telegram's: as configured, else made of the key that signs everything. */
export function webhookSecret({ config, signingKey }: Pick<ChannelHost, 'config' | 'signingKey'>): string {
  const { telegramWebhook } = config.secrets;
  return telegramWebhook ?? createHmac('sha256', signingKey).update('telegram webhook').digest('base64url');
}

/** `POST /telegram/webhook`: 200 when the update is on disk, 503 when it is not, so that it is sent again. */
export function mountWebhook({ web }: Pick<ChannelHost, 'web'>, receiver: Receiver, secret: string): void {
  const take = async (request: Request, response: Response): Promise<void> => {
    const given = request.headers['x-telegram-bot-api-secret-token'];
    if (typeof given !== 'string' || !sameText(given, secret)) {
      throw new HttpProblem(403, 'BadArgument', 'The secret token is missing or wrong.');
    }
    try {
      await receiver.receive(request.body);
    } catch (error) {
      telegramLog.warn(errorFields(error), 'an update could not be kept; it will be sent again');
      throw new HttpProblem(503, 'ServiceUnavailable', 'The update could not be kept.', RETRY_AFTER_S);
    }
    response.json(200, { ok: true });
  };
  web.server.post(WEBHOOK_PATH, take as RequestHandler);
}
