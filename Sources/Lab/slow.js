// Slow motion: a round in its phases, with the line of Swift that is at work.
const slow = { isOn: false, phases: [], at: 0, timer: 0 };

// [part that is lit, words of the line that is at work, what happens, the move that is made then]
const FORGING = [
  ["noise", "generator(noise", "Noise is drawn: numbers that mean nothing, here as a flat grid."],
  ["generator", "generator(noise", "The generator bends it as it has learned to …"],
  ["fakes", "generator(noise", "… into fakes."],
];
const LESSON = [
  ["real", "let real", "The discriminator’s lesson. Some real points are drawn."],
  ...FORGING,
  ["mind", "rules.loss.ofDiscriminator", "The discriminator looks at both …"],
  ["verdicts", "rules.loss.ofDiscriminator", "… and says how real it finds each: teal for real, orange for fake."],
  ["loss", "rules.loss.ofDiscriminator", "The loss is how wrong it was."],
  ["mind", ".minimize(", "Slopes of that loss run back through the discriminator, and its weights take a step: the tint moves.", "d"],
];
const MOVE = [
  ["noise", "generator(noise", "The generator’s move. Again noise …"],
  ["generator", "generator(noise", "… is bent …"],
  ["fakes", "generator(noise", "… into fakes."],
  ["verdicts", "rules.loss.ofGenerator", "The discriminator, which stands still now, judges them."],
  ["loss", "rules.loss.ofGenerator", "This time the loss is how little it believed."],
  ["wishes", ".minimize(", "Slopes run back through the discriminator to the fakes: each learns which way to go …"],
  ["generator", ".minimize(", "… and on into the generator, whose weights take a step: the fakes move.", "g"],
];

function enterSlowMotion() {
  if (slow.isOn) return leaveSlowMotion();
  if (now.reason) return;
  if (now.isPlaying) playOrPause();
  slow.isOn = true;
  [slow.phases, slow.at] = [[], 0];
  $("slow").textContent = "Leave slow motion";
  $("phase").hidden = false;
  document.querySelector(".code").classList.add("open");
  nextPhase();
}

/// The phases of one round by the rules of this game.
function phasesOfRound() {
  const times = (count, phases, name) => Array.from({ length: count }, () => phases.map(phase => [...phase])).flat()
    .map(([part, words, text, move]) => ({ part, words, text, move, name }));
  return [
    ...times(state.rules.dmoves, LESSON, "trainDiscriminator"), ...times(state.rules.gmoves, MOVE, "trainGenerator"),
  ];
}

function nextPhase() {
  if (slow.at >= slow.phases.length) {
    if (slow.phases.length) engine({ name: "count" });
    [slow.phases, slow.at] = [phasesOfRound(), 0];
  }
  const phase = slow.phases[slow.at];
  slow.at += 1;
  light(phase.part);
  lightLine(phase.name, phase.words);
  $("phase").textContent = phase.text;
  const line = document.querySelector("#code .lit");
  if (line) $("phase").append(Object.assign(document.createElement("code"), { textContent: line.textContent.trim() }));
  if (phase.move) engine({ name: "move", kind: phase.move, isSlow: true });
  bendSheet(phase.part);
  slow.timer = setTimeout(nextPhase, 700 + 18 * phase.text.length);
}

/// What was done of an unfinished round counts as done by hand.
function leaveSlowMotion() {
  if (!slow.isOn) return;
  clearTimeout(slow.timer);
  slow.isOn = false;
  if (slow.at >= slow.phases.length) engine({ name: "count" });
  else state.events.push(...slow.phases.slice(0, slow.at).filter(phase => phase.move)
    .map(phase => ({ round: now.round, kind: phase.move })));
  $("slow").textContent = "Slow motion";
  $("phase").hidden = true;
  light(null);
  lightLine(null);
  bendSheet(null);
  showLink();
}

/// Shows the sheet of noise flat, or how the generator bends it.
function bendSheet(part) {
  plane.bend = part === "noise" ? 0 : 1;
  plane.draw();
  if (part !== "generator" || isCalm) return;
  const start = performance.now();
  const step = time => {
    const share = Math.min(Math.max((time - start) / 700, 0), 1);
    if (plane.lit === "manifold") plane.bend = share * share * (3 - 2 * share);
    plane.draw();
    if (share < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/// Lights a part of the diagram, and what belongs to it on the plane.
function light(part) {
  const onPlane = { noise: "manifold", generator: "manifold", verdicts: "mind" };
  plane.lit = onPlane[part] ?? part;
  for (const item of document.querySelectorAll(".parts li")) item.classList.toggle("lit", item.dataset.part === part);
  document.querySelector(".losses").classList.toggle("lit", part === "loss");
  document.querySelector("main").classList.toggle("pale", part !== null);
}

/// Each line of the code is an element of its own, so that it can be lit.
function buildCode() {
  const lines = $("code").textContent.replace(/\n+$/, "").split("\n");
  $("code").replaceChildren(...lines.map(line => {
    const element = document.createElement("span");
    element.textContent = line + "\n";
    return element;
  }));
}

/// Lights the first line of a function that holds these words, with those that the statement goes on in.
function lightLine(name, words) {
  const lines = [...$("code").children];
  for (const line of lines) line.classList.remove("lit");
  const start = lines.findIndex(line => name && line.textContent.includes(`func ${name}(`));
  if (start < 0) return;
  const found = lines.findIndex((line, i) => i > start && line.textContent.includes(words));
  if (found < 0) return;
  const open = text => (text.match(/[([]/g) ?? []).length - (text.match(/[)\]]/g) ?? []).length;
  let end = found, depth = open(lines[found].textContent);
  while (depth > 0 && end + 1 < lines.length) depth += open(lines[end += 1].textContent);
  while (found <= end) lines[end--].classList.add("lit");
  const { offsetTop } = lines[found];
  $("code").scrollTop = Math.max(offsetTop - $("code").offsetTop - 40, 0);
}
