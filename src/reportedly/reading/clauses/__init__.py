"""Clauses that attribute: cues, the phrases beside them, and how far what is said reaches.
In: sentences. Out: cues, phrases and drafts of statements.
"""
