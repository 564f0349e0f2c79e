import type { ComponentType } from "react";
import { RemovedPairs } from "../removed-pairs/removed-pairs.tsx";
import { AboutSection } from "./about-section.tsx";
import { AppearanceSection } from "./appearance-section.tsx";
import { DataSection } from "./data-section.tsx";
import { DiagnosticsSection } from "./diagnostics-section.tsx";
import { RecordSection } from "./record-section.tsx";
import { SecretsSection } from "./secrets-section.tsx";

interface SettingsSection {
  /** Becomes part of an element's id. */
  id: string;
  title: string;
  Section: ComponentType;
}

/** In the order of the screen. A section is what stands below its title and needs nothing from the page. */
export const settingsSections: readonly SettingsSection[] = [
  { id: "appearance", title: "Appearance", Section: AppearanceSection },
  { id: "secrets", title: "Secrets", Section: SecretsSection },
  { id: "data", title: "Data on this computer", Section: DataSection },
  { id: "record", title: "How long history is kept", Section: RecordSection },
  { id: "removed", title: "Removed pairs", Section: RemovedPairs },
  { id: "diagnostics", title: "Diagnostics", Section: DiagnosticsSection },
  { id: "about", title: "About Pairdesk", Section: AboutSection },
];
