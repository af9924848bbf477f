// What Markwhen's own parser makes of a text: the text on standard input, its events as JSON on standard output.
import { parse } from "@markwhen/parser";

let text = "";
for await (const piece of process.stdin) text += piece;

const { events: top, header, parseMessages } = parse(text);
const events = top.children
  .filter((child) => child.firstLine)
  .map((child) => ({
    from: child.dateRangeIso.fromDateTimeIso,
    to: child.dateRangeIso.toDateTimeIso,
    title: child.firstLine.restTrimmed,
    properties: child.properties,
    tags: child.tags,
    completed: child.completed ?? null,
    text: child.supplemental.map((each) => each.raw ?? "").join("\n"),
  }));
const others = top.children.length - events.length;
process.stdout.write(JSON.stringify({ header, events, others, messages: parseMessages }));
