/** Somebody of the team, as a conversation knows them. */
export interface Rep {
  id: string;
  name: string;
}
