// The lines of the list: one element for each row. In: where Python has put them, which depends on how many there are:
// in the list and in a template, as text behind `noscript`, or packed in chunks. Out: elements, by row.
//
// What Python wrote is escaped; it is the only text of which this script ever makes markup.

const LINES_A_CHUNK = 500;

class Lines {
  constructor() {
    this.elements = new Map();
    for (const place of [document.querySelector("ol#events"), document.querySelector("template#earlier")?.content]) {
      place?.querySelectorAll("li.event").forEach((line) => this.elements.set(Number(line.dataset.row), line));
    }
    this.isPacked = Boolean(document.querySelector("script#packed"));
    this.hasMore = this.isPacked || Boolean(document.querySelector("noscript#whole"));
    this.written = null; // of the rows that are no elements yet: their lines, or the chunks in which these are packed
    this.chunks = new Map();
  }

  /** Makes sure that the lines of these rows are at hand. */
  async fetch(rows) {
    const missing = rows.filter((row) => !this.elements.has(row));
    if (!this.isPacked || missing.length === 0) {
      return;
    }
    this.written ??= document.querySelector("script#packed").textContent.trim().split("\n");
    for (const number of new Set(missing.map((row) => Math.floor(row / LINES_A_CHUNK)))) {
      if (!this.chunks.has(number)) {
        this.chunks.set(number, (await unpacked(this.written[number])).split("\n"));
      }
    }
  }

  /** Returns the element of a row that is at hand; it is made once. */
  elementOf(row) {
    if (!this.elements.has(row)) {
      const template = document.createElement("template");
      template.innerHTML = this.lineOf(row);
      this.elements.set(row, template.content.firstElementChild);
    }
    return this.elements.get(row);
  }

  /** Returns the line of a row as Python wrote it. */
  lineOf(row) {
    if (this.isPacked) {
      return this.chunks.get(Math.floor(row / LINES_A_CHUNK))[row % LINES_A_CHUNK];
    }
    if (!this.written) {
      this.written = [];
      for (const line of document.querySelector("noscript#whole").textContent.split("\n")) {
        const number = /^<li class="event"[^>]* data-row="(\d+)"/.exec(line)?.[1];
        if (number) {
          this.written[Number(number)] = line;
        }
      }
    }
    return this.written[row];
  }
}
