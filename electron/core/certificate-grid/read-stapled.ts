/** The issuer's word that a server sends along, as far as it can be read; its signature is not checked here. */
import { BasicOCSPResponse, OCSPResponse, SingleResponse } from "pkijs";
import type { Stapled } from "../../../shared/certificates/certificate-grid.ts";

const statuses = ["good", "revoked", "unknown"] as const;
const unreadable: Stapled = { status: "unreadable", producedAt: null, nextUpdate: null };

export function readStapled(answer: Uint8Array): Stapled {
  try {
    const { responseBytes } = OCSPResponse.fromBER(answer);
    if (!responseBytes) return unreadable;
    const { tbsResponseData } = BasicOCSPResponse.fromBER(responseBytes.response.valueBlock.valueHexView);
    const [first] = tbsResponseData.responses;
    if (!(first instanceof SingleResponse)) return unreadable;
    return {
      status: statuses[statusTag(first)] ?? "unreadable",
      producedAt: tbsResponseData.producedAt.toISOString(),
      nextUpdate: first.nextUpdate?.toISOString() ?? null,
    };
  } catch {
    return unreadable;
  }
}

const statusTag = ({ certStatus }: SingleResponse): number =>
  (certStatus as { idBlock: { tagNumber: number } }).idBlock.tagNumber;
