import type { Layer } from "../../../shared/domain/observation.ts";

export interface Whom {
  name: string;
  host: string;
  port: number;
}

export interface ConnectionWords {
  /** What happened, with the layer named. */
  what: string;
  /** What to do about it. */
  fix: string;
}

type Say = (whom: Whom) => ConnectionWords;

/** The code itself is named where nobody has better words for it. */
export function layerFailures(layer: Layer, code: string, whom: Whom): ConnectionWords {
  if (code === "ECANCELED") return canceled(whom);
  const known = { dns, tcp, tls, http }[layer];
  const say = Object.hasOwn(known, code) ? known[code] : undefined;
  return say?.(whom) ?? others[layer](code)(whom);
}

const canceled: Say = ({ name }) => ({
  what: `The look at ${name} was ended before it had an answer.`,
  fix: "Check now to look again.",
});

const place = ({ host, port }: Whom): string => `${host.includes(":") ? `[${host}]` : host} port ${port}`;

const noSuchName: Say = ({ host }) => ({
  what: `Name look-up: DNS knows no address for ${host}.`,
  fix: "Check the spelling. If it is right, ask whoever keeps your DNS, or enter the IP address instead.",
});
const noNameServer: Say = ({ host }) => ({
  what: `Name look-up: no DNS server answered when asked for ${host}.`,
  fix: "Check this computer's network and DNS settings. Until then the IP address can be entered instead.",
});

const dns: Record<string, Say> = {
  ENOTFOUND: noSuchName,
  ENODATA: noSuchName,
  EAI_NONAME: noSuchName,
  EAI_AGAIN: noNameServer,
  ESERVFAIL: noNameServer,
  CONNECT_TIMEOUT: noNameServer,
  ETIMEOUT: noNameServer,
};

const silent: Say = (whom) => ({
  what: `TCP connection: ${place(whom)} did not answer in time.`,
  fix: `Check that ${whom.name} is switched on and that no firewall between this computer and it drops port ${whom.port}.`,
});
const noRoute: Say = (whom) => ({
  what: `TCP connection: there is no way from this computer to ${whom.host}.`,
  fix: "Check this computer's network or VPN, then the routes to the appliance's network.",
});
const forbiddenHere: Say = (whom) => ({
  what: `TCP connection: this computer does not let Pairdesk connect to ${place(whom)}.`,
  fix: "Allow Pairdesk in this computer's own firewall or security software.",
});

const tcp: Record<string, Say> = {
  ECONNREFUSED: (whom) => ({
    what: `TCP connection: ${whom.host} is there, but nothing listens on port ${whom.port}.`,
    fix: `Check the port. If it is right, ${whom.name} is starting, stopped, or a firewall refuses the connection.`,
  }),
  CONNECT_TIMEOUT: silent,
  ETIMEDOUT: silent,
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  EHOSTDOWN: noRoute,
  ENETDOWN: noRoute,
  EADDRNOTAVAIL: noRoute,
  EACCES: forbiddenHere,
  EPERM: forbiddenHere,
  ECONNRESET: (whom) => ({
    what: `TCP connection: ${place(whom)} ended the connection as soon as it was made.`,
    fix: "Look for a firewall or load balancer in between that turns this computer away.",
  }),
};

const cutInHandshake: Say = ({ name }) => ({
  what: `TLS handshake: the connection to ${name} was ended in the middle of it.`,
  fix: "Look for a firewall that inspects or cuts TLS, and check that the address and port are the appliance's own.",
});
const notTls: Say = (whom) => ({
  what: `TLS handshake: what answers at ${place(whom)} does not speak TLS.`,
  fix: "Check the port: the appliance speaks HTTPS on 443 as a rule. A plain web server or proxy may stand in its place.",
});
const noCommonTls: Say = ({ name }) => ({
  what: `TLS handshake: ${name} and Pairdesk share no TLS version or cipher.`,
  fix: "Enable TLS 1.2 or 1.3 in /appliance > Security > SSL/TLS Configuration of the appliance.",
});

const tls: Record<string, Say> = {
  HANDSHAKE_TIMEOUT: (whom) => ({
    what: `TLS handshake: ${place(whom)} took the connection and then said nothing.`,
    fix: `${whom.name} may hang or be very busy, or a device in between holds the connection. Look at the appliance's own page; restart it only if nobody works on it.`,
  }),
  ECONNRESET: cutInHandshake,
  EPIPE: cutInHandshake,
  NO_CERTIFICATE: ({ name }) => ({
    what: `TLS handshake: ${name} showed no certificate.`,
    fix: "Assign a certificate to the active IP in /appliance > Security > Certificates.",
  }),
  EPROTO: notTls,
  ERR_SSL_WRONG_VERSION_NUMBER: notTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: notTls,
  ERR_SSL_HTTP_REQUEST: notTls,
  ERR_SSL_UNSUPPORTED_PROTOCOL: noCommonTls,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: noCommonTls,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: noCommonTls,
  "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE": noCommonTls,
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: ({ name }) => ({
    what: `TLS handshake: ${name} does not know the server name it was asked for.`,
    fix: "Check the server name in the pair's TLS settings: it is the site's public name as a rule.",
  }),
};

const cutInRequest: Say = ({ name }) => ({
  what: `Request: ${name} was reached and trusted, but ended the connection without an answer.`,
  fix: "Check now once more. If it stays, look at the appliance's own page: its web service may be restarting or overloaded.",
});

const http: Record<string, Say> = {
  ANSWER_TIMEOUT: ({ name }) => ({
    what: `Request: ${name} was reached and trusted, but gave no answer in time.`,
    fix: "It may be very busy or restarting. Check now in a minute; if it stays, look at the appliance's own page.",
  }),
  ECONNRESET: cutInRequest,
  EPIPE: cutInRequest,
};

const others: Record<Layer, (code: string) => Say> = {
  dns: (code) => (whom) => ({ ...noNameServer(whom), what: `Name look-up of ${whom.host} failed (${code}).` }),
  tcp: (code) => (whom) => ({ ...silent(whom), what: `TCP connection to ${place(whom)} failed (${code}).` }),
  tls: (code) => (whom) => ({ ...cutInHandshake(whom), what: `TLS handshake with ${whom.name} failed (${code}).` }),
  http: (code) => (whom) => ({ ...cutInRequest(whom), what: `Request to ${whom.name} failed (${code}).` }),
};
