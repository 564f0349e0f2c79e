import "../pair-form/form.css";
import "./add-pair-page.css";
import { Button } from "@mantine/core";
import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import { type FormEvent, useEffect, useRef } from "react";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { emptyDraft } from "../pair-form/pair-draft.ts";
import { SiteFields } from "../pair-form/site-fields.tsx";
import { useFocusOnProblem } from "../pair-form/use-focus-on-problem.ts";
import { useLeaveQuestion } from "../pair-form/use-leave-question.tsx";
import { ApplianceStep } from "./appliance-step.tsx";
import { ReviewStep } from "./review-step.tsx";
import { StepList } from "./step-list.tsx";
import { hasProblems, reviewStep, stepNames, useAddPair } from "./use-add-pair.ts";
import { useSaving } from "./use-saving.ts";

const leaveWords = {
  title: "Leave without adding the pair?",
  text: "What you have entered so far is not stored anywhere. It is lost when you leave.",
};

/** From nothing to a pair that is watched: the site, both appliances, a look at all of it. */
export function AddPairPage() {
  const { place } = useWindowStores();
  const wizard = useAddPair();
  const { draft, form: draftForm, step, tests } = wizard;
  const { form, focusFirstProblem } = useFocusOnProblem();
  const saving = useSaving({
    draft,
    onDone(pairId) {
      leave.release();
      place.go({ screen: "pair", pairId });
    },
    onTakenName(words) {
      wizard.showTakenName(words);
      focusFirstProblem();
    },
  });
  const leave = useLeaveQuestion(draft !== emptyDraft && saving.saved === null, leaveWords);
  useEffect(
    () => () => {
      for (const test of tests) test.stop();
    },
    [tests],
  );

  const leaveForWhereOneCameFrom = () => {
    if (place.getState().hasBack) place.back();
    else place.go({ screen: "pair", pairId: null });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saving.isBusy) return;
    if (step !== reviewStep) {
      if (!wizard.goOn()) focusFirstProblem();
    } else if (wizard.showFirstProblem() === null) void saving.save();
    else focusFirstProblem();
  };
  const showProblems = () => {
    wizard.tryStep(step);
    focusFirstProblem();
  };

  return (
    <form ref={form} className="add-pair" onSubmit={submit} noValidate aria-label="Add a pair">
      <header className="add-pair-head">
        <ScreenHeading>Add a pair</ScreenHeading>
        <StepList
          step={step}
          furthest={wizard.furthest}
          hasProblem={(which) => hasProblems(draft, which)}
          onChoose={wizard.show}
        />
      </header>
      <StepHeading key={`heading-${step}`} isFirst={wizard.furthest === 0}>
        {stepNames[step]}
      </StepHeading>
      {step === 0 && (
        <div className="add-pair-narrow">
          <SiteFields {...draftForm} />
        </div>
      )}
      {(step === 1 || step === 2) && (
        <ApplianceStep
          key={`appliance-${step}`}
          form={draftForm}
          place={step === 1 ? 0 : 1}
          test={tests[step - 1]}
          onProblem={showProblems}
        />
      )}
      {step === reviewStep && <ReviewStep draft={draft} tests={tests} saving={saving} onEdit={wizard.show} />}
      <footer className="add-pair-foot" data-narrow={step === 0}>
        {step > 0 && (
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={17} stroke={1.9} aria-hidden="true" />}
            onClick={() => wizard.show((step - 1) as typeof step)}
          >
            Back
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={leaveForWhereOneCameFrom}>
          Cancel
        </Button>
        <Button type="submit" loading={saving.isBusy} className="add-pair-on">
          {step === reviewStep ? saveWords(saving.saved !== null) : "Continue"}
        </Button>
      </footer>
      {leave.question}
    </form>
  );
}

const saveWords = (isStored: boolean): string => (isStored ? "Save again" : "Save and watch the pair");

/** Focus goes along to each step but the very first, where the screen's own heading has it. */
function StepHeading({ children, isFirst }: { children: string; isFirst: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
  }, [isFirst]);
  return (
    <h2 ref={heading} tabIndex={-1} className="add-pair-step">
      {children}
    </h2>
  );
}
