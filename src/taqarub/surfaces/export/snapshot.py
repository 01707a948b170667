"""What every export says of itself: when and of what it was taken, codebook, licence, how to cite it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from taqarub import __version__
from taqarub.knowledge.ontology import load_ontology

LICENCE = (
    "Codes and counts are facts read by Taqarub (MIT) from news; quoted sentences belong to their outlets. "
    "Places: GeoNames (CC BY 4.0)."
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`digest` is of the exported events (64 hex digits): equal for the same events in every format."""

    date: str
    digest: str
    events: int
    reports: int
    sources: int

    def as_dict(self) -> dict[str, Any]:
        """Everything, in one order of keys: for a sidecar, or the metadata of a file."""
        return {
            "title": "Political events read from Arabic news",
            "snapshot_date": self.date,
            "digest": f"sha256:{self.digest}",
            **{key: value for key, value in asdict(self).items() if key not in ("date", "digest")},
            "coder": f"taqarub {__version__}",
            "codebook": load_ontology().source,
            "licence": LICENCE,
            "cite": self.citation(),
        }

    def citation(self) -> str:
        """How to cite the data, with what makes it findable: date and digest."""
        made = f"Taqarub {__version__}: political events read from Arabic news [Data set]"
        return f"Taqarub developers ({self.date[:4]}). {made}, snapshot {self.date}, sha256:{self.digest[:16]}."


def flat(meta: Mapping[str, Any]) -> dict[str, str]:
    """The same with texts only, as files that know nothing else want it."""
    return {key: str(value) for key, value in meta.items()}
