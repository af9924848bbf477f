// The page at work: address, filters, list and chart hang together here.

/** Begins. */
async function start() {
  const chronology = await readRows();
  new Page(chronology).begin();
}

class Page {
  constructor(chronology) {
    this.chronology = chronology;
    this.versions = new Versions(chronology);
    this.texts = new Texts(chronology);
    this.lines = new Lines();
    this.question = {};
    this.asking = 0;
    this.waiting = null;
    this.list = new List(chronology, this.lines);
    this.chart = new Chart(chronology, (row) => this.goTo(chronology.rows.key[row]));
    this.steering = new Steering(this.chart);
    this.form = new Form(chronology, (question, isTyping) => this.asked(question, isTyping));
    this.form.fields.scale.addEventListener("change", ({ target }) => this.chart.setScale(target.value === "even"));
  }

  /** Shows what the address asks for, and listens. */
  begin() {
    window.addEventListener("hashchange", () => this.follow());
    window.addEventListener("beforeprint", () => this.unfold());
    window.addEventListener("afterprint", () => this.fold());
    schemeButton();
    this.follow();
  }

  /** Goes where the address points: to a question behind "#?", or to an event. */
  async follow() {
    const address = location.hash.slice(1);
    if (address.startsWith("?") || !address) {
      await this.ask(questionOf(address.slice(1)));
      return;
    }
    await this.ask(this.question);
    await this.goTo(decoded(address));
  }

  /** Takes a question from the form: typing changes the address in place, a choice can be gone back from. */
  asked(question, isTyping) {
    clearTimeout(this.waiting);
    const address = `#?${addressOf(question)}`;
    if (isTyping) {
      this.waiting = setTimeout(() => this.ask(question, address), this.chronology.events > 2000 ? 150 : 0);
    } else if (address !== location.hash && (location.hash.startsWith("#?") || address !== "#?")) {
      location.hash = address;
    } else {
      this.ask(question, address);
    }
  }

  /** Asks a question and shows the answer; one from the form brings an address, any other is shown in the form. */
  async ask(question, address = null) {
    this.asking += 1;
    const turn = this.asking;
    this.list.busy(true);
    if (question.q && !this.texts.isRead) {
      document.querySelector("#shown").textContent = "Searching …";
      await this.texts.read();
    }
    if (turn !== this.asking) {
      return;
    }
    this.question = question;
    if (address) {
      replaceAddress(address);
    } else {
      this.form.set(question);
    }
    const day = periodOf(question["as-of"] ?? "")?.last ?? null;
    const known = this.versions.asOf(day);
    this.answer = answerOf(question, this.chronology, known, (row) => this.texts.of(row));
    this.known = known.length;
    this.sayCounts();
    this.chart.show(this.answer);
    await this.list.show(this.answer);
    this.list.busy(false);
  }

  /** Goes to an event by its key, and asks for everything first where the question leaves it out. */
  async goTo(key) {
    const event = this.versions.eventOf(key);
    if (event < 0) {
      return;
    }
    const { rows } = this.chronology;
    let row = this.answer.rows.find((each) => rows.key[each] === key);
    if (row === undefined) {
      await this.ask({});
      row = event;
    }
    replaceAddress(`#${encodeURIComponent(key)}`);
    await this.list.goTo(row);
    this.chart.setCurrent(row);
  }

  /** Says how many events answer, and how surely. */
  sayCounts() {
    const { rows, certainly } = this.answer;
    const { length } = rows;
    const all = `${numbered(this.known)} ${this.known === 1 ? "event" : "events"}`;
    const surely = certainly < length
      ? `: ${numbered(certainly)} certainly, ${numbered(length - certainly)} possibly` : "";
    document.querySelector("#shown").textContent = `${length < this.known ? `${numbered(length)} of ` : ""}${all}${surely}.`;
  }

  /** Opens everything, for printing. */
  unfold() {
    this.shorten = this.list.all();
    this.opened = [...document.querySelectorAll("details:not([open])")];
    this.opened.forEach((details) => { details.open = true; });
  }

  /** Closes what was opened for printing. */
  fold() {
    this.opened?.forEach((details) => { details.open = false; });
    this.shorten?.();
    this.opened = this.shorten = null;
  }
}

/** Returns what an address writes, or the address itself where it writes nothing. */
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Puts an address in place of the one that is there, where the browser allows it. */
function replaceAddress(address) {
  try {
    history.replaceState(null, "", address);
  } catch {
    // some browsers keep the address of a local file as it is
  }
}

/** Lets a button change between light and dark, from what the reader's system prefers. */
function schemeButton() {
  const button = document.querySelector("button#scheme");
  const root = document.documentElement;
  let isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const say = () => {
    button.textContent = isDark ? "Light" : "Dark";
    button.setAttribute("aria-pressed", String(isDark));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    isDark = !isDark;
    root.dataset.scheme = isDark ? "dark" : "light";
    say();
  });
  say();
}

start();
