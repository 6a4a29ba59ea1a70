"""Audit room: facts → findings, what figures say against or for each other."""

from summarymine.audit.audit import audit_document, audit_facts

__all__ = ["audit_document", "audit_facts"]
