/** What a finding means and what to do; the message with names and figures comes with the finding itself. */
export interface FindingWords {
  title: string;
  meaning: string;
  advice: string;
}
