/** Every page, the first of each interface being the one after the login. */
import type { Page } from "./page.ts";
import { apiConfigurationPage } from "./pages/api-configuration.ts";
import { basicsPage } from "./pages/basics.ts";
import { certificateDetailsPage } from "./pages/certificates/certificate-details.ts";
import { certificatesPage } from "./pages/certificates/certificates.ts";
import { exportCertificatePage } from "./pages/certificates/export-certificate.ts";
import { importCertificatePage } from "./pages/certificates/import-certificate.ts";
import { failoverPage } from "./pages/failover.ts";
import { informationPage } from "./pages/information.ts";
import { ipConfigurationPage } from "./pages/ip-configuration.ts";
import { securityPage } from "./pages/security.ts";
import { softwarePage } from "./pages/software.ts";
import { utilitiesPage } from "./pages/utilities.ts";

export const allPages: readonly Page[] = [
  informationPage,
  softwarePage,
  securityPage,
  failoverPage,
  apiConfigurationPage,
  basicsPage,
  ipConfigurationPage,
  certificatesPage,
  certificateDetailsPage,
  exportCertificatePage,
  importCertificatePage,
  utilitiesPage,
];
