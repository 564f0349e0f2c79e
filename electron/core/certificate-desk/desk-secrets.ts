/** What one desk has told the log to hide, until the desk is closed: then nothing here holds it any longer. */
export interface HidesSecrets {
  hide(...secrets: string[]): void;
  forget(...secrets: string[]): void;
}

export interface DeskSecrets {
  hide(secrets: readonly (string | null)[]): void;
  forgetAll(): void;
}

export function createDeskSecrets(registry: HidesSecrets): DeskSecrets {
  const hidden = new Set<string>();
  return {
    hide(secrets) {
      const fresh = [...new Set(secrets)].filter((secret): secret is string => secret !== null && !hidden.has(secret));
      for (const secret of fresh) hidden.add(secret);
      registry.hide(...fresh);
    },
    forgetAll() {
      registry.forget(...hidden);
      hidden.clear();
    },
  };
}
