"""From matches to facts: who reports, of what time, planned or actual."""

from summarymine.facts.extract import document_quantities, extract_facts

__all__ = ["document_quantities", "extract_facts"]
