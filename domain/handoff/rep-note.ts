/** What a rep writes down about a customer for the team alone; redacted. */
export interface RepNote {
  id: string;
  repId: string;
  repName: string;
  text: string;
}
