/** A press of a button: the prompt it belongs to and which choice. */
export interface ButtonPress {
  promptId: string;
  choice: string;
}

/** What a rep does from the desk; an inbox row of the customer's conversation like any other. */
export type RepAct =
  { act: 'claim' } | { act: 'reply'; text: string } | { act: 'return'; note: string | undefined };

/** What came in, after the transport was taken off and forbidden numbers were masked. */
export type TurnInput =
  | { kind: 'joined' }
  | { kind: 'message'; text: string; button: ButtonPress | undefined; attachments: number }
  | { kind: 'rep'; repId: string; repName: string; act: RepAct };
