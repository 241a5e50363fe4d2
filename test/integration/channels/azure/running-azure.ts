import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, startApp } from '../../../../bot/assembly/app';
import { type Overrides } from '../../../../bot/assembly/bot';
import { type OtherCloud } from '../../../../bot/channels/azure/authentication';
import { azureChannel } from '../../../../bot/channels/azure/channel';
import { readConfig } from '../../../../bot/settings/config';
import { shippedParts } from '../../../shipped-parts';
import { FakeConnector } from './fake-connector';

/** The whole server on a database of its own, and a channel of Azure. */
export interface RunningAzure {
  connector: FakeConnector;
  serviceUrl: string;
  app: App;
  post: (activity: object, headers?: Record<string, string>) => Promise<Response>;
  /** Stops the server and starts it again on the same database. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface Variation {
  environment?: Record<string, string>;
  cloud?: OtherCloud;
  overrides?: Overrides;
}

export async function runAzure({ environment, cloud, overrides }: Variation = {}): Promise<RunningAzure> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-azure-'));
  const connector = new FakeConnector();
  const serviceUrl = await connector.start();
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `sqlite:${path.join(folder, 'test.sqlite')}`,
    ...environment,
  });
  const channels = [azureChannel(cloud)];
  const start = async (): Promise<App> =>
    startApp(config, { ...(await shippedParts()), ...overrides, channels });
  const running: RunningAzure = {
    connector,
    serviceUrl,
    app: await start(),
    post: (activity, headers) =>
      fetch(`${running.app.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(activity),
      }),
    restart: async () => {
      await running.app.close();
      running.app = await start();
    },
    stop: async () => {
      await running.app.close();
      await connector.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return running;
}
