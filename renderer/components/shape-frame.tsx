/** The frame that every shape of a state is drawn in. Hidden from readers: the word beside it says the same. */
export function ShapeFrame(props: { className: string; size: number; children: React.ReactNode }) {
  const { className, size, children } = props;
  return (
    <svg
      className={className}
      viewBox="0 0 20 20"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}
