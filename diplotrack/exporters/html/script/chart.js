// The chart: an answer in; lanes below an axis below bars out, for the width that there is and the days that are
// looked at. What a reader does to it is in steering.js.

const CLOSEST = 4; // days that are seen at the least

class Chart {
  /** Takes the rows, and what is called with the row of an event that is chosen. */
  constructor(chronology, choose) {
    this.chronology = chronology;
    this.choose = choose;
    this.marks = new Marks(chronology.rows.mark);
    this.seats = new Seats(chronology);
    this.certain = new Uint8Array(chronology.rows.key.length);
    this.rows = [];
    this.full = this.stretched = new Scale(chronology.knots);
    this.evened = evened(this.stretched);
    this.from = 0; // the place on the full scale with which begins what is seen
    this.to = 1;
    this.current = null; // the row of the event at which the reader is
    this.figure = document.querySelector("figure#chart");
    this.svg = this.figure.querySelector("svg.swimlane");
    this.kept = [...this.svg.children].filter(({ localName }) => ["title", "desc", "defs"].includes(localName));
    this.stage = document.createElement("div");
    this.stage.className = "stage";
    this.svg.replaceWith(this.stage);
    this.stage.append(this.svg);
    this.legend = new Legend(this.figure);
    this.width = 0;
    new ResizeObserver(() => this.resize()).observe(this.stage);
  }

  /** Shows an answer. */
  show(answer) {
    this.rows = answer.rows;
    answer.rows.forEach((row, place) => { this.certain[row] = answer.certain[place]; });
    this.draw();
  }

  /** Shows all days with the same room, or with room where much happens. */
  setScale(isEven) {
    const [first, last] = [this.full.day(this.from), this.full.day(this.to)];
    this.full = isEven ? this.evened : this.stretched;
    this.look(this.full.at(first), this.full.at(last));
  }

  /** Looks at what lies between two places of the full scale, or as near to that as is possible. */
  look(from, to) {
    const day = (place) => this.full.day(place);
    let [low, high] = [Math.max(0, from), Math.min(1, to)];
    if (day(high) - day(low) < CLOSEST) {
      const middle = day((low + high) / 2);
      [low, high] = [this.full.at(middle - CLOSEST / 2), this.full.at(middle + CLOSEST / 2)];
    }
    [this.from, this.to] = [low, high];
    this.later();
  }

  /** Sees so many times as much around a place of what is seen (0 to 1); less than 1 comes closer. */
  zoom(times, around = this.alongOfMost()) {
    const middle = this.from + (this.to - this.from) * around;
    const width = Math.min(1, (this.to - this.from) * times);
    const from = Math.min(1 - width, Math.max(0, middle - width * around));
    this.look(from, from + width);
  }

  /** Returns how far along what is seen the middle one of the events in sight is, 0 to 1; the middle where none is. */
  alongOfMost() {
    const [first, last] = this.scale.ends;
    const days = this.rows.map((row) => this.marks.at[row] + 0.5).filter((day) => first <= day && day <= last);
    const middle = days.sort((one, other) => one - other)[days.length >> 1];
    return middle === undefined ? 0.5 : this.scale.at(middle);
  }

  /** Moves by a part of what is seen; negative is back. */
  pan(part) {
    const width = this.to - this.from;
    const from = Math.min(1 - width, Math.max(0, this.from + width * part));
    this.look(from, from + width);
  }

  /** Makes an event the current one, and moves there where it is out of sight; null for none. */
  setCurrent(row) {
    this.current = row;
    if (row !== null) {
      const place = this.full.at(this.marks.at[row] + 0.5);
      if (place < this.from || place > this.to) {
        this.pan((place - this.from) / (this.to - this.from) - 0.5);
      }
    }
    this.later();
  }

  resize() {
    if (this.stage.clientWidth !== this.width) {
      this.later();
    }
  }

  /** Draws before the next picture is shown, once. */
  later() {
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  /** Draws everything. */
  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    this.width = this.stage.clientWidth;
    if (!this.width) {
      return;
    }
    this.names = roomForNames(this.width);
    this.measures = { ...MEASURES, width: this.width - this.names };
    this.scale = this.full.between(this.from, this.to);
    Object.assign(this, lanesOf(this.rows, this.chronology, this.seats, this.marks, this.scale, this.measures));
    const bottom = setHeights(this.lanes, this.chronology, this.names, STRIP + AXIS);
    const plot = { class: "plot", transform: `translate(${this.names} 0)` };
    const { strip, counts } = drawnStrip(this);
    const clip = drawn("clipPath", { id: "swimlane-seen" },
      drawn("rect", { width: this.measures.width, height: bottom }));
    this.svg.replaceChildren(
      ...this.kept,
      clip,
      ...counts,
      drawn("g", plot, ...this.drawnAxis(bottom), strip),
      ...this.lanes.map((lane) => drawnName(lane, this.chronology, this.width)),
      drawn("g", { ...plot, "clip-path": "url(#swimlane-seen)" }, ...drawnTies(this.lanes), ...this.lanes.map((lane) =>
        drawnMarks(lane, this.chronology, this.marks, (row) => this.certain[row], this.density)), ...this.drawnRing()),
    );
    this.svg.setAttribute("width", this.width);
    this.svg.setAttribute("height", bottom + FOOT);
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${bottom + FOOT}`);
    this.legend.explain(this.rows, this.marks, (row) => this.certain[row], this.density, this.full !== this.evened);
    this.whenDrawn?.();
  }

  drawnAxis(bottom) {
    const { measures, scale } = this;
    const inset = measures.stub + measures.sign;
    const ticks = this.chronology.events === 0 ? [] : ticksOf(scale, measures.width - 2 * inset, LETTER);
    return drawnTicks(ticks, measures, STRIP + AXIS, bottom);
  }

  /** Returns a ring around the current event, where it is in sight. */
  drawnRing() {
    const place = this.current === null ? null : this.placeOf(this.current);
    return place ? [drawn("circle", { class: "ring", cx: short(place.x), cy: short(place.y), r: 8.5 })] : [];
  }

  /** Returns where the uppermost sign of a row stands behind the names, or null where it is out of sight. */
  placeOf(row) {
    for (const lane of this.lanes) {
      const mark = lane.marks?.find((each) => each.row === row);
      if (mark?.isSignSeen) {
        return mark;
      }
      if (lane.cells && lane.rows.includes(row)) {
        return { x: across(this.marks.at[row] + 0.5, this.scale, this.measures), y: lane.middle };
      }
    }
    return null;
  }

  /** Returns the mark at a point of the picture, or the nearest within reach (pixels), or null. */
  markAt(x, y, reach) {
    const behindNames = x - this.names;
    let nearest = null;
    let least = reach;
    for (const lane of this.lanes) {
      for (const mark of lane.marks ?? []) {
        const away = Math.abs(mark.y - y);
        const isWithin = away <= HEIGHTS.band / 2 && mark.left <= behindNames && behindNames <= mark.right;
        const distance = isWithin ? Math.max(away, reach - 1) : Math.hypot(mark.x - behindNames, away);
        if (distance < least) {
          [nearest, least] = [mark, distance];
        }
      }
    }
    return nearest;
  }

  /** Returns the cell at a point of the picture, with its lane, or null. */
  cellAt(x, y) {
    const lane = this.lanes.find((each) => each.cells && Math.abs(each.middle - y) <= CELL / 2);
    const cell = lane?.cells.find(({ left }) => left <= x - this.names && x - this.names < left + MEASURES.cell);
    return cell ? { lane, cell } : null;
  }

  /** Returns how far along what is seen a point of the picture is, 0 to 1. */
  alongOf(x) {
    const inset = this.measures.stub + this.measures.sign;
    return Math.min(1, Math.max(0, (x - this.names - inset) / (this.measures.width - 2 * inset)));
  }
}
