"""Who is who: countries, governments, bodies and people by every name; the parties behind statements.
In: readings. Out: entities across texts, parties, and how many origins stand behind a claim.
"""
