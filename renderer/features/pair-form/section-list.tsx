import "./section-list.css";
import IconAlertCircle from "@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs";

interface SectionListProps<Section extends string> {
  label: string;
  sections: readonly { id: Section; name: string; hasProblem: boolean }[];
  current: Section;
  onChoose(section: Section): void;
}

/** The parts of a long form; one is shown at a time, and what is written in the others stays. */
export function SectionList<Section extends string>(props: SectionListProps<Section>) {
  const { label, sections, current, onChoose } = props;
  return (
    <nav aria-label={label}>
      <ul className="section-list">
        {sections.map(({ id, name, hasProblem }) => (
          <li key={id}>
            <button
              type="button"
              className="section"
              aria-current={id === current ? "true" : undefined}
              onClick={() => onChoose(id)}
            >
              {name}
              {hasProblem && (
                <>
                  <IconAlertCircle size={16} stroke={2} aria-hidden="true" />
                  <span className="only-read-out">, has a problem</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
