import { Notifications } from "@mantine/notifications";

/**
 * Where short notes appear that tell of something done, such as a pair removed, with a way to undo it. A live region, so
 * that they are read out. What has failed stands beside what asked for it and never only here.
 */
export function NoteArea() {
  return (
    <section aria-label="Notes" aria-live="polite">
      <Notifications withinPortal={false} position="bottom-right" limit={3} autoClose={10_000} containerWidth={400} />
    </section>
  );
}
