import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Takes focus to the first field of a form that says it is wrong, once what is wrong has been painted. */
export function useFocusOnProblem(): { form: RefObject<HTMLFormElement | null>; focusFirstProblem(): void } {
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"] input');
    wrong?.focus();
  }, [asked]);
  return { form, focusFirstProblem: useCallback(() => setAsked((times) => times + 1), []) };
}
