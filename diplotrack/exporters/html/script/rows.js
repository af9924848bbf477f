// The rows of the page: what chart, filters and list know of every event, as columns.
//
// In: the elements that hold them, as JSON or packed (gzip, base64). Out: the columns, and which row tells an
// event as of a day. A row is a version of an event; the first `chronology.events` rows are the events in full, in order.
// Days are ordinals: 1 is 1 January of the year 1.

const PACKED = "application/octet-stream";

/** Returns the text in an element, which may be packed. */
async function textIn(element) {
  return element.type === PACKED ? unpacked(element.textContent) : element.textContent;
}

/** Returns the text that is packed in another. */
function unpacked(text) {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/** Returns the bytes that a text writes in base64. */
function bytesOf(text) {
  if (Uint8Array.fromBase64) {
    return Uint8Array.fromBase64(text);
  }
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < bytes.length; place += 1) {
    bytes[place] = letters.charCodeAt(place);
  }
  return bytes;
}

/** Returns the rows that the page holds. */
async function readRows() {
  const element = document.querySelector("script#rows");
  const chronology = JSON.parse(await textIn(element));
  element.remove();
  return chronology;
}

/** Returns for each actor (index) whether it is the one asked for or belongs to it, over any number of steps. */
function membersOf(chronology, actor) {
  const isMember = new Uint8Array(chronology.actors.length);
  isMember[actor] = 1;
  for (let found = 1; found > 0;) {
    found = 0;
    chronology.actors.forEach(([, , , belongsTo], index) => {
      if (!isMember[index] && belongsTo.some((above) => isMember[above])) {
        isMember[index] = 1;
        found += 1;
      }
    });
  }
  return isMember;
}

/** Versions: which row tells an event as of a day. */
class Versions {
  constructor(chronology) {
    this.chronology = chronology;
    this.byKey = null;
  }

  /** Returns the number of the event with this key, or -1. */
  eventOf(key) {
    if (!this.byKey) {
      this.byKey = new Map();
      for (let event = 0; event < this.chronology.events; event += 1) {
        this.byKey.set(this.chronology.rows.key[event], event);
      }
    }
    return this.byKey.get(key) ?? -1;
  }

  /** Returns the rows that were known on a day, in order; null stands for all that is known. */
  asOf(day) {
    const { rows, events } = this.chronology;
    if (day === null) {
      return Array.from({ length: events }, (_, event) => event);
    }
    const known = new Map();
    for (let row = 0; row < rows.key.length; row += 1) {
      const event = this.eventOf(rows.key[row]);
      const before = known.get(event);
      const isOut = rows.since[row] !== null && rows.since[row] <= day;
      if (isOut && (before === undefined || rows.since[before] < rows.since[row])) {
        known.set(event, row);
      }
    }
    return inOrder([...known.values()], rows);
  }
}

/** Returns rows in the order of a timeline: by date, then by what follows what, the less sure date first, then by key. */
function inOrder(found, rows) {
  const { sort, sort_to: sortTo, from, key, follows } = rows;
  const ordered = found.sort((one, other) => sort[one] - sort[other] || sortTo[other] - sortTo[one] ||
    from[one] - from[other] || (key[one] < key[other] ? -1 : 1));
  for (let begin = 0, end = 0; begin < ordered.length; begin = end) {
    const isBeside = (row) => sort[row] === sort[ordered[begin]] && sortTo[row] === sortTo[ordered[begin]];
    end = begin + 1;
    while (end < ordered.length && isBeside(ordered[end])) {
      end += 1;
    }
    const beside = ordered.slice(begin, end);
    if (beside.some((row) => follows[row].length > 0)) {
      ordered.splice(begin, end - begin, ...oneAfterTheOther(beside, key, follows));
    }
  }
  return ordered;
}

/** Yields rows of the same days, each as soon as all that it follows are out; a circle opens at its first. */
function* oneAfterTheOther(beside, key, follows) {
  const waiting = new Map(beside.map((row) => [key[row], row]));
  while (waiting.size > 0) {
    const rows = [...waiting.values()];
    const next = rows.find((row) => !follows[row].some((other) => waiting.has(other))) ?? rows[0];
    waiting.delete(key[next]);
    yield next;
  }
}

/** Returns the day of a date as JavaScript has it, and back. */
const EPOCH = 719163; // 1 January 1970
const DAY = 86400000; // milliseconds
const dayOf = (year, month, day) => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY) + EPOCH;
};
const dateOf = (day) => new Date((day - EPOCH) * DAY);
const isoOf = (day) => {
  const date = dateOf(day);
  const padded = (number, digits) => String(number).padStart(digits, "0");
  return `${padded(date.getUTCFullYear(), 4)}-${padded(date.getUTCMonth() + 1, 2)}-${padded(date.getUTCDate(), 2)}`;
};

/** Returns a number as it is read: "10,000". */
const numbered = (number) => number.toLocaleString("en");
