import type { AccountState } from "../../../shared/contract/credentials.ts";
import { ApplianceFields } from "../pair-form/appliance-fields.tsx";
import { ApplianceTest } from "../pair-form/appliance-test.tsx";
import type { ConnectionTestStore } from "../pair-form/connection-test-store.ts";
import type { DraftForm } from "../pair-form/draft-form.ts";
import { SiteFields } from "../pair-form/site-fields.tsx";
import { KeepingSection } from "./keeping-section.tsx";
import { SecretState } from "./secret-state.tsx";
import type { SectionId } from "./section-of-field.ts";
import type { Loaded } from "./use-pair-settings.ts";
import { WatchingFields } from "./watching-fields.tsx";

interface SettingsSectionProps {
  section: SectionId;
  pairId: string;
  loaded: Loaded;
  form: DraftForm;
  tests: readonly ConnectionTestStore[];
  onAccounts(accounts: AccountState[]): void;
  onProblem(): void;
}

export function SettingsSection(props: SettingsSectionProps) {
  const { section, form, pairId, loaded } = props;
  switch (section) {
    case "site":
      return (
        <div className="pair-settings-narrow">
          <SiteFields {...form} />
        </div>
      );
    case "watching":
      return (
        <div className="pair-settings-narrow">
          <WatchingFields {...form} />
        </div>
      );
    case "keeping":
      return <KeepingSection pairId={pairId} name={loaded.definition.name} />;
    default:
      return <ApplianceSection {...props} />;
  }
}

function ApplianceSection({ section, pairId, loaded, form, tests, onAccounts, onProblem }: SettingsSectionProps) {
  const place = section === "first" ? 0 : 1;
  const test = tests[place];
  const [first, second] = loaded.definition.appliances;
  const applianceNames = [first.name, second.name] as const;
  const stateOf = (account: "watch" | "write") => (
    <SecretState
      pairId={pairId}
      appliance={applianceNames[place]}
      account={account}
      accounts={loaded.accounts}
      onChange={onAccounts}
    />
  );
  return (
    <div className="form-beside">
      <ApplianceFields
        form={form}
        place={place}
        secretState={stateOf("watch")}
        writeSecretState={stateOf("write")}
        keepsSecret={loaded.accounts.some(
          ({ appliance, account, state }) =>
            appliance === applianceNames[place] && account === "watch" && state !== "missing",
        )}
      />
      {test && (
        <ApplianceTest
          form={form}
          place={place}
          test={test}
          stored={{ pairId, applianceNames }}
          onProblem={onProblem}
        />
      )}
    </div>
  );
}
