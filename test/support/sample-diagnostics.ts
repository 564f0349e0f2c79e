/** What the core would collect of one pair. */
export const sampleDiagnostics = `Pairdesk diagnostics
Written       2026-03-01T12:00:00.000Z
Version       0.1.0, door chromium
System        linux 6.12.0, x64
Runtime       node 24.21.0, v8 13.6.233.17-node.41, openssl 3.5.4, sqlite 3.51.0
Data folder   ~/.local/share/pairdesk
Keychain      keychain

Pairs (1)
---------
pair-1: dns-swing, vantage default, thresholds default
  degraded after 4 looks; ready: planned yes, unplanned unknown; site host-1:443 answered by appliance-1a
  findings: SYNC_LATE (appliance-1a), CERT_EXPIRES_SOON (appliance-1b)
  appliance-1a at host-2:443, trust system: API v2, primary, healthy, version 24.2.2, data 2026-03-01T11:59:52.000Z, look 2026-03-01T11:59:52.000Z
  appliance-1b at host-3:443, trust pin: API v2, backup, healthy, version 24.2.2, data 2026-03-01T11:59:52.000Z, look 2026-03-01T11:59:52.000Z

Notices (0)
-----------
none

Exchanges with appliances (the last 2, newest first)
----------------------------------------------------
2026-03-01T11:59:52.000Z appliance-1a GET /api/command/v2/health answered 200, 38 ms, sent 0 B, received 318 B
2026-03-01T11:59:51.000Z appliance-1b GET /check_health unreachable (tcp, ECONNREFUSED), 2 ms, sent 0 B, received 0 B

Log (the last 2 lines)
----------------------
{"at":"2026-03-01T11:40:02.114Z","level":"info","event":"started","facts":{"door":"chromium"}}
{"at":"2026-03-01T11:52:40.901Z","level":"warn","event":"link-refused","facts":{"length":38}}
`;
