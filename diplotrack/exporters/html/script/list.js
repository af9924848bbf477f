// The list of events: an answer in; its lines under their years out, a slice at a time where there are many.

const A_SLICE = 200;

class List {
  constructor(chronology, lines) {
    this.chronology = chronology;
    this.lines = lines;
    this.list = document.querySelector("ol#events");
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "more";
    this.list.after(this.button);
    this.answer = { rows: [], certain: [], certainly: 0 };
    this.shown = 0;
    this.year = null;
    this.work = Promise.resolve();
    this.button.addEventListener("click", () => this.more());
    new IntersectionObserver((seen) => seen.at(-1).isIntersecting && this.more(), { rootMargin: "600px" })
      .observe(this.button);
  }

  /** Says whether an answer is still being looked for. */
  busy(isBusy) {
    this.list.setAttribute("aria-busy", String(isBusy));
  }

  /** Shows the beginning of an answer in place of what was shown. */
  show(answer) {
    this.answer = answer;
    this.shown = 0;
    this.year = null;
    return this.upTo(this.lines.hasMore ? A_SLICE : answer.rows.length);
  }

  /** Shows the next slice. */
  more() {
    return this.upTo(this.shown + A_SLICE);
  }

  /** Shows the answer up to so many rows at the least, as soon as what is to be shown before is. */
  upTo(count) {
    const { answer } = this;
    this.work = this.work.then(async () => {
      await this.lines.fetch(answer.rows.slice(this.shown, count));
      if (answer === this.answer) {
        this.draw(count);
      }
    });
    return this.work;
  }

  /** Shows the lines, all of them at hand, of the answer up to so many rows. */
  draw(count) {
    const { rows, certain } = this.answer;
    const lines = document.createDocumentFragment();
    const isAnew = this.shown === 0;
    for (; this.shown < Math.min(count, rows.length); this.shown += 1) {
      const row = rows[this.shown];
      const line = this.lines.elementOf(row);
      line.classList.toggle("possible", !certain[this.shown]);
      lines.append(...this.newYear(row), line);
    }
    this.list[isAnew ? "replaceChildren" : "append"](lines);
    this.button.hidden = this.shown === rows.length;
    this.button.textContent = `Show more: ${numbered(this.shown)} of ${numbered(rows.length)} events are shown`;
  }

  /** Shows the whole answer at once, for printing, unless it is packed; returns what takes the rest away again. */
  all() {
    const { shown, year, answer } = this;
    const last = this.list.lastElementChild;
    if (!this.lines.isPacked) {
      this.draw(answer.rows.length);
    }
    return () => {
      while (last && answer === this.answer && this.list.lastElementChild !== last) {
        this.list.lastElementChild.remove();
        Object.assign(this, { shown, year });
      }
      this.draw(this.shown);
    };
  }

  /** Goes to an event of the answer, opens it and gives it the focus; tells whether it is there. */
  async goTo(row) {
    const place = this.answer.rows.indexOf(row);
    if (place < 0) {
      return false;
    }
    await this.upTo(place < this.shown ? this.shown : place + A_SLICE / 2);
    const line = this.lines.elementOf(row);
    this.list.querySelectorAll(".event.here").forEach((other) => other.classList.remove("here"));
    line.classList.add("here");
    line.querySelectorAll("details").forEach((details) => { details.open = true; });
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block: "start", behavior: "instant" });
    return true;
  }

  /** Returns the heading of a row's year where that is another than the one before, or nothing. */
  newYear(row) {
    const { year } = partsOf(this.chronology.rows.sort[row]);
    if (year === this.year) {
      return [];
    }
    this.year = year;
    const heading = document.createElement("li");
    heading.className = "year";
    heading.id = `year-${year}`;
    heading.appendChild(document.createElement("h2")).textContent = labelOf({ level: "year", number: year });
    return [heading];
  }
}
