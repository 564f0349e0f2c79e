import { Button } from "@mantine/core";
import { ApplianceFields } from "../pair-form/appliance-fields.tsx";
import { ApplianceTest } from "../pair-form/appliance-test.tsx";
import type { ConnectionTestStore } from "../pair-form/connection-test-store.ts";
import type { DraftForm } from "../pair-form/draft-form.ts";
import { type Place, withAppliance } from "../pair-form/pair-draft.ts";

interface ApplianceStepProps {
  form: DraftForm;
  place: Place;
  test: ConnectionTestStore | undefined;
  onProblem(): void;
}

export function ApplianceStep({ form, place, test, onProblem }: ApplianceStepProps) {
  return (
    <div className="form-beside">
      <ApplianceFields
        form={form}
        place={place}
        secretState={<SameSecret form={form} place={place} />}
        writeSecretState={null}
        keepsSecret={false}
      />
      {test && <ApplianceTest form={form} place={place} test={test} stored={null} onProblem={onProblem} />}
    </div>
  );
}

/** The data sync carries API accounts over, so both appliances mostly know the same one. */
function SameSecret({ form: { draft, change }, place }: { form: DraftForm; place: Place }) {
  const [first, second] = draft.appliances;
  const isOffered = place === 1 && first.secret !== "" && second.secret === "" && first.clientId === second.clientId;
  if (!isOffered) return null;
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        onClick={() => change((now) => withAppliance(now, 1, { secret: now.appliances[0].secret }))}
      >
        Use the secret entered for {first.name.trim() || "the first appliance"}
      </Button>
    </div>
  );
}
