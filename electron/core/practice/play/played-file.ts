/** The certificate file that a person carries from one appliance's page to the other's, and the passphrase that they type. */
export interface PlayedFile {
  /** Where it is; null: nobody put it anywhere. */
  path: string | null;
  /** null: there is none. */
  bytes(): Promise<Uint8Array | null>;
  passphrase: string | null;
  /** Where a browser would save a download. */
  folder: string | null;
}

/** Of a run: asked anew at each deed. */
export interface PlayedDesk {
  toPlay(): PlayedFile;
}
