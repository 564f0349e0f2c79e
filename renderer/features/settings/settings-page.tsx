import "./settings-page.css";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { settingsSections } from "./settings-sections.ts";

/** One calm column: each section says how things stand, and offers what can be done about it. */
export function SettingsPage() {
  return (
    <div className="settings">
      <ScreenHeading>Settings</ScreenHeading>
      {settingsSections.map(({ id, title, Section }) => (
        <section key={id} className="panel settings-section" aria-labelledby={`settings-${id}`}>
          <h2 id={`settings-${id}`}>{title}</h2>
          <Section />
        </section>
      ))}
    </div>
  );
}
