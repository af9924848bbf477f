// What a reader does to the chart, by mouse, by touch and by keys: gestures in, another look at the chart out. Nothing
// here keeps the page from scrolling: a wheel zooms only with Ctrl or ⌘, and a finger that moves up or down scrolls.

const MOUSE_REACH = 9; // pixels around a sign at which it is meant
const FINGER_REACH = 16;
const STILL = 4; // pixels that a pointer may move and still be a click
const STEP = 1.6; // how much closer a press of + comes
const KEYS_TOLD =
  "Arrow keys step through the events, Enter goes to the event in the list, plus and minus zoom, " +
  "Page Up and Page Down move, Home and End go to the first and the last event.";

class Steering {
  constructor(chart) {
    this.chart = chart;
    this.pointers = new Map();
    this.moved = 0;
    this.tip = new Tip(chart);
    this.makeStage();
    this.makeTools();
    chart.whenDrawn = () => this.drawn();
  }

  /** Makes the chart one stop of the tab key, that says what can be done there. */
  makeStage() {
    const { stage, svg } = this.chart;
    svg.removeAttribute("role");
    svg.setAttribute("aria-hidden", "true");
    Object.assign(stage, { tabIndex: 0, role: "application", ariaLabel: "Chart of the events", ariaDescription: KEYS_TOLD });
    this.said = document.createElement("p");
    this.said.className = "spoken";
    this.said.setAttribute("role", "status");
    stage.after(this.said);
    stage.addEventListener("keydown", (event) => this.key(event));
    stage.addEventListener("blur", () => this.tip.hide());
    stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    stage.addEventListener("dblclick", (event) => this.chart.zoom(1 / STEP ** 2, this.alongOf(event)));
    stage.addEventListener("pointerdown", (event) => this.down(event));
    stage.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
      stage.addEventListener(name, (event) => this.up(event));
    }
    stage.addEventListener("click", (event) => this.click(event));
    stage.addEventListener("dragstart", (event) => event.preventDefault());
  }

  /** Makes the buttons. */
  makeTools() {
    const tools = document.createElement("div");
    tools.className = "tools";
    const button = (text, label, work) => {
      const made = document.createElement("button");
      Object.assign(made, { type: "button", textContent: text, ariaLabel: label, title: label });
      made.addEventListener("click", work);
      tools.append(made);
      return made;
    };
    this.closer = button("+", "Zoom in", () => this.chart.zoom(1 / STEP));
    this.further = button("−", "Zoom out", () => this.chart.zoom(STEP));
    this.whole = button("All", "Show all of it", () => this.chart.look(0, 1));
    this.chart.stage.before(tools);
  }

  /** Brings buttons and tip up to date with what is drawn. */
  drawn() {
    const isWhole = this.chart.from === 0 && this.chart.to === 1;
    this.further.disabled = this.whole.disabled = isWhole;
    this.chart.stage.classList.toggle("zoomed", !isWhole);
    if (this.tip.row !== null && !this.chart.placeOf(this.tip.row)) {
      this.tip.hide();
    }
  }

  /** Does what a key asks for. */
  key(event) {
    const { chart } = this;
    const work = {
      ArrowRight: () => this.step(1),
      ArrowDown: () => this.step(1),
      ArrowLeft: () => this.step(-1),
      ArrowUp: () => this.step(-1),
      Home: () => this.stepTo(0),
      End: () => this.stepTo(chart.rows.length - 1),
      PageUp: () => chart.pan(-0.5),
      PageDown: () => chart.pan(0.5),
      "+": () => chart.zoom(1 / STEP, this.alongOfCurrent()),
      "=": () => chart.zoom(1 / STEP, this.alongOfCurrent()),
      "-": () => chart.zoom(STEP, this.alongOfCurrent()),
      Escape: () => this.tip.hide(),
      Enter: () => chart.current !== null && chart.choose(chart.current),
    }[event.key];
    if (work && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      work();
    }
  }

  /** Steps on by so many events from the current one, or to the first that is seen. */
  step(by) {
    const { chart } = this;
    const place = chart.rows.indexOf(chart.current);
    const seen = chart.rows.findIndex((row) => chart.marks.last[row] + 1 > chart.scale.first);
    this.stepTo(place < 0 ? Math.max(0, seen) : place + by);
  }

  /** Makes the event at a place of the answer the current one, and says it. */
  stepTo(place) {
    const { chart } = this;
    const nearest = Math.min(chart.rows.length - 1, Math.max(0, place));
    const row = chart.rows[nearest];
    if (row === undefined) {
      return;
    }
    chart.setCurrent(row);
    chart.draw();
    this.tip.show(row, chart.placeOf(row));
    const words = wordsOf(row, chart.chronology).join(". ");
    this.said.textContent = `${numbered(nearest + 1)} of ${numbered(chart.rows.length)}. ${words}`;
  }

  alongOfCurrent() {
    const place = this.chart.current === null ? null : this.chart.placeOf(this.chart.current);
    return place ? this.chart.alongOf(place.x + this.chart.names) : this.chart.alongOfMost();
  }

  /** Returns where in the picture an event of the mouse or of a finger is. */
  pointOf({ clientX, clientY }) {
    const box = this.chart.svg.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }

  alongOf(event) {
    return this.chart.alongOf(this.pointOf(event).x);
  }

  wheel(event) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.chart.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 120), this.alongOf(event));
    }
  }

  down(event) {
    if (event.button === 0) {
      this.pointers.set(event.pointerId, this.pointOf(event));
      this.moved = 0;
    }
  }

  /** One pointer that is down pans, two zoom, and none points at something. */
  move(event) {
    const before = this.pointers.get(event.pointerId);
    const now = this.pointOf(event);
    if (!before) {
      this.point(now, event.pointerType === "mouse" ? MOUSE_REACH : FINGER_REACH);
      return;
    }
    this.moved += Math.hypot(now.x - before.x, now.y - before.y);
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    if (others.length > 0) {
      const apart = (point) => Math.max(10, Math.abs(point.x - others[0].x));
      this.chart.zoom(apart(before) / apart(now), this.chart.alongOf((now.x + others[0].x) / 2));
    } else if (this.moved > STILL) {
      this.chart.stage.setPointerCapture(event.pointerId);
      this.tip.hide();
      this.drag(before, now);
    }
    this.pointers.set(event.pointerId, now);
  }

  /** Moves the lanes with the pointer; in the bars above, moves what is seen of all days. */
  drag(before, now) {
    const { chart } = this;
    const by = chart.alongOf(now.x) - chart.alongOf(before.x);
    chart.pan(before.y < STRIP ? by / (chart.to - chart.from) : -by);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (event.type === "pointerleave" && event.pointerType === "mouse") {
      this.tip.hide();
    }
  }

  /** Shows what is at a point. */
  point({ x, y }, reach) {
    const { chart } = this;
    const mark = chart.markAt(x, y, reach);
    const found = mark ? null : chart.cellAt(x, y);
    chart.stage.classList.toggle("pointing", Boolean(mark || found));
    if (mark) {
      this.tip.show(mark.row, mark);
    } else if (found) {
      this.tip.count(found.cell, found.lane);
    } else {
      this.tip.hide();
    }
  }

  /** Goes to the event that is clicked, comes closer to a cell; a finger is shown first what it would go to. */
  click(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    if (this.moved > STILL) {
      return;
    }
    const { chart } = this;
    const { x, y } = this.pointOf(event);
    const isFinger = event.pointerType === "touch";
    const mark = chart.markAt(x, y, isFinger ? FINGER_REACH : MOUSE_REACH);
    if (mark && (!isFinger || this.tip.held === mark.row)) {
      chart.choose(mark.row);
    } else if (mark) {
      chart.setCurrent(mark.row);
      this.tip.show(mark.row, mark, true);
    } else if (y < STRIP) {
      chart.pan((chart.alongOf(x) - chart.from) / (chart.to - chart.from) - 0.5);
    } else if (chart.cellAt(x, y)) {
      chart.zoom(1 / 8, chart.alongOf(x));
    } else {
      this.tip.hide();
    }
  }
}
