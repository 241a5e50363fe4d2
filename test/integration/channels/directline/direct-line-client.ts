import { type Activity, type DirectLine, type DirectLineOptions } from 'botframework-directlinejs';

/** A real DirectLineJS and all it has shown. */
export interface Client {
  line: DirectLine;
  shown: Activity[];
  /** 0 uninitialised, 1 connecting, 2 online, 3 expired, 4 failed, 5 ended */
  statuses: number[];
  post: (text: string, more?: object) => Promise<string>;
  end: () => void;
}

/** Needs the globals of `installBrowser`. */
export async function connect(options: DirectLineOptions & { random?: () => number }): Promise<Client> {
  const { DirectLine: Line } = await import('botframework-directlinejs');
  const line = new Line(options);
  const shown: Activity[] = [];
  const statuses: number[] = [];
  line.connectionStatus$.subscribe((status) => void statuses.push(status));
  const watching = line.activity$.subscribe(
    (activity) => void shown.push(activity),
    () => undefined,
  );
  return {
    line,
    shown,
    statuses,
    post: (text, more) => send(line, { type: 'message', text, from: { id: 'me' }, ...more }),
    end: () => {
      watching.unsubscribe();
      line.end();
    },
  };
}

function send(line: DirectLine, activity: Activity): Promise<string> {
  return new Promise((resolve, reject) => {
    line.postActivity(activity).subscribe(resolve, reject);
  });
}

export function texts(client: Client): string[] {
  return client.shown.map((activity) =>
    activity.type === 'message' ? (activity.text ?? '') : activity.type,
  );
}
