// The lines of the list: one element for each row. In: where Python has put them, which depends on how many there are:
// in the list and in a template, as text behind `noscript`, or packed in slices. Out: elements, by row.
//
// What Python wrote is escaped; it is the only text of which this script ever makes markup.

class Lines {
  constructor() {
    this.elements = new Map();
    for (const place of [document.querySelector("ol#events"), document.querySelector("template#earlier")?.content]) {
      place?.querySelectorAll("li.event").forEach((line) => this.elements.set(Number(line.dataset.row), line));
    }
    this.whole = document.querySelector("noscript#whole");
    const packed = [...document.querySelectorAll("script#packed, script#earlier")];
    this.packs = packed.map((element) => ({ element, first: Number(element.dataset.first), slices: new Map() }));
    this.isPacked = packed.some(({ id }) => id === "packed");
    this.hasMore = this.isPacked || this.whole !== null;
    this.written = null;
  }

  /** Makes sure that the lines of these rows are at hand. */
  async fetch(rows) {
    for (const row of rows) {
      const pack = this.elements.has(row) ? null : this.packOf(row);
      if (pack) {
        await this.unpack(pack, Math.floor((row - pack.first) / A_PACKED_SLICE));
      }
    }
  }

  /** Returns the packed lines among which is a row's, or undefined. */
  packOf(row) {
    return this.packs.findLast(({ first }) => first <= row);
  }

  /** Unpacks a slice, once. */
  async unpack(pack, number) {
    pack.packed ??= pack.element.textContent.trim().split("\n");
    if (!pack.slices.has(number)) {
      pack.slices.set(number, (await unpacked(pack.packed[number])).split("\n"));
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

  /** Returns the line of a row that is at hand, as Python wrote it. */
  lineOf(row) {
    const pack = this.packOf(row);
    if (pack) {
      const place = row - pack.first;
      return pack.slices.get(Math.floor(place / A_PACKED_SLICE))[place % A_PACKED_SLICE];
    }
    this.written ??= this.whole.textContent.split("\n").filter((line) => line.startsWith('<li class="event"'));
    return this.written[row - Number(this.whole.dataset.first)];
  }
}
