/** Certificates as PEM, one after the other in the given order, as web servers and appliances read a chain. Never a key. */
export function writePemChain(chain: readonly Uint8Array[]): string {
  return chain.map(pemOf).join("");
}

function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
