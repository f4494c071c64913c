// What the reader makes: a drawing, a picture, a film, a link.

// MARK: - Drawing by hand

function buildDrawing() {
  const canvas = $("plane");
  let last = null;
  const place = event => {
    const box = canvas.getBoundingClientRect();
    return [rounded((event.clientX - box.left) / box.width * 3 - 1.5), rounded(1.5 - (event.clientY - box.top) / box.height * 3)];
  };
  const preview = () => plane.show({ real: Float32Array.from(state.points.flat()), fakes: null }, state.rules.loss);
  canvas.onpointerdown = event => {
    if (state.distribution !== "drawn") return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    pause();
    if (!plane.draws) state.points = [];
    [plane.draws, last] = [true, null];
    canvas.onpointermove(event);
  };
  canvas.onpointermove = event => {
    if (!plane.draws || !canvas.hasPointerCapture(event.pointerId)) return;
    for (const each of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
      last = stroke(last, place(each));
    }
    preview();
  };
  canvas.onpointerup = canvas.onpointercancel = () => {
    if (!plane.draws) return;
    clearTimeout(plane.timer);
    plane.timer = setTimeout(finishDrawing, 900);
  };
  canvas.onkeydown = event => drawWithKeys(event, preview);
  canvas.onblur = () => { plane.cursor = null; plane.draw(); };
  $("wipe").onclick = () => { pause(); [state.points, plane.draws] = [[], true]; preview(); };
}

/// Sets points between two places of the pen, not too near to each other; returns where the pen is.
function stroke(from, to) {
  const start = from ?? to, way = Math.hypot(to[0] - start[0], to[1] - start[1]);
  if (from && way < 0.03) return from;
  for (let i = 1; i <= Math.max(Math.floor(way / 0.03), 1) && state.points.length < 500; i += 1) {
    const share = i / Math.max(Math.floor(way / 0.03), 1);
    state.points.push([0, 1].map(axis => rounded(start[axis] + share * (to[axis] - start[axis]))));
  }
  return to;
}

function finishDrawing() {
  plane.draws = false;
  if (state.points.length) beginAnew({}, true);
}

function drawWithKeys(event, preview) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
  if (state.distribution !== "drawn" || !(way || event.key === "Enter")) return;
  event.preventDefault();
  event.stopPropagation();
  plane.cursor ??= [0, 0];
  if (way) plane.cursor = plane.cursor.map((x, axis) => rounded(x + 0.1 * way[axis]));
  else {
    pause();
    if (!plane.draws) [state.points, plane.draws] = [[], true];
    state.points.push(plane.cursor);
    clearTimeout(plane.timer);
    plane.timer = setTimeout(finishDrawing, 2500);
    preview();
  }
  plane.draw();
}

// MARK: - Keeping

function keep(blob, name) {
  const link = document.createElement("a");
  [link.href, link.download] = [URL.createObjectURL(blob), name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  $("kept").textContent = `${name} is saved.`;
}

const fileName = ending => `lab-${state.distribution}-${state.seed}-${now.round}.${ending}`;

let linkTimer = 0, linkedAt = 0;

/// Brings the address up to date, ten times a second at most: browsers throttle a page that does so more often.
function showLink() {
  if (linkTimer) return;
  linkTimer = setTimeout(writeLink, Math.max(linkedAt + 100 - performance.now(), 0));
}

function writeLink() {
  [linkTimer, linkedAt] = [0, performance.now()];
  const hash = linkOf(state, now.isPlaying ? null : now.round);
  if (hash === location.hash) return;
  try { window.history.replaceState(null, "", hash); } catch { /* some browsers forbid it to files */ }
}

async function copyLink() {
  showLink();
  const link = location.href.replace(/#.*/, "") + linkOf(state, now.round);
  try {
    await navigator.clipboard.writeText(link);
    $("kept").textContent = "The link is copied: it plays this very game to this round.";
  } catch {
    pause();
    $("kept").textContent = "The link is in the address bar: it plays this very game to this round.";
  }
}

function filmOrStop() {
  if (film) return film.stop();
  const type = ["video/webm;codecs=vp9", "video/webm", "video/mp4"].find(type => globalThis.MediaRecorder?.isTypeSupported(type));
  if (!type || !$("plane").captureStream) return $("kept").textContent = "This browser cannot film a canvas.";
  const pieces = [];
  film = new MediaRecorder($("plane").captureStream(30), { mimeType: type, videoBitsPerSecond: 5e6 });
  film.ondataavailable = event => pieces.push(event.data);
  film.onstop = () => {
    [film, plane.caption] = [null, ""];
    $("film").textContent = "Film";
    keep(new Blob(pieces, { type }), fileName(type.includes("mp4") ? "mp4" : "webm"));
  };
  film.start();
  $("film").textContent = "Stop and save the film";
  $("kept").textContent = "The plane is being filmed.";
  if (!now.isPlaying && !slow.isOn) playOrPause();
}
