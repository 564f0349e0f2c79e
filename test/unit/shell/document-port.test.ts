import { expect, test, vi } from "vitest";
import { openDocumentPort } from "../../../electron/shell/document-port.ts";

test("text runs both ways while it is open", () => {
  const send = vi.fn();
  const heard = vi.fn();
  const { port, receive } = openDocumentPort("a", send);
  port.onMessage(heard);
  port.post("to the page");
  receive("to the core");
  expect(send).toHaveBeenCalledExactlyOnceWith("to the page");
  expect(heard).toHaveBeenCalledExactlyOnceWith("to the core");
});

test("once closed it sends nothing, and says so once", () => {
  const send = vi.fn();
  const ended = vi.fn();
  const { port, close } = openDocumentPort("a", send);
  port.onClose(ended);
  close();
  close();
  port.post("late");
  expect(send).not.toHaveBeenCalled();
  expect(ended).toHaveBeenCalledOnce();
});

test("a document that is about to be left still works until it has been left", () => {
  const send = vi.fn();
  const { port, markLeaving, isLeaving } = openDocumentPort("a", send);
  expect(isLeaving()).toBe(false);
  markLeaving();
  port.post("still there");
  expect(isLeaving()).toBe(true);
  expect(send).toHaveBeenCalledOnce();
});
