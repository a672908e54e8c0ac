"""Numbers, units and what is counted.
In: a text. Out: quantities with their bounds, units and nouns.
"""
