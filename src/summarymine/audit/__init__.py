"""Audit room: facts → findings, what figures say against or for each other."""

from summarymine.audit.audit import (
    AGAINST,
    WEIGHTS,
    audit_document,
    audit_facts,
    audit_kept_facts,
    codes_by_fact,
)
from summarymine.audit.sentences import finding_sentence

__all__ = [
    "AGAINST",
    "WEIGHTS",
    "audit_document",
    "audit_facts",
    "audit_kept_facts",
    "codes_by_fact",
    "finding_sentence",
]
