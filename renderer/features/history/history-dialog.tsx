import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import type { CloseQuestion } from "./use-close-question.tsx";

interface HistoryDialogProps {
  title: string;
  isOpen: boolean;
  closing: CloseQuestion;
  isWide?: boolean;
  children: ReactNode;
}

/** What a person fills in here is lost neither by a click beside it nor by Escape. */
export function HistoryDialog({ title, isOpen, closing, isWide = false, children }: HistoryDialogProps) {
  return (
    <>
      <Modal.Root
        opened={isOpen}
        onClose={closing.tryToClose}
        closeOnClickOutside={false}
        lockScroll={false}
        size={isWide ? "xl" : "md"}
        centered
      >
        <Modal.Overlay />
        <Modal.Content>
          <Modal.Body>
            <Modal.Title className="history-dialog-heading">{title}</Modal.Title>
            {children}
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
      {closing.question}
    </>
  );
}
