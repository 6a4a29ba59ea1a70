"""Text room: what was read, made readable, with the way back to every character."""

from summarymine.text.prepare import prepare, prepare_text

__all__ = ["prepare", "prepare_text"]
