"""From matches to facts: who reports, of what time, planned or actual."""

from summarymine.facts.extract import document_quantities, extract_facts, packs_in_force
from summarymine.facts.ledger import find_entries

__all__ = ["document_quantities", "extract_facts", "find_entries", "packs_in_force"]
