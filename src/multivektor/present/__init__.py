"""What a person sees: the dossier, one self-contained page, and tables of names."""

from multivektor.present.concordance import concordance_csv, concordance_lines, proposed_lines
from multivektor.present.dossier import render_dossier
from multivektor.present.files import check_target, write_file
from multivektor.present.quality import Quality

__all__ = [
    "Quality",
    "check_target",
    "concordance_csv",
    "concordance_lines",
    "proposed_lines",
    "render_dossier",
    "write_file",
]
