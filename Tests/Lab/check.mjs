// Holds the page of the lab against the programs that were just compiled and the native game, and drives it in
// Chromium. Started by `.ci/lab --check`, with the first line of what the compiler says of itself.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { drive } from "./page.mjs";

const committed = "Chapters/05-gan-lab/lab.html", compiler = process.argv[2];
const fail = words => { console.error(`Error: ${words}`); process.exit(1); };

/// The two programs in a page.
function programs(page) {
  const [, one, two, piece, text] = page.match(/data-one="(\d+)" data-two="(\d+)" data-piece="(\d+)">([^<]*)/);
  const all = gunzipSync(Buffer.from(text, "base64")), sizes = [Number(one), Number(two)];
  const count = Math.ceil(sizes[0] / Number(piece)), parts = [[], []];
  let from = 0;
  for (let i = 0; i < count; i += 1) {
    sizes.forEach((size, which) => {
      const length = Math.floor(size * (i + 1) / count) - Math.floor(size * i / count);
      parts[which].push(all.subarray(from, from += length));
    });
  }
  return parts.map(list => Buffer.concat(list));
}

/// The fingerprints that `main.swift` prints: of the ring, seed 1, after 20 and 200 rounds, and of an uneven game.
function fingerprints(program) {
  const core = new WebAssembly.Instance(new WebAssembly.Module(program)).exports;
  const play = rounds => {
    core.play(rounds);
    return BigInt.asUintN(64, core.fingerprint()).toString(16).padStart(16, "0");
  };
  core.begin(1, 3);
  const ring = [play(20), play(180)];
  for (const [rule, value] of [[1, 3], [4, 4], [5, 1], [7, 1], [10, 8], [12, 4], [19, 36]]) core.setRule(rule, value);
  core.begin(1, 3);
  return [...ring, play(20)];
}

const page = readFileSync(committed, "utf8"), held = programs(page);
const built = ["one", "two"].map(name => readFileSync(`.build/lab/${name}.wasm`));
if (page.includes(compiler)) {
  held.forEach((program, i) => program.equals(built[i]) || fail(`The page holds other programs than these sources give.`
    + " Renew it with: .build/release/course lab --accept --no-open"));
  console.log("programs: the same bytes as these sources give.");
} else {
  console.log("programs: bytes not compared, since another compiler made the page; their games are.");
}
if (!WebAssembly.validate(held[0])) {
  console.log("games: not compared, since this node lacks relaxed SIMD; node 20 has it with a flag.");
} else {
  const native = execFileSync(".build/lab/native", { encoding: "utf8" }).trim().split("\n");
  for (const program of [held[0], built[0]]) {
    const here = fingerprints(program);
    if (String(here) !== String(native)) fail(`The ring, seed 1, after 20 and 200 rounds, and an uneven game: ${here}, but natively ${native}.`);
  }
  console.log(`games: the native weights after 20 and after 200 rounds, and of an uneven game, bit for bit: ${native[1]}, ${native[2]}.`);
  if (existsSync(".build/lab/arm64.txt")) {
    const arm64 = readFileSync(".build/lab/arm64.txt", "utf8").trim().split("\n");
    if (String(arm64) !== String(native)) fail(`On arm64 the ring has ${arm64}, but natively ${native}.`);
    console.log("arm64: the native weights too.");
  } else {
    console.log("arm64: not played, since there is no qemu-aarch64 here. To have it: apt-get install qemu-user");
  }
  await drive(resolve(committed), native[1]);
}
