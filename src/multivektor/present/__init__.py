"""What a person sees: the dossier, one self-contained page."""

from multivektor.present.dossier import render_dossier
from multivektor.present.files import check_target, write_dossier
from multivektor.present.quality import Quality

__all__ = ["Quality", "check_target", "render_dossier", "write_dossier"]
