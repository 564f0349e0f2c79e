/** The certificate file of the run whose deeds are played, as far as a person would have it in hand. */
export interface PlayedFile {
  toPlay(): {
    path: string | null;
    bytes(): Promise<Uint8Array | null>;
    passphrase: string | null;
    /** In which exported files are saved; null: none is watched. */
    folder: string | null;
  };
}
