/** The keychain with a notice that stands until the person has mended it or chosen. */
import type { Notice } from "../../shared/contract/app.ts";
import type { VaultStanding } from "../../shared/contract/vault.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import type { Clock, DoorPorts } from "./ports.ts";
import { createKeychainProcess } from "./vault/keychain-process.ts";
import { createKeychainVault } from "./vault/keychain-vault.ts";
import { createVaultDesk, type VaultDesk } from "./vault/vault-desk.ts";

/** Proving the keychain takes a moment that the first paint does not wait for: it begins here and is waited for by use. */
export function openVaultDesk(options: {
  ports: Pick<DoorPorts, "startProcess">;
  board: NoticeBoard;
  secrets: SecretRegistry;
  clock: Clock;
}): VaultDesk & { close(): void } {
  const { clock, ports } = options;
  const hide = (secret: string) => options.secrets.hide(secret);
  const process = createKeychainProcess({ startProcess: ports.startProcess, clock });
  const keychain = createKeychainVault({ clock, hide, loadKeychain: async () => process });
  const desk = createVaultDesk({
    keychain,
    hide,
    onChange(standing) {
      const notice = noticeOf(standing);
      if (notice) options.board.put(notice);
      else options.board.remove(noticeId);
    },
  });
  return { ...desk, close: process.close };
}

const noticeId = "keychain";

function noticeOf(standing: VaultStanding): Notice | null {
  if (standing.kind === "unavailable") {
    const message = `${standing.reason} Pairs are watched without their API accounts until it can be used.`;
    return { id: noticeId, severity: "warning", message, advice: standing.advice };
  }
  if (standing.kind !== "memory") return null;
  const message = `${standing.reason} Secrets are kept for this run only and asked for again at the next start.`;
  return { id: noticeId, severity: "warning", message, advice: "Try the keychain again when it can be used." };
}
